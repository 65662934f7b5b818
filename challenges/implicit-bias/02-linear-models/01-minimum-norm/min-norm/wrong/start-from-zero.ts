// @fails error-offset
// Where the start is not zero, the answer is not the minimum norm: the start is remembered.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, w0, learningRate, steps, checkpoints } = run;
  const n = x.shape[0];
  const target = y.reshape<tf.Tensor2D>([n, 1]);
  let w = tf.zerosLike(w0).reshape<tf.Tensor2D>([-1, 1]);
  const path: tf.Tensor2D[] = [];

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const residual = x.matMul(w).sub(target);
      const gradient = x.matMul(residual, true).div<tf.Tensor2D>(n);
      return w.sub<tf.Tensor2D>(gradient.mul(learningRate));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) path.push(w.clone());
  }
  return { w: w.flatten(), path: tf.concat(path, 1).transpose<tf.Tensor2D>() };
}
