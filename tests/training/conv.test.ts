import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAgreement, runOn, some, start } from './agree';

beforeAll(start);

type Pad = 'same' | 'valid' | number;

interface Case {
  batch: number;
  height: number;
  width: number;
  channels: number;
  filterHeight: number;
  filterWidth: number;
  outChannels: number;
  multiplier?: number;
  stride: [number, number];
  pad: Pad;
}

const within = { absolute: 3e-5 };
const small = (max: number) => fc.integer({ min: 1, max });

const cases: fc.Arbitrary<Case> = fc
  .record({
    batch: small(3),
    height: small(9),
    width: small(11),
    channels: fc.constantFrom(1, 2, 3, 4, 5, 8),
    filterHeight: small(4),
    filterWidth: small(4),
    outChannels: fc.constantFrom(1, 2, 4, 5, 8, 10, 16),
    stride: fc.tuple(small(3), small(3)),
    pad: fc.constantFrom<Pad>('same', 'valid', 0, 1, 2),
  })
  .filter(({ pad, height, width, filterHeight, filterWidth }) => {
    // With a padding in numbers, tfjs takes the filter to be as wide as it is high.
    if (typeof pad === 'number') return filterHeight <= Math.min(height, width) + 2 * pad;
    return pad === 'same' || (filterHeight <= height && filterWidth <= width);
  });

const picture = (c: Case) => some<tf.Rank.R4>([c.batch, c.height, c.width, c.channels]);
const bank = (c: Case) => some<tf.Rank.R4>([c.filterHeight, c.filterWidth, c.channels, c.outChannels], 'float32', 2);

function everyGradient(f: (x: tf.Tensor4D, w: tf.Tensor4D) => tf.Tensor, x: tf.Tensor4D, w: tf.Tensor4D): tf.Tensor[] {
  return tf.grads(((a: tf.Tensor4D, b: tf.Tensor4D) => {
    const y = f(a, b);
    return y.mul(some(y.shape, 'float32', 5)).sum();
  }) as unknown as (...xs: tf.Tensor[]) => tf.Tensor)([x, w]);
}

describe('conv2d', () => {
  test('agrees with the plain backend for all strides, paddings and channels', () => {
    fc.assert(
      fc.property(cases, (c) => {
        expectAgreement(() => tf.conv2d(picture(c), bank(c), c.stride, c.pad), within);
      }),
      { numRuns: 150 },
    );
  });

  test('has the gradients of the plain backend', () => {
    fc.assert(
      fc.property(cases, (c) => {
        expectAgreement(() => everyGradient((x, w) => tf.conv2d(x, w, c.stride, c.pad), picture(c), bank(c)), {
          absolute: 1e-4,
        });
      }),
      { numRuns: 150 },
    );
  });

  test('agrees with gaps between the rows and columns of the filter', () => {
    fc.assert(
      fc.property(cases, fc.tuple(small(3), small(3)), fc.constantFrom('same', 'valid'), (c, dilations, pad) => {
        const reach = (size: number, gap: number) => (size - 1) * gap + 1;
        fc.pre(pad === 'same' || reach(c.filterHeight, dilations[0]) <= c.height);
        fc.pre(pad === 'same' || reach(c.filterWidth, dilations[1]) <= c.width);
        const padding = pad as 'same' | 'valid';
        expectAgreement(() => tf.conv2d(picture(c), bank(c), 1, padding, 'NHWC', dilations), within);
      }),
      { numRuns: 100 },
    );
  });

  test('agrees with a different padding on each side, and with rounding modes', () => {
    const x = () => some<tf.Rank.R4>([2, 6, 7, 3]);
    const w = () => some<tf.Rank.R4>([3, 2, 3, 5], 'float32', 2);
    const sides: [[number, number], [number, number], [number, number], [number, number]] = [
      [0, 0],
      [2, 1],
      [0, 3],
      [0, 0],
    ];
    expectAgreement(
      () => [
        tf.conv2d(x(), w(), [2, 3], sides, 'NHWC', 1, 'floor'),
        tf.conv2d(x(), w(), [2, 1], 1, 'NHWC', 1, 'ceil'),
        ...everyGradient((a, b) => tf.conv2d(a, b, [2, 1], 1, 'NHWC', 1, 'floor'), x(), w()),
      ],
      within,
    );
  });

  test('agrees on pictures larger than a stretch, and with channels first', () => {
    const large = {
      batch: 2,
      height: 40,
      width: 37,
      channels: 5,
      filterHeight: 3,
      filterWidth: 3,
      outChannels: 12,
      stride: [1, 1],
      pad: 'same',
    } as Case;
    expectAgreement(
      () => [
        tf.conv2d(picture(large), bank(large), 1, 'same'),
        ...everyGradient((x, w) => tf.conv2d(x, w, 1, 'same'), picture(large), bank(large)),
      ],
      { absolute: 1e-3 },
    );
    expectAgreement(
      () => tf.conv2d(some<tf.Rank.R4>([2, 3, 6, 5]), some([3, 3, 3, 4], 'float32', 2), 1, 'same', 'NCHW'),
      within,
    );
  });

  test('agrees on empty batches and channels', () => {
    expectAgreement(() => tf.conv2d(some<tf.Rank.R4>([0, 5, 5, 2]), some([3, 3, 2, 4], 'float32', 2), 1, 'same'));
    expectAgreement(() => tf.conv2d(some<tf.Rank.R4>([2, 5, 5, 0]), some([3, 3, 0, 4], 'float32', 2), 1, 'same'));
  });

  test('lets NaN reach only what sees it', () => {
    expectAgreement(() => {
      const x = tf.buffer([1, 5, 6, 1]);
      x.set(Number.NaN, 0, 2, 5, 0);
      x.set(Number.POSITIVE_INFINITY, 0, 0, 0, 0);
      return tf.conv2d(x.toTensor() as tf.Tensor4D, some([3, 3, 1, 5]), 1, 'same');
    });
  });

  test('has gradients that are the slopes of what it computes', () => {
    const c = {
      batch: 1,
      height: 5,
      width: 4,
      channels: 2,
      filterHeight: 3,
      filterWidth: 2,
      outChannels: 3,
      stride: [2, 1],
      pad: 'same',
    } as Case;
    const [held] = runOn('heldout', () => {
      const f = (x: tf.Tensor) =>
        tf
          .conv2d(x as tf.Tensor4D, bank(c), c.stride, c.pad)
          .square()
          .sum();
      const x = picture(c);
      const direction = some<tf.Rank.R4>(x.shape, 'float32', 9);
      const along = tf.grad(f)(x).mul(direction).sum();
      const step = 1e-2;
      const slope = f(x.add(direction.mul(step)))
        .sub(f(x.sub(direction.mul(step))))
        .div(2 * step);
      return along.sub(slope).abs().div(slope.abs());
    });
    expect(held?.values[0]).toBeLessThan(1e-3);
  });
});

