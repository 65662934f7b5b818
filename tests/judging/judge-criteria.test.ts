import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Aggregate, type Criterion, shortfall } from '@/lib/authoring/criteria';
import { explain, judgeCriteria, judgeCriterion } from '@/lib/judging/judge-criteria';

const text = (en: string) => ({ en, fr: en });

function criterion(changes: Partial<Omit<Criterion<never>, 'measure'>> = {}) {
  return {
    id: 'c',
    title: text('C'),
    op: 'at-most' as const,
    limit: 1,
    aggregate: 'worst' as Aggregate,
    points: 3,
    feedback: { pass: text('pass'), fail: text('fail') },
    ...changes,
  };
}

const seeds = (...values: (number | null)[]) => values.map((value, i) => ({ seed: i + 1, value }));

test.each([
  ['worst', seeds(0.1, 0.9, 0.5), true, 0.9],
  ['worst', seeds(0.1, 1.1, 0.5), false, 1.1],
  ['every', seeds(0.1, 1.1, 0.5), false, 1.1],
  ['mean', seeds(0.5, 1.1, 0.5), true, 0.7],
  ['median', seeds(0.5, 9, 0.7), true, 0.7],
  ['median', seeds(0.5, 9, 0.7, 8), false, 4.35],
  [{ atLeast: 2 }, seeds(0.5, 9, 0.7), true, 0.7],
  [{ atLeast: 3 }, seeds(0.5, 9, 0.7), false, 9],
] satisfies [Aggregate, ReturnType<typeof seeds>, boolean, number][])(
  '%j over the seeds',
  (aggregate, values, passed, value) => {
    const result = judgeCriterion(criterion({ aggregate }), values);
    expect(result.passed).toBe(passed);
    expect(result.value).toBeCloseTo(value, 12);
    expect(result.points).toBe(passed ? 3 : 0);
  },
);

test('a value that is not a number never reaches any limit', () => {
  for (const op of ['at-least', 'at-most', 'between'] as const) {
    for (const aggregate of ['every', 'worst', 'mean', 'median'] as const) {
      const limit: number | [number, number] = op === 'between' ? [-1e9, 1e9] : op === 'at-least' ? -1e9 : 1e9;
      const result = judgeCriterion(criterion({ op, aggregate, limit }), seeds(0, null, 0));
      expect(result, `${op} ${aggregate}`).toMatchObject({ passed: false, value: null, points: 0 });
    }
  }
});

test('no seeds, no points', () => {
  for (const aggregate of ['every', 'worst', 'mean', 'median', { atLeast: 2 }] satisfies Aggregate[]) {
    const result = judgeCriterion(criterion({ aggregate, partial: true }), []);
    expect(result).toMatchObject({ passed: false, points: 0, value: null });
  }
});

test('the worst of an interval is the value farthest outside', () => {
  const result = judgeCriterion(criterion({ op: 'between', limit: [0, 1] }), seeds(0.5, -2, 2));
  expect(result).toMatchObject({ passed: false, value: -2 });
});

test('both ends of an interval belong to it, and what is beyond either does not', () => {
  const passes = (value: number) => judgeCriterion(criterion({ op: 'between', limit: [0, 1] }), seeds(value)).passed;
  expect([0, 1, 0.5].map(passes)).toEqual([true, true, true]);
  expect([-1e-9, 1 + 1e-9, Number.POSITIVE_INFINITY].map(passes)).toEqual([false, false, false]);
});

test('partial points go by the share of seeds that reach the limit', () => {
  expect(judgeCriterion(criterion({ partial: true, points: 1 }), seeds(0, 2, 2)).points).toBe(0.333);
});

test('too few seeds for what is wanted earn no more than their share, and the sentence goes with the decision', () => {
  const one = judgeCriterion(criterion({ aggregate: { atLeast: 2 }, partial: true, points: 1 }), seeds(0, 2, 2, 2));
  expect(one).toMatchObject({ passed: false, points: 0.25, feedback: text('fail') });
  const alone = judgeCriterion(criterion({ aggregate: { atLeast: 2 }, partial: true, points: 1 }), seeds(0));
  expect(alone).toMatchObject({ passed: false, points: 0.5 });
  expect(judgeCriterion(criterion(), seeds(0))).toMatchObject({ passed: true, points: 3, feedback: text('pass') });
});

