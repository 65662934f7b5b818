// @fails error-offset
// A penalty is not what selects the solution: it misfits the data and erases the start.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, w0, learningRate, steps, checkpoints } = run;
  const n = x.shape[0];
  const target = y.reshape<tf.Tensor2D>([n, 1]);
  const decay = 0.01;
  let w = w0.reshape<tf.Tensor2D>([-1, 1]);
  const path: tf.Tensor2D[] = [];

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const residual = x.matMul(w).sub(target);
      const gradient = x.matMul(residual, true).div(n).add<tf.Tensor2D>(w.mul(decay));
      return w.sub<tf.Tensor2D>(gradient.mul(learningRate));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) path.push(w.clone());
  }
  return { w: w.flatten(), path: tf.concat(path, 1).transpose<tf.Tensor2D>() };
}
