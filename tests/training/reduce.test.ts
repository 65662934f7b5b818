import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { axes, expectAgreement, held, make, type NumberType, shapes, start, type ValueLimits } from './agree';

beforeAll(start);

type Reduce = (x: tf.Tensor, axis: number[] | undefined, keepDims: boolean) => tf.Tensor;

function agrees(reduce: Reduce, dtype: NumberType, limits: ValueLimits, tolerance = {}) {
  const cases = shapes({ maxSide: 5 }).chain((shape) =>
    fc.tuple(held(shape, dtype, limits), fc.option(axes(shape.length), { nil: undefined }), fc.boolean()),
  );
  fc.assert(
    fc.property(cases, ([x, axis, keepDims]) => expectAgreement(() => reduce(make(x), axis, keepDims), tolerance)),
    { numRuns: 150 },
  );
}

const SPECIAL = { edges: true, notFinite: true };
const CLOSE = { ulps: 2, absolute: 1e-4 };

describe('over any axes', () => {
  test('sums of float32 agree with tfjs', () => {
    agrees(tf.sum, 'float32', {}, CLOSE);
    agrees(tf.sum, 'float32', { notFinite: true }, CLOSE);
  });
  test('means agree with tfjs', () => {
    agrees(tf.mean, 'float32', { notFinite: true }, CLOSE);
    agrees(tf.mean, 'int32', {}, CLOSE);
    agrees(tf.mean, 'bool', {}, CLOSE);
  });
  test('largest and smallest of float32 agree with tfjs', () => {
    agrees(tf.max, 'float32', SPECIAL, { ulps: 0 });
    agrees(tf.min, 'float32', SPECIAL, { ulps: 0 });
  });
  test('products agree with tfjs', () => {
    agrees(tf.prod, 'float32', { notFinite: true }, { ulps: 3, absolute: 1e-30 });
    agrees(tf.prod, 'int32', { edges: true });
    agrees(tf.prod, 'bool', {});
  });
  test('products take the order of the named axes, in which they stay in range or leave it', () => {
    const pairs = Array.from({ length: 30 }, () => [1e-38, 1e38]);
    for (const axis of [undefined, [1, 0], [-1, 0]]) {
      expectAgreement(() => tf.prod(tf.tensor2d([...pairs, [0.5, Number.POSITIVE_INFINITY]]), axis), { ulps: 0 });
    }
  });
  test('sums, largest and smallest of int32 agree with tfjs', () => {
    for (const reduce of [tf.sum, tf.max, tf.min]) agrees(reduce, 'int32', { edges: true });
  });
  test('reductions of bool agree with tfjs', () => {
    for (const reduce of [tf.sum, tf.all, tf.any]) agrees(reduce, 'bool', {});
  });
});

describe('over one axis', () => {
  const along = (dtype: NumberType, limits: ValueLimits = {}) =>
    shapes({ minRank: 1, maxSide: 5, minSide: 1 }).chain((shape) =>
      fc.tuple(held(shape, dtype, limits), fc.nat(shape.length - 1), fc.boolean(), fc.boolean()),
    );
  test.each<NumberType>(['float32', 'int32', 'bool'])('the place of the largest and smallest %s agrees', (dtype) => {
    const limits = dtype === 'float32' ? SPECIAL : { min: -2, max: 2 };
    fc.assert(
      fc.property(along(dtype, limits), ([x, axis]) =>
        expectAgreement(() => [tf.argMax(make(x), axis), tf.argMin(make(x), axis)]),
      ),
    );
  });
  test.each<NumberType>(['float32', 'int32', 'bool'])('running sums of %s agree', (dtype) => {
    fc.assert(
      fc.property(along(dtype), ([x, axis, exclusive, reverse]) =>
        expectAgreement(() => tf.cumsum(make(x), axis, exclusive, reverse), { absolute: 1e-5 }),
      ),
    );
  });
  test.each<NumberType>(['float32', 'int32'])('running products of %s agree', (dtype) => {
    fc.assert(
      fc.property(along(dtype, { min: -3, max: 3 }), ([x, axis, exclusive, reverse]) =>
        expectAgreement(() => tf.cumprod(make(x), axis, exclusive, reverse), { ulps: 8, absolute: 1e-6 }),
      ),
    );
  });
});

test('long rows, columns and planes reduce as short ones do', () => {
  const shapesAndAxes: [number[], number[]][] = [
    [[3, 1003], [1]],
    [[1003, 3], [0]],
    [[301, 45], [0]],
    [[5, 67, 39], [1]],
    [
      [5, 67, 39],
      [0, 2],
    ],
    [
      [4, 5, 6, 21],
      [0, 2],
    ],
    [
      [3, 4, 5, 6],
      [0, 1, 2],
    ],
    [[7, 8, 9], []],
  ];
  for (const [shape, axis] of shapesAndAxes) {
    const x = () => tf.randomUniform(shape, -1, 1, 'float32', 3);
    const whole = () => tf.randomUniform(shape, -1000, 1000, 'int32', 3);
    for (const reduce of [tf.sum, tf.mean, tf.max, tf.min]) {
      expectAgreement(() => reduce(x(), axis), { ulps: 1, absolute: 1e-6 });
      if (reduce !== tf.mean) expectAgreement(() => reduce(whole(), axis));
    }
    expectAgreement(() => [tf.any(tf.greater(x(), 0.99), axis), tf.all(tf.greater(x(), -0.99), axis)]);
    if (axis.length === 1) expectAgreement(() => [tf.argMax(x(), axis[0]), tf.argMin(whole(), axis[0])]);
  }
});

test('the error of a sum does not grow with the number of its terms', () => {
  // 0.1 as float32 is 0.100000001490116...: the exact sum is that times n, and a running float32 sum would drift.
  const term = Math.fround(0.1);
  for (const n of [1000, 100_000, 4_000_000]) {
    expect(tf.fill([n], 0.1).sum().dataSync()[0]).toBe(Math.fround(term * n));
    expect(tf.fill([n, 3], 0.1).sum(0).dataSync()[1]).toBe(Math.fround(term * n));
    expect(tf.fill([n], 0.1).mean().dataSync()[0]).toBe(term);
  }
});

test('an axis that is not there is refused', () => {
  expect(() => tf.engine().runKernel('Sum', { x: tf.ones([2, 3]) }, { axis: [2], keepDims: false })).toThrow(/axis/);
});
