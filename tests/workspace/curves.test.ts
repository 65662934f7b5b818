import { expect, test } from 'vitest';
import { groupCurves, whereLost } from '@/app/components/workspace/results/curve-groups';

const log = (values: number[]) => values.map((loss, step) => ({ seed: 1, run: 'main', step, values: { loss } }));
const lost = (values: number[]) => whereLost(groupCurves(log(values))[0]?.lines ?? []);

test('a curve that ends in NaN says from which step on, and one that never was a number says so', () => {
  expect(lost([3, 2, 1])).toBe(null);
  expect(lost([3, Number.POSITIVE_INFINITY, Number.NaN])).toEqual({ step: 1, all: false });
  expect(lost([Number.NaN, Number.NaN])).toEqual({ step: 0, all: true });
});