test('fused.conv2d adds a bias and activates as the plain backend does', () => {
  for (const activation of ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const) {
    expectAgreement(
      () =>
        tf.fused.conv2d({
          x: some<tf.Rank.R4>([2, 5, 6, 3]),
          filter: some<tf.Rank.R4>([3, 3, 3, 6], 'float32', 2),
          strides: 1,
          pad: 'same',
          bias: some([6], 'float32', 3),
          activation,
          leakyreluAlpha: 0.1,
          ...(activation === 'prelu' ? { preluActivationWeights: some([6], 'float32', 4) } : {}),
        }),
      within,
    );
  }
});

test('conv2dTranspose, the gradient as a layer of its own, agrees with its gradients', () => {
  expectAgreement(
    () => {
      const f = (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2dTranspose(x, w, [2, 9, 8, 4], 2, 'same');
      const x = some<tf.Rank.R4>([2, 5, 4, 3]);
      const w = some<tf.Rank.R4>([3, 3, 4, 3], 'float32', 2);
      return [f(x, w), ...everyGradient(f, x, w)];
    },
    { absolute: 1e-4 },
  );
});

test('conv2dTranspose of a picture larger than the result can come from reads its corner, as the plain backend does', () => {
  expectAgreement(() => {
    const x = some<tf.Rank.R4>([1, 8, 8, 3]);
    return tf.conv2dTranspose(x, some<tf.Rank.R4>([8, 8, 2, 3], 'float32', 2), [1, 4, 4, 2], 1, 'same');
  }, within);
});

describe('depthwiseConv2d', () => {
  const filters = (c: Case) =>
    some<tf.Rank.R4>([c.filterHeight, c.filterWidth, c.channels, c.multiplier ?? 1], 'float32', 2);
  const many = fc
    .record({ shape: cases, multiplier: small(3) })
    .map(({ shape, multiplier }) => ({ ...shape, multiplier }));

  test('agrees with the plain backend for all strides, paddings and filters to a channel', () => {
    fc.assert(
      fc.property(many, (c) => {
        expectAgreement(() => tf.depthwiseConv2d(picture(c), filters(c), c.stride, c.pad), within);
      }),
      { numRuns: 100 },
    );
  });

  test('has the gradients of the plain backend', () => {
    fc.assert(
      fc.property(many, (c) => {
        expectAgreement(
          () => everyGradient((x, w) => tf.depthwiseConv2d(x, w, c.stride, c.pad), picture(c), filters(c)),
          { absolute: 1e-4 },
        );
      }),
      { numRuns: 100 },
    );
  });

  test('agrees with gaps in the filter, and fused with a bias and an activation', () => {
    const x = () => some<tf.Rank.R4>([2, 7, 8, 3]);
    const w = () => some<tf.Rank.R4>([3, 2, 3, 2], 'float32', 2);
    expectAgreement(() => tf.depthwiseConv2d(x(), w(), 1, 'same', 'NHWC', [2, 3]), within);
    expectAgreement(
      () =>
        tf.fused.depthwiseConv2d({
          x: x(),
          filter: w(),
          strides: 1,
          pad: 'valid',
          bias: some([6], 'float32', 3),
          activation: 'relu',
        }),
      within,
    );
  });
});
