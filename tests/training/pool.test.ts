import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, test } from 'vitest';
import { expectAgreement, held, make, some, start } from './agree';

beforeAll(start);

type Pad = 'same' | 'valid' | number;
type Pair = [number, number];

const small = (max: number) => fc.integer({ min: 1, max });

const cases = fc
  .record({
    shape: fc.tuple(fc.constantFrom(0, 1, 2, 3), small(9), small(9), fc.constantFrom(1, 3, 4, 5, 8, 9)) as fc.Arbitrary<
      [number, number, number, number]
    >,
    window: fc.oneof(fc.constant<Pair>([2, 2]), fc.tuple(small(4), small(4)) as fc.Arbitrary<Pair>),
    strides: fc.oneof(fc.constant<Pair>([2, 2]), fc.tuple(small(3), small(3)) as fc.Arbitrary<Pair>),
    pad: fc.constantFrom<Pad>('same', 'valid', 0, 1),
  })
  .filter(({ shape, window, pad }) => {
    const [height, width] = [shape[1], shape[2]];
    // With a padding in numbers, tfjs takes the window to be as wide as it is high.
    if (typeof pad === 'number') return window[0] <= Math.min(height, width) + 2 * pad;
    return pad === 'same' || (window[0] <= height && window[1] <= width);
  });

/** Few different values, so that the largest of a window is often there twice. */
const coarse = (shape: number[]) => some(shape, 'int32').div(4).round().cast('float32') as tf.Tensor4D;

describe.each([
  ['maxPool', tf.maxPool],
  ['avgPool', tf.avgPool],
] as const)('%s', (_name, pool) => {
  test('agrees with the plain backend for all windows, strides and paddings', () => {
    fc.assert(
      fc.property(cases, ({ shape, window, strides, pad }) => {
        expectAgreement(() => pool(coarse(shape), window, strides, pad), { absolute: 1e-6 });
      }),
      { numRuns: 150 },
    );
  });

  test('has the gradient of the plain backend, also where windows overlap and values are equal', () => {
    fc.assert(
      fc.property(cases, ({ shape, window, strides, pad }) => {
        expectAgreement(
          () =>
            tf.grad((x: tf.Tensor) => {
              const y = pool(x as tf.Tensor4D, window, strides, pad);
              return y.mul(some(y.shape, 'float32', 3)).sum();
            })(coarse(shape)),
          { absolute: 2e-6 },
        );
      }),
      { numRuns: 150 },
    );
  });

  test('agrees on NaN and infinities', () => {
    fc.assert(
      fc.property(held([1, 4, 5, 5], 'float32', { min: -2, max: 2, notFinite: true }), (values) => {
        expectAgreement(() => pool(make<tf.Rank.R4>(values), 2, [2, 1], 'same'), { ulps: 4, absolute: 1e-6 });
      }),
    );
  });

  test('has the gradient of the plain backend on NaN and infinities', () => {
    fc.assert(
      fc.property(held([1, 4, 4, 5], 'float32', { min: -2, max: 2, notFinite: true }), (values) => {
        const total = (x: tf.Tensor) => pool(x as tf.Tensor4D, 2, 2, 'valid').sum();
        expectAgreement(() => [
          tf.grad(total)(make(values)),
          tf.grad(total)(tf.fill([1, 2, 2, 5], Number.NEGATIVE_INFINITY)),
        ]);
      }),
    );
  });

  test('agrees on one picture without a batch, and with a different padding on each side', () => {
    const sides: [Pair, Pair, Pair, Pair] = [
      [0, 0],
      [1, 0],
      [0, 2],
      [0, 0],
    ];
    expectAgreement(() => [
      pool(some<tf.Rank.R3>([4, 6, 3]), 2, 2, 'valid'),
      pool(some<tf.Rank.R4>([2, 4, 6, 3]), 2, 1, sides, 'floor'),
    ]);
  });
});

test('maxPool agrees on int32', () => {
  expectAgreement(() => tf.maxPool(some<tf.Rank.R4>([2, 4, 6, 3], 'int32'), 2, 2, 'valid'));
});
