import { expect, test } from 'vitest';
import { sentence } from '@/lib/sandbox';
import { findingOf, SYNTAX_SENTENCES } from '@/lib/sandbox/syntax';

const said = (message: string, source: string) => {
  const { reason, values } = findingOf(message, source);
  return sentence(reason, values).en;
};

test('what stands in the source is quoted, and what does not is not', () => {
  const source = 'let größe = 1; größe 2;';
  expect(said('Expected ";" but found "2"', source)).toBe('Expected ;, found 2.');
  expect(said('The symbol "größe" has already been declared', source)).toBe('größe is declared twice.');
  const plain = sentence('syntax').en;
  expect(said('The symbol "secret" has already been declared', source)).toBe(plain);
  expect(said('Expected ";" but found "secret"', source)).toBe(plain);
  expect(said('Expected "secret" but found "2"', source)).toBe(plain);
});

test('a message that is not known is the general sentence', () => {
  const plain = sentence('syntax').en;
  for (const message of [
    '',
    'Could not read from file: /etc/passwd',
    'Expected string in source map but found "let"',
  ]) {
    expect(said(message, 'let x = 1;')).toBe(plain);
  }
});

test('every sentence is filled by the values that its message has, in both languages', () => {
  const source = 'secret "x"';
  for (const message of [
    'Unexpected "secret"',
    'Expected identifier but found "secret"',
    'Cannot use "secret" here:',
  ]) {
    const { reason, values } = findingOf(message, source);
    expect(Object.keys(SYNTAX_SENTENCES)).toContain(reason);
    const { en, fr } = sentence(reason, values);
    for (const text of [en, fr]) expect(text).toMatch(/secret/);
    for (const text of [en, fr]) expect(text).not.toMatch(/[{}]/);
  }
});
