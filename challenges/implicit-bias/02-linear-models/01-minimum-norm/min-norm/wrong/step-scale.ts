// @fails early-path
// A smaller step "to be safe" reaches the same point, but the iterates are not those that were asked for.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, w0, learningRate, steps, checkpoints } = run;
  const n = x.shape[0];
  const target = y.reshape<tf.Tensor2D>([n, 1]);
  const safeRate = learningRate / 3;
  let w = w0.reshape<tf.Tensor2D>([-1, 1]);
  const path: tf.Tensor2D[] = [];

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const residual = x.matMul(w).sub(target);
      const gradient = x.matMul(residual, true).div<tf.Tensor2D>(n);
      return w.sub<tf.Tensor2D>(gradient.mul(safeRate));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) path.push(w.clone());
  }
  return { w: w.flatten(), path: tf.concat(path, 1).transpose<tf.Tensor2D>() };
}
