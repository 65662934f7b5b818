import { expect, test } from 'vitest';
import { hasDecimalComma, LanguageTag, languageFor, otherLanguage, Text, textIn } from '@/lib/text';

test('a text has at least one language, and keys that are language tags', () => {
  for (const text of [{ de: 'Ja.' }, { en: 'Yes.', fr: 'Oui.' }, { 'pt-BR': 'Sim.', 'zh-Hant': '是' }]) {
    expect(Text.safeParse(text).data).toEqual(text);
  }
  for (const text of [{}, { de: '' }, { english: 'Yes.' }, { title: 'Yes.' }, 'Yes.']) {
    expect(Text.safeParse(text).success, JSON.stringify(text)).toBe(false);
  }
  expect(LanguageTag.safeParse('de_DE').error?.issues[0]?.message).toContain('such as de or pt-BR');
});

test('a reader gets their own language, another region of it, or the first', () => {
  expect(textIn({ de: 'Ja.', fr: 'Oui.' }, 'fr')).toBe('Oui.');
  expect(textIn({ de: 'Ja.', fr: 'Oui.' }, 'en')).toBe('Ja.');
  expect(textIn({ de: 'Ja.', 'fr-CA': 'Oui.' }, 'fr')).toBe('Oui.');
  expect(languageFor(['pt-BR', 'pt'], 'pt')).toBe('pt');
  expect(() => languageFor([], 'en')).toThrow();
});

test('only what is in another language than the page is marked so', () => {
  expect(otherLanguage(['en', 'fr'], 'fr')).toBeUndefined();
  expect(otherLanguage(['fr-CA'], 'fr')).toBeUndefined();
  expect(otherLanguage(['de'], 'fr')).toBe('de');
});

test('decimal commas stand where the language has them', () => {
  expect(['de', 'fr', 'en', 'ja'].map(hasDecimalComma)).toEqual([true, true, false, false]);
});
