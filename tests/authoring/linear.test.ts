import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import {
  nearestInterpolant,
  norm,
  relativeDistance,
  replayLeastSquares,
  ridgeSolution,
  smoothness,
  times,
} from '@/lib/authoring/linear';
import { publicStream } from '@/lib/authoring/random';

function problem(seed: number, n = 6, p = 15) {
  const random = publicStream('test', seed);
  const x = Matrix.from1DArray(
    n,
    p,
    Array.from({ length: n * p }, () => random.normal()),
  );
  const vector = (length: number) => Float64Array.from({ length }, () => random.normal());
  return { x, y: vector(n), start: vector(p), vector };
}

test('the nearest interpolant fits, and differs from the start by a combination of rows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const { x, y, start } = problem(seed);
      const w = nearestInterpolant(x, y, start);
      expect(relativeDistance(times(x, w), y)).toBeLessThan(1e-9);
      // Any other interpolant is farther from the start: move along the null space and compare.
      const random = publicStream('other', seed);
      const direction = Float64Array.from({ length: 15 }, () => random.normal());
      const inRows = nearestInterpolant(x, times(x, direction), new Float64Array(15));
      const other = w.map((value, i) => value + (direction[i] as number) - (inRows[i] as number));
      expect(relativeDistance(times(x, other), y)).toBeLessThan(1e-7);
      const distance = (v: Float64Array) => norm(v.map((value, i) => value - (start[i] as number)));
      expect(distance(other)).toBeGreaterThan(distance(w));
    }),
    { numRuns: 50 },
  );
});

test('dependent rows are refused', () => {
  const x = new Matrix([
    [1, 2, 3],
    [2, 4, 6],
  ]);
  expect(() => nearestInterpolant(x, [1, 2], [0, 0, 0])).toThrow(/dependent/);
});

test('the replay of gradient descent ends at the nearest interpolant', () => {
  const { x, y, start } = problem(3);
  const [early, late] = replayLeastSquares(x, y, start, 1 / smoothness(x), [1, 5000]);
  const limit = nearestInterpolant(x, y, start);
  expect(relativeDistance(late as Float64Array, limit)).toBeLessThan(1e-6);
  expect(relativeDistance(early as Float64Array, limit)).toBeGreaterThan(0.1);
});

test('a step one over the smoothness never raises the loss, a step of three does', () => {
  const { x, y, start } = problem(4);
  const loss = (w: Float64Array) => norm(times(x, w).map((value, i) => value - (y[i] as number)));
  const rate = 1 / smoothness(x);
  const losses = (factor: number) => replayLeastSquares(x, y, start, factor * rate, [0, 10, 20]).map(loss);
  const [first, second, third] = losses(1) as [number, number, number];
  expect(second).toBeLessThan(first);
  expect(third).toBeLessThan(second);
  expect(losses(3)[2]).toBeGreaterThan(first);
});

test('at the ridge solution the penalized loss has no slope, and without a penalty there is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: 0.01, max: 10, noNaN: true }), (seed, lambda) => {
      const { x, y } = problem(seed);
      const w = ridgeSolution(x, y, lambda);
      const residual = times(x, w).map((value, i) => value - (y[i] as number));
      const slope = times(x.transpose(), residual).map((value, j) => value / x.rows + lambda * (w[j] as number));
      expect(norm(slope)).toBeLessThan(1e-9);
    }),
    { numRuns: 30 },
  );
  const { x, y } = problem(1);
  expect(() => ridgeSolution(x, y, 0)).toThrow(RangeError);
  expect(() => ridgeSolution(x, y, Number.NaN)).toThrow(RangeError);
});
