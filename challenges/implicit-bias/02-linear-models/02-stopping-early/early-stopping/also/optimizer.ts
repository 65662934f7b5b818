// Automatic differentiation and an optimizer; the best weights so far are kept outside of tensors.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, xValidation, yValidation, learningRate, steps, checkpoints } = run;
  const [n, p] = x.shape;
  const w = tf.variable(tf.zeros<tf.Rank.R1>([p]));
  const optimizer = tf.train.sgd(learningRate);
  const path: tf.Tensor1D[] = [];
  let kept = { error: Number.POSITIVE_INFINITY, w: w.dataSync() };
  for (let step = 1; step <= steps; step++) {
    optimizer.minimize(() =>
      x
        .dot(w)
        .sub(y)
        .square()
        .sum()
        .div<tf.Scalar>(2 * n),
    );
    if (checkpoints.includes(step)) path.push(w.clone());
    if (step % 5 !== 0) continue;
    const error = tf.tidy(() => xValidation.dot(w).sub(yValidation).square().sum().dataSync()[0]);
    if (error < kept.error) kept = { error, w: w.dataSync().slice() };
  }
  return {
    path: tf.stack(path) as tf.Tensor2D,
    lambdas: tf.tensor1d(checkpoints.map((step) => 1 / (learningRate * step))),
    w: tf.tensor1d(kept.w),
  };
}
