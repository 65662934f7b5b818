import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditAt, Policy } from '@/lib/catalog/policy';
import { BEST_COUNTS, gainsOf, standing, type Try } from '@/lib/progress/standing';

const DAY = 24 * 3_600_000;
const falling = (most: number) =>
  fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: most })
    .map((list) => list.toSorted((a, b) => b - a));
const policies = fc
  .tuple(falling(4), falling(4))
  .map(([late, retries]) => ({ retries, late: late.map((credit, i) => ({ days: i + 1, credit })) }));
const answers = fc.array(
  fc.record({ points: fc.integer({ min: 0, max: 5000 }), at: fc.integer({ min: 0, max: 8 * DAY }) }),
  { maxLength: 6 },
);
const sum = (list: { points: number }[]) => list.reduce((all, { points }) => all + points, 0);
const cases = fc
  .tuple(policies, fc.option(fc.integer({ min: 0, max: 4 * DAY })), fc.array(fc.option(answers), { maxLength: 6 }))
  .map(([policy, fullUntil, runs]) => {
    const tries = runs.map(
      (given, i): Try => ({
        id: String(i),
        points: given && sum(given),
        done: true,
        credit: { policy, fullUntil, answers: given },
      }),
    );
    return { policy, fullUntil, tries };
  });
const work = fc.record({ maxPoints: fc.integer({ min: 0, max: 20_000 }) });

test('no attempt takes points away, whatever its credit', () => {
  fc.assert(
    fc.property(work, cases, (one, { tries }) => {
      const held = tries.map((_, i) => standing(one, tries.slice(0, i + 1), BEST_COUNTS).points ?? 0);
      expect(held).toEqual(held.toSorted((a, b) => a - b));
    }),
  );
});

test('what counts is at most what the best attempt earned, and at least what it is worth at its own credit', () => {
  fc.assert(
    fc.property(work, cases, (one, { tries }) => {
      const got = standing(one, tries, BEST_COUNTS).points ?? 0;
      const earned = tries.map(({ points }) => Math.min(points ?? 0, one.maxPoints));
      expect(got).toBeLessThanOrEqual(Math.max(0, ...earned));
      for (const { worth, credit } of gainsOf(one, tries))
        expect(got).toBeGreaterThanOrEqual(Math.floor(worth * credit));
      expect(Number.isInteger(got)).toBe(true);
    }),
  );
});

test('with full credit, in time and from the first attempt to the last, the best counts', () => {
  fc.assert(
    fc.property(work, cases, (one, { tries }) => {
      const full = tries.map(({ credit: _, ...plain }) => plain);
      const intime = tries.map((each) => ({
        ...each,
        credit: {
          policy: { late: [{ days: 1, credit: 0 }], retries: [] },
          fullUntil: 9 * DAY,
          answers: each.credit?.answers ?? null,
        },
      }));
      expect(standing(one, intime, BEST_COUNTS)).toEqual(standing(one, full, BEST_COUNTS));
    }),
  );
});

test('what is answered earlier never counts less', () => {
  fc.assert(
    fc.property(policies, fc.nat(9 * DAY), fc.nat(9 * DAY), ({ late }, a, b) => {
      const [early, later] = [Math.min(a, b), Math.max(a, b)];
      expect(creditAt({ late }, DAY, early)).toBeGreaterThanOrEqual(creditAt({ late }, DAY, later));
    }),
  );
});

test('by hand: two days at 80 %, a week at 50 %, then nothing', () => {
  const { late } = Policy.parse({
    late: [
      { days: 2, credit: 0.8 },
      { days: 7, credit: 0.5 },
    ],
  });
  const at = (day: number) => creditAt({ late }, 10 * DAY, day * DAY);
  expect([9, 10 - 1e-9, 10, 11, 12, 16, 17, 30].map(at)).toEqual([1, 1, 0.8, 0.8, 0.5, 0.5, 0, 0]);
  expect(creditAt({ late }, null, 1e15), 'a window without an end').toBe(1);
  const run = (id: string, list: [number, number][]): Try => ({
    id,
    points: sum(list.map(([points]) => ({ points }))),
    done: true,
    credit: {
      policy: { late, retries: [0.5] },
      fullUntil: 10 * DAY,
      answers: list.map(([points, day]) => ({ points, at: day * DAY })),
    },
  });
  const tries = [
    run('in time and late', [
      [1000, 9],
      [1000, 11],
    ]),
    run('again', [
      [1000, 9],
      [1000, 9],
      [1000, 9],
    ]),
  ];
  expect(gainsOf({ maxPoints: 3000 }, tries)).toEqual([
    { id: 'in time and late', worth: 1800, credit: 1, held: 1800, done: true },
    { id: 'again', worth: 3000, credit: 0.5, held: 2400, done: true },
  ]);
  expect(standing({ maxPoints: 3000 }, tries, BEST_COUNTS)).toMatchObject({ points: 2400, countedId: 'again' });
});

test('a policy whose credit grows, or whose steps go back in time, is refused', () => {
  for (const wrong of [
    {
      late: [
        { days: 2, credit: 0.5 },
        { days: 3, credit: 0.8 },
      ],
    },
    {
      late: [
        { days: 2, credit: 0.8 },
        { days: 1, credit: 0.5 },
      ],
    },
    { late: [{ days: 2, credit: 1.5 }] },
    { late: [{ hours: 2, credit: 0.5 }] },
    { retries: [0.5, 0.8] },
  ]) {
    expect(Policy.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
});
