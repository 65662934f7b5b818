import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEST_COUNTS, type Counting, standing, type Try, total } from '@/lib/progress/standing';

const LATEST: Counting = { counts: 'latest' };
const points = fc.integer({ min: 0, max: 20_000 });
const aTry: fc.Arbitrary<Try> = fc.record({ id: fc.uuid(), points: fc.option(points), done: fc.boolean() });
const tries = fc.array(aTry, { maxLength: 8 });
const work = fc.record({ maxPoints: points });
const policy = fc.constantFrom(BEST_COUNTS, LATEST);

test('nothing done is untouched, without points', () => {
  fc.assert(
    fc.property(work, policy, (one, by) => {
      const none = { state: 'untouched', points: null, maxPoints: one.maxPoints, tries: 0, countedId: null };
      expect(standing(one, [], by)).toEqual(none);
    }),
  );
});

test('points are those of a marked try, or all that there is to earn; without one there are none', () => {
  fc.assert(
    fc.property(work, tries, policy, (one, all, by) => {
      const { points: got, maxPoints } = standing(one, all, by);
      const marked = all.flatMap((each) => each.points ?? []);
      expect(maxPoints).toBe(one.maxPoints);
      if (marked.length === 0) expect(got).toBeNull();
      else expect([...marked.filter((each) => each <= maxPoints), maxPoints]).toContain(got);
    }),
  );
});

test('where the best counts, order does not matter, and another try takes nothing away', () => {
  fc.assert(
    fc.property(work, tries, aTry, (one, all, another) => {
      const before = standing(one, all, BEST_COUNTS);
      const { countedId } = before;
      expect({ ...standing(one, all.toReversed(), BEST_COUNTS), countedId }).toEqual(before);
      const after = standing(one, [...all, another], BEST_COUNTS);
      expect(after.points ?? 0).toBeGreaterThanOrEqual(before.points ?? 0);
      const earned = Math.min(another.points ?? 0, one.maxPoints);
      expect(after.points ?? 0).toBe(Math.max(before.points ?? 0, earned));
    }),
  );
});

test('where the latest counts, it is the latest that has been marked', () => {
  fc.assert(
    fc.property(work, tries, points, fc.array(fc.boolean(), { maxLength: 3 }), (one, all, last, waiting) => {
      const later = waiting.map((done, i) => ({ id: `waiting ${i}`, points: null, done }));
      const now = standing(one, [...all, { id: 'last', points: last, done: false }, ...later], LATEST);
      expect(now).toMatchObject({ points: Math.min(last, one.maxPoints), countedId: 'last' });
    }),
  );
});

test('what is done stays done, and every try is counted', () => {
  fc.assert(
    fc.property(work, tries, aTry, policy, (one, all, another, by) => {
      const [before, after] = [standing(one, all, by), standing(one, [...all, another], by)];
      expect(after.tries).toBe(before.tries + 1);
      expect(after.state).toBe(before.state === 'done' || another.done ? 'done' : 'begun');
    }),
  );
});

test('several together are their sums, and what has no points adds none', () => {
  expect(total([])).toEqual({ points: 0, maxPoints: 0 });
  fc.assert(
    fc.property(fc.array(fc.tuple(work, tries)), policy, (pieces, by) => {
      const all = pieces.map(([one, theirs]) => standing(one, theirs, by));
      const { points: sum, maxPoints } = total(all);
      expect(sum).toBe(all.reduce((before, each) => before + (each.points ?? 0), 0));
      expect(sum).toBeLessThanOrEqual(maxPoints);
      const [first, ...rest] = all;
      if (first) expect(total(rest).maxPoints + first.maxPoints).toBe(maxPoints);
    }),
  );
});

test('the try to look at is the one whose points count, or the latest where none has any', () => {
  fc.assert(
    fc.property(work, tries, policy, (one, all, by) => {
      const { points: got, countedId } = standing(one, all, by);
      const shown = all.find(({ id }) => id === countedId);
      if (got === null) expect(countedId).toBe(all.at(-1)?.id ?? null);
      else expect(Math.min(shown?.points ?? Number.NaN, one.maxPoints)).toBe(got);
    }),
  );
  const tie = [
    { id: 'first', points: 5, done: false },
    { id: 'passed', points: 5, done: true },
    { id: 'later', points: 5, done: true },
  ];
  expect(standing({ maxPoints: 10 }, tie, BEST_COUNTS).countedId).toBe('passed');
});
