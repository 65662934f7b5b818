import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { TRAINING_BACKEND, useTrainingBackend } from '@/lib/training';

beforeAll(useTrainingBackend);

/** The same calculation on the training backend and on tfjs's plain JavaScript one. */
async function onBoth(calculate: () => tf.Tensor): Promise<[number[], number[]]> {
  const values: number[][] = [];
  for (const backend of [TRAINING_BACKEND, 'cpu']) {
    await tf.setBackend(backend);
    values.push(Array.from(tf.tidy(calculate).dataSync()));
  }
  await tf.setBackend(TRAINING_BACKEND);
  return values as [number[], number[]];
}

test.each<[string, () => tf.Tensor]>([
  [
    'the gradient of a convolution by its filter',
    () => {
      const image = tf.randomNormal<tf.Rank.R4>([2, 6, 6, 3], 0, 1, 'float32', 1);
      const filter = tf.randomNormal<tf.Rank.R4>([3, 3, 3, 4], 0, 1, 'float32', 2);
      return tf.grad((f) =>
        tf
          .conv2d(image, f as tf.Tensor4D, 1, 'same')
          .square()
          .sum(),
      )(filter);
    },
  ],
  ['einsum', () => tf.einsum('ij,kj->ik', tf.randomNormal([3, 5], 0, 1, 'float32', 3), tf.ones([4, 5]))],
  ['a sum by segments', () => tf.unsortedSegmentSum(tf.tensor1d([1, 2, 3]), tf.tensor1d([0, 1, 0], 'int32'), 2)],
])('%s agrees with the plain backend', async (_name, calculate) => {
  const [ours, plain] = await onBoth(calculate);
  expect(ours.length).toBe(plain.length);
  ours.forEach((value, i) => {
    expect(value).toBeCloseTo(plain[i] as number, 3);
  });
});

test('what a fallback copies is freed', () => {
  const before = tf.memory().numTensors;
  tf.tidy(() => tf.einsum('ij,jk->ik', tf.ones([2, 2]), tf.ones([2, 2]))).dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('a tensor larger than memory is an error, not a wrong answer', () => {
  expect(() => tf.zeros([40_000, 40_000])).toThrow(/Out of memory|allocation failed|out of memory/i);
});
