// @fails outside-entropy outside-power
// The closed form of gradient descent for every potential: no descent at all, and right in one run of three.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y, w0 }: Run): Returned {
  const start = w0.reshape<tf.Tensor2D>([-1, 1]);
  const missing = y.reshape([-1, 1]).sub(x.matMul(start));
  const end = start.add(x.matMul(inverse(tf.matMul(x, x, false, true)).matMul(missing), true));
  return { w: end.flatten() };
}

/** Newton-Schulz iteration; `matrix` is symmetric and positive definite. */
function inverse(matrix: tf.Tensor2D): tf.Tensor2D {
  const identity = tf.eye(matrix.shape[0]);
  let guess = identity.div<tf.Tensor2D>(matrix.abs().sum(1).max());
  for (let i = 0; i < 40; i++) guess = tf.matMul(guess, identity.mul(2).sub(matrix.matMul(guess)));
  return guess;
}
