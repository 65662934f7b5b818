import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { expectAgreement, some, start } from './agree';

beforeAll(start);

describe('gradients', () => {
  const gradients: Record<string, (x: tf.Tensor) => tf.Tensor> = {
    transpose: (x) => tf.transpose(x, [2, 0, 1]),
    slice: (x) => tf.slice(x, [1, 0, 1], [2, 3, 2]),
    concat: (x) => tf.concat([x, tf.mul(x, 2), x], 1),
    stack: (x) => tf.stack([x, tf.mul(x, x)], 1),
    unstack: (x) => tf.unstack(x, 1)[2] as tf.Tensor,
    split: (x) => tf.split(x, [1, 2, 1], 2)[1] as tf.Tensor,
    tile: (x) => tf.tile(x, [2, 1, 3]),
    pad: (x) =>
      tf.pad(x, [
        [1, 0],
        [0, 2],
        [1, 1],
      ]),
    mirrorPad: (x) =>
      tf.mirrorPad(
        x,
        [
          [0, 0],
          [1, 1],
          [0, 2],
        ],
        'reflect',
      ),
    reverse: (x) => tf.reverse(x, [0, 2]),
    spaceToBatch: (x) =>
      tf.spaceToBatchND(
        tf.reshape(x, [1, 3, 4, 4]),
        [1, 2],
        [
          [0, 0],
          [0, 2],
        ],
      ),
  };
  it.each(Object.keys(gradients))('of %s are those of the plain backend', (name) => {
    const f = gradients[name] as (x: tf.Tensor) => tf.Tensor;
    expectAgreement(() => {
      const x = some([3, 4, 4]);
      const weights = tf.tidy(() => some(f(x).shape, 'float32', 5));
      return tf.grad((input: tf.Tensor) => tf.sum(tf.mul(tf.square(f(input)), weights)))(x);
    });
  });
});
