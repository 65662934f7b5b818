import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, w0, steps, checkpoints } = run;
  const n = x.shape[0];
  const lossAt = (w: tf.Tensor1D): tf.Scalar =>
    x
      .dot(w)
      .sub(y)
      .square()
      .sum()
      .div(2 * n);

  const w: tf.Tensor1D = w0.clone();
  const path: tf.Tensor1D[] = [];
  for (let step = 1; step <= steps; step++) {
    // Here: one step of gradient descent on the loss, with step size run.learningRate.
    // Everything made inside tf.tidy(() => ...) is freed at its end, except what it returns.

    if (step % 100 === 0) run.log(step, { loss: tf.tidy(() => lossAt(w)) });
    if (checkpoints.includes(step)) path.push(w.clone());
  }
  return { w, path: tf.stack(path) as tf.Tensor2D };
}
