import { expect, test } from 'vitest';
import { completionAt, insertSaved } from '@/app/components/review/saved-completion';

const saved = ['gap', 'seed', 'speed'].map((name) => ({ id: name, name, body: `About ${name}.` }));
const names = (text: string, caret = text.length) => completionAt(text, caret, saved)?.offered.map(({ name }) => name);

test('a slash and a few letters offer what begins so, then what has them in it', () => {
  expect(names('/')).toEqual(['gap', 'seed', 'speed']);
  expect(names('Look: /s')).toEqual(['seed', 'speed']);
  expect(names('/EED')).toEqual(['seed', 'speed']);
  expect(names('/x')).toBeUndefined();
});

test('a slash inside a word, or before another word, is a slash', () => {
  expect(names('train/se')).toBeUndefined();
  expect(names('/seed and')).toBeUndefined();
  expect(names('/seed and', 5)).toEqual(['seed']);
});

test('the comment stands where the slash stood, and the caret behind it', () => {
  const completion = completionAt('See /ga here', 7, saved);
  expect(completion && insertSaved('See /ga here', completion, saved[0] as (typeof saved)[0])).toEqual({
    text: 'See About gap. here',
    caret: 14,
  });
});
