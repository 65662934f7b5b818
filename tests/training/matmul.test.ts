import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { broadcastable, expectAgreement, expectClose, type Held, make, runOn, some, start } from './agree';

beforeAll(start);

/** Sums of float32 in another order: an error of some roundings of the largest partial sum. */
const within = (k: number) => ({ absolute: 3e-7 * (k + 1) ** 0.75 });

const side = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 12 }), weight: 6 },
  { arbitrary: fc.integer({ min: 13, max: 70 }), weight: 2 },
  { arbitrary: fc.constant(0), weight: 1 },
);

function factors(m: number, n: number, k: number, transposeA: boolean, transposeB: boolean) {
  return {
    a: some<tf.Rank.R2>(transposeA ? [k, m] : [m, k]),
    b: some<tf.Rank.R2>(transposeB ? [n, k] : [k, n], 'float32', 2),
  };
}

const turned = [false, true].flatMap((a) => [false, true].map((b) => [a, b] as const));

describe('matMul', () => {
  test('agrees with the plain backend for all shapes and transposes', () => {
    fc.assert(
      fc.property(side, side, side, fc.boolean(), fc.boolean(), (m, n, k, transposeA, transposeB) => {
        expectAgreement(() => {
          const { a, b } = factors(m, n, k, transposeA, transposeB);
          return tf.matMul(a, b, transposeA, transposeB);
        }, within(k));
      }),
      { numRuns: 200 },
    );
  });

  test.each(turned)('agrees across the borders of its blocks, transposed %s and %s', (transposeA, transposeB) => {
    const sizes = [
      [131, 21, 260],
      [5, 523, 19],
      [140, 519, 9],
      [1, 67, 600],
      [67, 1, 600],
      [2, 33, 513],
      [33, 2, 513],
      [65, 70, 67],
    ] as const;
    for (const [m, n, k] of sizes) {
      expectAgreement(() => {
        const { a, b } = factors(m, n, k, transposeA, transposeB);
        return tf.matMul(a, b, transposeA, transposeB);
      }, within(k));
    }
  });

  test('broadcasts batches', () => {
    const batch = { maxRank: 2, maxSide: 3 };
    fc.assert(
      fc.property(broadcastable(batch), fc.nat(6), fc.nat(6), fc.nat(6), fc.boolean(), (batches, m, n, k, turn) => {
        // The plain backend counts only the larger batch, and mixes up those it repeats, unless one is a suffix.
        const [one, other] = batches.map((shape) => tf.util.sizeFromShape(shape)) as [number, number];
        fc.pre(one * other > 0 && (one === 1 || other === 1 || batches[0].join() === batches[1].join()));
        expectAgreement(() => {
          const a = some([...batches[0], m, k]);
          const b = some([...batches[1], ...(turn ? [n, k] : [k, n])], 'float32', 2);
          return tf.matMul(a, b, false, turn);
        }, within(k));
      }),
      { numRuns: 150 },
    );
  });

  test('matches every matrix of one axis with every matrix of another', () => {
    const apart = runOn('heldout', () => {
      const a = some<tf.Rank.R4>([2, 1, 3, 5]);
      const b = some<tf.Rank.R4>([1, 3, 5, 4], 'float32', 2);
      const one = (i: number, j: number) =>
        tf.matMul(a.slice([i], [1]).reshape([3, 5]), b.slice([0, j], [1, 1]).reshape([5, 4])).reshape([1, 3, 4]);
      const rows = [0, 1].map((i) => tf.concat([0, 1, 2].map((j) => one(i, j))).reshape([1, 3, 3, 4]));
      return tf.concat(rows);
    });
    expectClose(
      runOn('heldout', () => tf.matMul(some([2, 1, 3, 5]), some([1, 3, 5, 4], 'float32', 2))),
      apart,
    );
  });

  test('carries NaN and infinities to the elements they belong to, and to no others', () => {
    const values = [0, 1, -2, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const element = fc.oneof({ arbitrary: fc.integer({ min: -9, max: 9 }), weight: 9 }, fc.constantFrom(...values));
    const matrix = (rows: number, cols: number): fc.Arbitrary<Held> =>
      fc
        .array(element, { minLength: rows * cols, maxLength: rows * cols })
        .map((found) => ({ shape: [rows, cols], dtype: 'float32', values: found }));
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 17 }),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(
        sizes.chain(([m, n, k]) => fc.tuple(matrix(m, k), matrix(k, n))),
        ([a, b]) => {
          expectAgreement(() => tf.matMul(make(a), make(b)));
        },
      ),
    );
  });

  test('multiplies int32 exactly', () => {
    expectAgreement(() => tf.matMul(some([5, 7], 'int32'), some([7, 3], 'int32', 2)));
  });

  test('refuses shapes that do not fit', () => {
    expect(() => tf.tidy(() => tf.matMul(some([2, 3]), some([4, 2])))).toThrow(/inner shapes/);
  });

  test('adds up long sums without losing more digits than short ones', () => {
    const k = 40_000;
    const exact = (left: Float32Array, right: Float32Array) =>
      left.reduce((sum, x, i) => sum + x * (right[i] as number), 0);
    for (const [m, n] of [
      [1, 1],
      [1, 40],
      [4, 8],
    ] as const) {
      const [held] = runOn('heldout', () => {
        const a = some([m, k]).abs();
        const b = some([k, n], 'float32', 2).abs();
        const first = b.slice([0, 0], [k, 1]).dataSync<'float32'>();
        const sum = exact(a.slice([0, 0], [1, k]).dataSync<'float32'>(), first);
        return tf.matMul(a, b).slice([0, 0], [1, 1]).div(sum);
      });
      expect(Math.abs((held?.values[0] as number) - 1)).toBeLessThan(3e-6);
    }
  });
});

