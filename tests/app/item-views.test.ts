import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ItemField, nothingIn, press, toAnswer, toFilled } from '@/app/components/item/views';
import en from '@/app/i18n/en/quiz.json';
import fr from '@/app/i18n/fr/quiz.json';
import { showFeedback, showItem } from '@/app/server/items';
import type { Locale } from '@/lib/authoring/text';
import { forStudent, Item, keyAnswer, parseAnswer, score, wrongAnswers } from '@/lib/items/item';
import { matchingOf, multipleChoice, option, orderingOf, SAMPLES, shortText } from '../items/sample-items';

const MESSAGES = { en: { quiz: en }, fr: { quiz: fr } };

async function drawn(item: Item, answer: unknown, { locale = 'en' as Locale, settled = false } = {}): Promise<string> {
  const shown = await showItem(forStudent(item, 3), locale);
  const marked = settled ? score(item, 3, parseAnswer(item, answer)) : null;
  const feedback = marked && (await showFeedback(marked, locale));
  const filled = answer === null ? nothingIn(shown) : toFilled(shown, answer);
  const children = createElement(ItemField, { item: shown, filled, feedback, onChange: () => {} });
  const messages = MESSAGES[locale];
  const page = createElement(NextIntlClientProvider, { locale, messages, timeZone: 'UTC', children });
  return renderToStaticMarkup(page);
}

describe.each(SAMPLES)('a $kind question', (item) => {
  test('is asked in both languages, without its key', async () => {
    for (const locale of ['en', 'fr'] as const) {
      const html = await drawn(item, null, { locale });
      expect(html).toContain('What is the limit of');
      expect(html).not.toContain('SECRET');
    }
  });

  test('takes an answer up again as it was kept, and gives the same one', async () => {
    const shown = await showItem(forStudent(item, 3), 'en');
    for (const answer of [keyAnswer(item), ...wrongAnswers(item)]) {
      expect(toAnswer(shown, toFilled(shown, answer))).toEqual(answer);
    }
    expect(toAnswer(shown, nothingIn(shown))).toBeNull();
    expect(toFilled(shown, { nonsense: 1 })).toEqual(nothingIn(shown));
  });

  test('stands still once it is marked', async () => {
    const html = await drawn(item, keyAnswer(item), { settled: true });
    expect(html).not.toContain('<button');
    for (const [input] of html.matchAll(/<input[^>]*>/g)) expect(input).toMatch(/disabled|readOnly|readonly/i);
  });
});

describe('an ordering', () => {
  const item = orderingOf(3, 'longest-run');

  test('is a list whose entries are moved by named buttons', async () => {
    const html = await drawn(item, { order: ['e1', 'e0', 'e2'] });
    expect(html.match(/Entry \d/g)).toEqual(['Entry 1', 'Entry 0', 'Entry 2']);
    expect(html.match(/<button[^>]*aria-label="Move (?:up|down)"[^>]*>/g)).toHaveLength(6);
    for (const [, described] of html.matchAll(/<button[^>]*aria-describedby="([^"]+)"/g)) {
      expect(html).toContain(`<span id="${described}"`);
    }
    expect(html.match(/<button[^>]* disabled=""/g)).toHaveLength(2);
    expect(html).toContain('aria-live="polite"');
  });

  test('says after marking what is in its place, and the right order', async () => {
    const html = await drawn(item, { order: ['e0', 'e2', 'e1'] }, { settled: true, locale: 'fr' });
    expect(html.match(/À sa place|Sa place est ailleurs/g)).toEqual([
      'À sa place',
      ...Array(2).fill('Sa place est ailleurs'),
    ]);
    expect(html.split('L’ordre juste')[1]?.match(/Entry \d/g)).toEqual(['Entry 0', 'Entry 1', 'Entry 2']);
    expect(await drawn(item, keyAnswer(item), { settled: true })).not.toContain('The right order');
  });
});

describe('a matching', () => {
  const item = matchingOf(3, 'by-pair');

  test('has one list for each prompt, named by it, and shows what stands there', async () => {
    const html = await drawn(item, { pairs: { p1: 'c3' } });
    const lists = [...html.matchAll(/<button[^>]*role="combobox"[^>]*aria-labelledby="([^"]+)"[^>]*>(.*?)<\/button>/g)];
    const named = lists.map(([, id, inside]) => {
      const [, prompt] = new RegExp(`id="${id}"><span[^>]*>(Prompt \\d)`).exec(html) ?? [];
      return [prompt, /Choice \d|Choose/.exec(inside ?? '')?.[0]];
    });
    expect(named.sort()).toEqual([
      ['Prompt 0', 'Choose'],
      ['Prompt 1', 'Choice 3'],
      ['Prompt 2', 'Choose'],
    ]);
  });

  test('prints what there is to choose from until it is answered', async () => {
    const printed = (html: string) => /<ul class="hidden[^"]*print:block">(.*?)<\/ul>/.exec(html)?.[1] ?? '';
    expect(printed(await drawn(item, null)).match(/Choice \d/g)).toHaveLength(4);
    expect(printed(await drawn(item, keyAnswer(item), { settled: true }))).toBe('');
  });

  test('says after marking what was chosen, what belongs there and why', async () => {
    const html = await drawn(item, { pairs: { p0: 'c0', p1: 'c3', p2: 'c1' } }, { settled: true, locale: 'fr' });
    const told = Object.fromEntries(
      html
        .split('<li')
        .slice(1)
        .map((part) => [/Prompt \d/.exec(part)?.[0], part.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')]),
    );
    expect(told['Prompt 0']).toMatch(/Choice 0 .*Juste .*SECRET p0/);
    expect(told['Prompt 1']).toMatch(
      /Choice 3 .*Pas celle-ci .*SECRET p1 not c3.*Ce qui va ici : Choice 1.*SECRET missed p1/,
    );
    expect(told['Prompt 2']).toMatch(/Choice 1 .*Pas celle-ci .*Ce qui va ici : Choice 2.*SECRET missed p2/);
    expect(html).not.toMatch(/role="combobox"|<button/);
  });
});

test('none of these is one more choice, chosen alone, by key too', async () => {
  const item = Item.parse({
    ...multipleChoice([true, false], 'proportional'),
    none: true,
    options: [option('a', false), option('b', false)],
  });
  const shown = await showItem(forStudent(item, 3), 'en');
  expect(await drawn(item, null)).toContain('None of these');
  const none = press(shown, nothingIn(shown), 3);
  expect(toAnswer(shown, none)).toEqual({ choices: [] });
  expect(toAnswer(shown, press(shown, none, 3))).toBeNull();
  const [first] =
    forStudent(item, 3).kind === 'multiple-choice' ? (shown.kind === 'multiple-choice' ? shown.options : []) : [];
  expect(toAnswer(shown, press(shown, none, 1))).toEqual({ choices: [first?.id] });
  expect(toFilled(shown, { choices: [] })).toEqual(none);
  expect(press(shown, none, 4)).toBeNull();
  const html = await drawn(item, { choices: [] }, { settled: true });
  expect(html.match(/checked=""/g)).toHaveLength(1);
});

test('a short text has one field, named by its question', async () => {
  const html = await drawn(shortText, { text: 'null space' });
  const [, id] = /<input[^>]*aria-labelledby="([^"]+)"/.exec(html) ?? [];
  expect(html).toContain(`<div id="${id}"`);
  expect(html).toContain('value="null space"');
});
