// @fails stop-risk
// The training error falls until the end, so it always chooses the last step.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, xValidation, yValidation, learningRate, steps, checkpoints } = run;
  const [n, p] = x.shape;
  const target = y.reshape<tf.Tensor2D>([n, 1]);
  const unseen = yValidation.reshape<tf.Tensor2D>([-1, 1]);
  const path: tf.Tensor2D[] = [];
  let w: tf.Tensor2D = tf.zeros([p, 1]);
  let best = { error: Number.POSITIVE_INFINITY, w: w.clone() };

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const gradient = x.matMul(x.matMul(w).sub(target), true).div(n);
      return w.sub<tf.Tensor2D>(gradient.mul(learningRate));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) path.push(w.clone());
    if (step % 10 !== 0) continue;
    const [train, validation] = tf.tidy(() => [
      x.matMul(w).sub(target).square().mean().dataSync()[0],
      xValidation.matMul(w).sub(unseen).square().mean().dataSync()[0],
    ]);
    if (step % 200 === 0) run.log(step, { train, validation });
    if (train < best.error) {
      best.w.dispose();
      best = { error: train, w: w.clone() };
    }
  }
  // Descent for a time t keeps about what ridge with 1/t keeps.
  const lambdas = tf.tensor1d(checkpoints.map((step) => 1 / (learningRate * step)));
  return { path: tf.concat(path, 1).transpose<tf.Tensor2D>(), lambdas, w: best.w.flatten() };
}