test('what asks for more seeds than there are is not passed, however good they all are', () => {
  const all = judgeCriterion(criterion({ aggregate: { atLeast: 3 } }), seeds(0.25, 0.5));
  expect(all).toMatchObject({ passed: false, points: 0, value: 0.5 });
  expect(judgeCriterion(criterion({ aggregate: { atLeast: 2 } }), seeds(0.25, 0.5))).toMatchObject({ passed: true });
});

test('a criterion is held against its own measure of each seed, in whatever order they come, and one without a measure is missed', () => {
  const measured = (seed: number, ...pairs: [string, number][]) => ({
    seed,
    measured: pairs.map(([criterionId, value]) => ({ criterionId, value })),
  });
  const criteria = ['first', 'second', 'third'].map((id) => criterion({ id, aggregate: 'mean' }));
  const results = judgeCriteria(criteria, [
    measured(7, ['second', 5], ['first', 0.25]),
    measured(8, ['first', 0.75], ['second', 7]),
  ]);
  expect(results.map(({ id, passed, value }) => [id, passed, value])).toEqual([
    ['first', true, 0.5],
    ['second', false, 6],
    ['third', false, null],
  ]);
  expect(results[0]?.seeds).toEqual([
    { seed: 7, value: 0.25, passed: true },
    { seed: 8, value: 0.75, passed: true },
  ]);
});

test('an end that is not there is never passed, not even by an infinite value', () => {
  expect(shortfall('at-least', 1, Number.POSITIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  expect(shortfall('at-most', 1, Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  expect([shortfall('at-least', 1, 0.5), shortfall('at-most', 1, 1.5), shortfall('between', [0, 1], 3)]).toEqual([
    0.5, 0.5, 2,
  ]);
  expect(shortfall('between', [0, 1], Number.NaN)).toBe(Number.POSITIVE_INFINITY);
});

test('points stay between nothing and all', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.double()), { maxLength: 8 }),
      fc.constantFrom<Aggregate>('every', 'worst', 'mean', 'median', { atLeast: 2 }),
      fc.boolean(),
      (values, aggregate, partial) => {
        const result = judgeCriterion(criterion({ aggregate, partial }), seeds(...values));
        expect(result.points).toBeGreaterThanOrEqual(0);
        expect(result.points).toBeLessThanOrEqual(3);
        if (result.passed) expect(result.points).toBe(3);
      },
    ),
  );
});

test('the first explanation that fits is told, with values by language', () => {
  const results = [
    judgeCriterion(criterion({ id: 'fit' }), seeds(0.5)),
    judgeCriterion(criterion({ id: 'norm' }), seeds(2.71889)),
  ];
  const explanations = [
    { failed: ['fit'], text: text('does not fit') },
    { failed: ['norm'], passed: ['fit'], text: text('norm {norm} {unknown}') },
    { failed: ['norm'], text: text('too late') },
  ];
  expect(explain(explanations, results)).toEqual({ en: 'norm 2.72 {unknown}', fr: 'norm 2,72 {unknown}' });
  expect(explain([{ failed: ['norm'], alone: true, text: text('only') }], results)?.en).toBe('only');
  const both = [judgeCriterion(criterion({ id: 'fit' }), seeds(2)), results[1] as (typeof results)[1]];
  expect(explain([{ failed: ['norm'], alone: true, text: text('only') }], both)).toBeNull();
});

test('an explanation that asks for something passed is not told where it failed, nor one for what failed alone where more did', () => {
  const result = (id: string, passed: boolean) => judgeCriterion(criterion({ id }), seeds(passed ? 0 : 9));
  const told = (fit: boolean, norm: boolean, rank: boolean) =>
    explain(
      [
        { failed: ['norm', 'rank'], alone: true, text: text('these two alone') },
        { failed: ['norm'], passed: ['fit', 'rank'], text: text('fits, and has the rank') },
        { failed: ['norm'], text: text('norm') },
      ],
      [result('fit', fit), result('norm', norm), result('rank', rank)],
    )?.en ?? null;
  expect(told(true, false, false)).toBe('these two alone');
  expect(told(false, false, false)).toBe('norm');
  expect(told(true, false, true)).toBe('fits, and has the rank');
  expect(told(false, false, true)).toBe('norm');
  expect(told(true, true, false)).toBeNull();
});
