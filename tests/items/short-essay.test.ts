import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findingsOf,
  forStudent,
  Item,
  isMarkedByHand,
  keyAnswer,
  parseAnswer,
  score,
  scoreByHand,
} from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { SAMPLES, SECRET, shortEssay, singleChoice } from './sample-items';

const raw = shortEssay as Extract<Item, { kind: 'short-essay' }>;
const given = (claim: number, reason: number, comment = '') => ({ points: { claim, reason }, comment });
const anyGiven = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 2000 }));

describe('a few sentences', () => {
  test('wait until staff mark them, and have earned nothing', () => {
    const marked = score(raw, 1, parseAnswer(raw, { text: 'It holds.' }));
    expect(marked).toMatchObject({ correct: false, points: 0, maxPoints: 3000, feedback: { waiting: true } });
    expect(SAMPLES.filter(isMarkedByHand)).toEqual([raw]);
  });

  test('earn what staff give, within bounds, and more points never earn less', () => {
    fc.assert(
      fc.property(anyGiven, anyGiven, ([claim, reason], [more, most]) => {
        const marked = scoreByHand(raw, given(claim, reason));
        expect(marked).toMatchObject({ points: claim + reason, maxPoints: 3000 });
        expect(marked.correct).toBe(claim + reason === 3000);
        expect(marked.feedback).not.toHaveProperty('waiting');
        const better = scoreByHand(raw, given(Math.max(claim, more), Math.max(reason, most)));
        expect(better.points).toBeGreaterThanOrEqual(marked.points);
      }),
    );
    expect(scoreByHand(raw, given(1000, 2000))).toMatchObject({ correct: true, points: 3000 });
  });

  test('tell what each criterion earned, and what staff say', () => {
    const { feedback } = scoreByHand(raw, given(1000, 500, 'Say why.'));
    expect(feedback.options.map(({ id, chosen, correct, points }) => [id, chosen, correct, points])).toEqual([
      ['claim', true, true, 1000],
      ['reason', true, false, 500],
    ]);
    expect(feedback.message?.en).toBe('Say why.');
  });

  test.each([
    ['a criterion is missing', { points: { claim: 1000 }, comment: '' }],
    ['one is given too much', given(1000, 2001)],
    ['there is none of that name', { points: { claim: 1, reason: 1, more: 1 }, comment: '' }],
  ])('are not marked where %s', (_name, by) => {
    expect(() => scoreByHand(raw, by)).toThrow(expect.objectContaining({ reason: 'rubric-points' }));
  });

  test('are the one kind that is marked by hand', () => {
    expect(() => scoreByHand(singleChoice, given(0, 0))).toThrow(expect.objectContaining({ reason: 'not-by-hand' }));
  });

  test('have at most so many words', () => {
    expect(() => parseAnswer(raw, { text: 'word '.repeat(21) })).toThrow(
      expect.objectContaining({ reason: 'answer-words', details: { words: 20, count: 21 } }),
    );
    expect(() => parseAnswer(raw, { text: 'word '.repeat(20) })).not.toThrow();
  });

  test('show their rubric before, and not what staff have', () => {
    const shown = JSON.stringify(forStudent(raw, 1));
    expect(shown).toContain('gives the reason');
    expect(shown).not.toContain(SECRET);
    expect(keyAnswer(raw)).toEqual({ text: `${SECRET} model` });
    expect(proveItem(raw)).toEqual([]);
  });

  test('are refused where the rubric does not add up, and found where the model is too long', () => {
    expect(Item.safeParse({ ...raw, points: 2 }).error?.issues[0]?.path).toEqual(['rubric']);
    const long = { en: 'word '.repeat(30), fr: 'mot' };
    expect(findingsOf({ ...raw, model: long }).map(({ path }) => path.join('.'))).toEqual(['model']);
  });
});