describe('fused.matMul', () => {
  const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const;

  test('adds a bias and activates as the plain backend does', () => {
    const bias = fc.constantFrom('none', 'row', 'matrix row', 'single', 'full', 'column');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 18 }),
        fc.nat(9),
        fc.constantFrom(...activations),
        bias,
        (m, n, k, activation, kind) => {
          const shapes: Record<string, number[]> = {
            row: [n],
            'matrix row': [1, n],
            single: [1],
            full: [m, n],
            column: [m, 1],
          };
          const shape = shapes[kind];
          expectAgreement(
            () => {
              const { a, b } = factors(m, n, k, false, true);
              return tf.fused.matMul({
                a: a.mul(4) as tf.Tensor2D,
                b,
                transposeB: true,
                ...(shape ? { bias: some(shape, 'float32', 3) } : {}),
                activation,
                leakyreluAlpha: 0.3,
                ...(activation === 'prelu' ? { preluActivationWeights: some([n], 'float32', 4) } : {}),
              });
            },
            { absolute: 1e-5 },
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test('keeps NaN through every activation', () => {
    for (const activation of activations.slice(0, 6)) {
      expectAgreement(() =>
        tf.fused.matMul({ a: tf.tensor2d([[Number.NaN, 1]]), b: tf.ones([2, 5]) as tf.Tensor2D, activation }),
      );
    }
  });

  test('reads a transposed second factor of 100 columns where it is (stock wasm adds wrong numbers there)', () => {
    const [found] = runOn('heldout', () =>
      tf.fused.matMul({
        a: tf.ones([2, 100]) as tf.Tensor2D,
        b: tf.ones([5, 100]) as tf.Tensor2D,
        transposeB: true,
        bias: tf.tensor1d([1, 2, 3, 4, 5]),
      }),
    );
    expect(Array.from(found?.values as Float32Array)).toEqual([101, 102, 103, 104, 105, 101, 102, 103, 104, 105]);
  });
});

test.each(turned)('gradients of matMul agree, transposed %s and %s', (transposeA, transposeB) => {
  const shapes = transposeA ? [9, 6] : [6, 9];
  expectAgreement(
    () => {
      const f = (a: tf.Tensor, b: tf.Tensor) => tf.matMul(a, b, transposeA, transposeB).square().sum();
      return tf.grads(f as (...xs: tf.Tensor[]) => tf.Scalar)([
        some(shapes),
        some(transposeB ? [11, 9] : [9, 11], 'float32', 2),
      ]);
    },
    { absolute: 1e-5 },
  );
});
