import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { boxAround, zeroLines } from '@/lib/authoring/boundary';
import { norm } from '@/lib/authoring/linear';
import { largestMargin, marginOf } from '@/lib/authoring/margins';
import { publicStream } from '@/lib/authoring/random';
import { effectiveRank, fourierMagnitudes, singularValues } from '@/lib/authoring/spectra';

const square = { x: [-1, 1] as [number, number], y: [-1, 1] as [number, number] };

test('a straight boundary comes out as one line whose points all lie on it', () => {
  const lines = zeroLines((x, y) => 2 * x - y + 0.3, square);
  expect(lines).toHaveLength(1);
  const [line = []] = lines;
  for (const [x, y] of line) expect(2 * x - y + 0.3).toBeCloseTo(0, 12);
  expect(Math.abs(line[0]?.[1] ?? 0)).toBeCloseTo(1, 12);
  expect(Math.abs(line.at(-1)?.[1] ?? 0)).toBeCloseTo(1, 12);
});

test('a circle is one closed line of nearly constant radius, two circles are two', () => {
  const [circle = [], ...others] = zeroLines((x, y) => x * x + y * y - 0.5, square);
  expect(others).toEqual([]);
  expect(circle[0]).toEqual(circle.at(-1));
  for (const [x, y] of circle) expect(Math.hypot(x, y)).toBeCloseTo(Math.sqrt(0.5), 2);
  const two = (x: number, y: number) => Math.min(Math.hypot(x - 0.5, y), Math.hypot(x + 0.5, y)) - 0.3;
  expect(zeroLines(two, square)).toHaveLength(2);
});

test('a function without a zero in the box, or without values, has no boundary', () => {
  expect(zeroLines(() => 1, square)).toEqual([]);
  expect(zeroLines(() => Number.NaN, square)).toEqual([]);
});

test('a saddle gives two lines, never a crossing', () => {
  const lines = zeroLines((x, y) => x * y + 1e-3, square, 7);
  expect(lines).toHaveLength(2);
});

test('the box leaves room around its points, and has sides even for a single one', () => {
  expect(
    boxAround(
      [
        [0, 0],
        [10, 5],
      ],
      0.1,
    ),
  ).toEqual({ x: [-1, 11], y: [-0.5, 5.5] });
  const { x } = boxAround([[3, 3]]);
  expect(x[1]).toBeGreaterThan(x[0]);
});

test('no direction has a larger margin than the one that is called largest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const random = publicStream('margins', seed);
      const teacher = [random.normal(), random.normal(), random.normal()];
      const rows = Array.from({ length: 12 }, () => [random.normal(), random.normal(), random.normal()]);
      const x = new Matrix(rows);
      const y = rows.map((row) =>
        row.reduce((sum, value, j) => sum + value * (teacher[j] as number), 0) < 0 ? -1 : 1,
      );
      fc.pre(marginOf(x, y, teacher) > 0.01);
      const { direction, margin } = largestMargin(x, y);
      expect(norm(direction)).toBeCloseTo(1, 10);
      expect(marginOf(x, y, direction)).toBeCloseTo(margin, 8);
      for (let k = 0; k < 400; k++) {
        const other = direction.map((value) => value + 0.3 ** (1 + (k % 5)) * random.normal());
        expect(marginOf(x, y, other)).toBeLessThanOrEqual(margin + 1e-9);
      }
    }),
    { numRuns: 20 },
  );
});

test('a largest margin is found however nearly opposed the rows that it rests on', () => {
  const x = new Matrix([
    [0.5, 3000],
    [0.5, -3000],
    [4, 10],
  ]);
  const { direction, margin } = largestMargin(x, [1, 1, 1]);
  expect(margin).toBeCloseTo(0.5, 10);
  expect([...direction]).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12)]);
});

test('rows that cannot be separated have no largest margin', () => {
  expect(() =>
    largestMargin(
      new Matrix([
        [1, 0],
        [-1, 0],
      ]),
      [1, 1],
    ),
  ).toThrow(/separates the rows/);
});

test('the effective rank counts equal singular values and lets small ones fade', () => {
  expect(
    singularValues(
      new Matrix([
        [0, 3],
        [4, 0],
      ]),
    ),
  ).toEqual([4, 3]);
  expect(effectiveRank([2, 2, 2, 0])).toBeCloseTo(3, 12);
  expect(effectiveRank([1, 1e-9])).toBeCloseTo(1, 6);
  expect(effectiveRank([0, 0])).toBeNaN();
});

test('a cosine has two frequencies, and the transform keeps the length of a vector', () => {
  const cosine = Array.from({ length: 16 }, (_, i) => Math.cos((2 * Math.PI * 3 * i) / 16));
  const magnitudes = fourierMagnitudes(cosine);
  expect(magnitudes.flatMap((value, k) => (value > 1e-9 ? [k] : []))).toEqual([3, 13]);
  expect(norm(magnitudes)).toBeCloseTo(norm(cosine), 12);
});
