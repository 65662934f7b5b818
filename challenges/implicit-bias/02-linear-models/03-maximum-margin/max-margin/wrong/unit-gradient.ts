// @fails plain-path
// Normalizes both runs. The margin is found, but the run that was to show how slow plain descent is does not show it.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, learningRate, steps, checkpoints } = run;
  const signed = x.mul<tf.Tensor2D>(y.reshape([-1, 1]));
  const kept: Returned = [];
  let w = tf.zeros([2, 1]) as tf.Tensor2D;

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const margins = signed.matMul(w);
      const pulls = margins.neg().flatten().softmax().reshape<tf.Tensor2D>([-1, 1]);

      return w.add<tf.Tensor2D>(signed.matMul(pulls, true).mul(10 * learningRate));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) kept.push({ step, w: w.flatten() });
  }
  return kept;
}
