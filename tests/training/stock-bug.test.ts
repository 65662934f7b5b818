import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { expectAgreement, some, start } from './agree';

beforeAll(start);

// What tfjs's own backends get wrong or cannot do.

test('an update leaves what it is given, and what shares its values, as they are', () => {
  const array = Float32Array.of(1, 2, 3);
  const x = tf.tensor1d(array);
  const kept = [x, x.clone(), x.reshape([3, 1])];
  const updated = tf.tensorScatterUpdate(x, tf.tensor2d([[1]], [1, 1], 'int32'), tf.tensor1d([9]));
  expect([...updated.dataSync()]).toEqual([1, 9, 3]);
  for (const tensor of kept) expect([...tensor.dataSync()]).toEqual([1, 2, 3]);
  expect([...array]).toEqual([1, 2, 3]);
});

test('a fused product with a transposed right side has the right bias in every column', () => {
  const result = tf.tidy(() =>
    tf.fused.matMul({ a: tf.ones([2, 100]), b: tf.ones([8, 100]), transposeB: true, bias: tf.range(1, 9) }).arraySync(),
  );
  const row = [101, 102, 103, 104, 105, 106, 107, 108];
  expect(result).toEqual([row, row]);
});

test.each([1, 3, 4, 7, 16, 63, 100, 257])(
  'fused products with an inner length of %i agree with the plain backend',
  (k) => {
    for (const [transposeA, transposeB] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ]) {
      expectAgreement(
        () => {
          const a = some(transposeA ? [k, 9] : [9, k]);
          const b = some(transposeB ? [13, k] : [k, 13], 'float32', 2);
          const bias = some([13], 'float32', 3);
          return tf.fused.matMul({
            a,
            b,
            transposeA: transposeA === true,
            transposeB: transposeB === true,
            bias,
            activation: 'relu',
          });
        },
        { absolute: k * 1e-6 },
      );
    }
  },
);

test('sums over segments, sums by index and spectra are there', () => {
  expectAgreement(
    () => [
      tf.unsortedSegmentSum(some([5, 2]), tf.tensor1d([0, 2, 2, 1, 0], 'int32'), 3),
      tf.einsum('ij,kj->ik', some([3, 5]), some([4, 5], 'float32', 2)),
      tf.real(tf.spectral.rfft(some([2, 8]))),
    ],
    { absolute: 1e-5 },
  );
});

test('the gradient of resizing a picture that is not square has the shape of the picture', async () => {
  const grow = (x: tf.Tensor) => tf.image.resizeBilinear(x as tf.Tensor4D, [4, 6]).sum();
  const dx = tf.grad(grow)(tf.ones([1, 2, 3, 1]));
  expect(dx.shape).toEqual([1, 2, 3, 1]);
  // Twice as many points along both sides: the gradients of all of them add up to their number.
  expect((await dx.sum().data())[0]).toBeCloseTo(24, 4);
});
