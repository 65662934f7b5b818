import { expect, test } from 'vitest';
import { quizForStudent } from '@/lib/catalog/projections';
import { quizzesOf } from '@/lib/catalog/select';
import { smallCatalog } from './small-course';

const catalog = await smallCatalog();
const [quiz] = quizzesOf(catalog.courses.get('small') as never);
if (!quiz) throw new Error('The small course has no quiz.');
const [first, ...rest] = quiz.items;
if (!first) throw new Error('The quiz is empty.');

test('what a quiz is worth is told by points and by how they are given, alike ones together', () => {
  const part = { ...first, id: 'b', kind: 'cloze' } as never;
  const items = [first, { ...first, id: 'a' }, part, { ...first, id: 'c', points: 2 }];
  const told = quizForStudent({ ...quiz, items, parts: items.map((item) => ({ choose: 1, of: [item] })) });
  expect(told.worth).toEqual([
    { count: 2, points: 1000, earns: 'whole' },
    { count: 1, points: 1000, earns: 'part' },
    { count: 1, points: 2000, earns: 'whole' },
  ]);
  expect(told.worth.reduce((sum, { count, points }) => sum + count * points, 0)).toBe(told.maxPoints);
  const drawn = quizForStudent({ ...quiz, items: [first, part], parts: [{ choose: 1, of: [first, part] }] });
  expect(drawn.worth).toEqual([{ count: 1, points: 1000, earns: 'mixed' }]);
});

test('of hints it is told how many there are and what they cost, not what they say', () => {
  const text = { en: 'Think of zero.', fr: 'Pensez à zéro.' };
  const hinted = {
    ...first,
    hints: [
      { text, cost: 0 },
      { text, cost: 0.25 },
    ],
  };
  const plain = rest.map((item) => ({ ...item, hints: [] }));
  const told = quizForStudent({ ...quiz, items: [hinted, ...plain] });
  expect(told.hints).toEqual({ most: 2, least: 0, dearest: 250 });
  expect(JSON.stringify(told)).not.toContain('zero');
  expect(quizForStudent({ ...quiz, items: plain }).hints).toBeNull();
});
