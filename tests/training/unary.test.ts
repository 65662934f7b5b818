import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAgreement, held, make, type NumberType, shapes, start, type ValueLimits } from './agree';

beforeAll(start);

type Kernel = (x: tf.Tensor) => tf.Tensor;

const kernel =
  (name: string, attributes = {}): Kernel =>
  (x) =>
    tf.engine().runKernel(name, { x }, attributes) as tf.Tensor;

function agrees(run: Kernel, dtype: NumberType, limits: ValueLimits, ulps: number) {
  fc.assert(
    fc.property(
      shapes().chain((shape) => held(shape, dtype, limits)),
      (x) => expectAgreement(() => run(make(x)), { ulps }),
    ),
  );
}

const SPECIAL = { edges: true, notFinite: true };

describe('one float32 tensor', () => {
  test.each(['Abs', 'Neg', 'Square', 'Sqrt', 'Reciprocal', 'Relu', 'Relu6', 'Sign', 'Floor', 'Ceil', 'Round'])(
    '%s agrees with tfjs, with NaN, infinities and the edges of the type',
    (name) => agrees(kernel(name), 'float32', SPECIAL, 0),
  );
  test('Rsqrt agrees with tfjs', () => agrees(kernel('Rsqrt'), 'float32', SPECIAL, 2));
  test('LeakyRelu agrees with tfjs', () => agrees(kernel('LeakyRelu', { alpha: 0.3 }), 'float32', SPECIAL, 1));
  test('Step agrees with tfjs', () => agrees(kernel('Step', { alpha: 0.25 }), 'float32', SPECIAL, 0));
  test('ClipByValue agrees with tfjs', () =>
    agrees(kernel('ClipByValue', { clipValueMin: -1.5, clipValueMax: 2.25 }), 'float32', SPECIAL, 0));
  test.each(['IsNan', 'IsInf', 'IsFinite'])('%s agrees with tfjs', (name) =>
    agrees(kernel(name), 'float32', SPECIAL, 0),
  );
  test('halves round to the even neighbour', () => {
    expect([...tf.round([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5]).dataSync()]).toEqual([-2, -2, -0, 0, 2, 2, 4]);
  });
});

describe('one tensor of another type', () => {
  test.each(['Neg', 'Relu', 'Relu6', 'Sign', 'Floor', 'Ceil', 'Round'])('%s of int32 agrees with tfjs', (name) =>
    agrees(kernel(name), 'int32', { edges: true }, 0),
  );
  test.each(['Abs', 'Square'])('%s of small int32 agrees with tfjs', (name) =>
    agrees(kernel(name), 'int32', { min: -4000, max: 4000 }, 0),
  );
  test('LogicalNot agrees with tfjs', () => agrees(kernel('LogicalNot'), 'bool', {}, 0));
});

describe('a change of type', () => {
  const types: NumberType[] = ['float32', 'int32', 'bool'];
  test.each(types.flatMap((from) => types.map((to) => [from, to] as const)))('%s to %s agrees with tfjs', (from, to) =>
    agrees(
      (x) => tf.add(x.cast(to), tf.scalar(0, to)),
      from,
      { edges: true, notFinite: true, min: -1e11, max: 1e11 },
      1,
    ),
  );
  test('float32 beyond int32 wraps as in JavaScript, and NaN becomes 0', () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, -(2 ** 31), 2 ** 32 + 2 ** 10, -1e10, 1e25, -1.9, 7];
    for (const at of [0, 3]) {
      const x = [...new Array<number>(at).fill(1), ...values];
      expect([...tf.tensor1d(x).toInt().dataSync()]).toEqual(x.map((value) => Math.fround(value) | 0));
    }
  });
  test('int32 becomes the real part of a complex number', () => {
    const [real, imaginary] = [tf.tensor1d([1, -2], 'int32').cast('complex64')].flatMap((x) => [
      tf.real(x),
      tf.imag(x),
    ]);
    expect([...(real as tf.Tensor).square().dataSync()]).toEqual([1, 4]);
    expect([...(imaginary as tf.Tensor).dataSync()]).toEqual([0, 0]);
  });
});
