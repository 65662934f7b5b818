// @fails gap-normalized
// Plain descent for both: its steps fade with the loss, and the direction needs exponentially many of them.
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
      const pulls = margins.neg().sigmoid();

      return w.add<tf.Tensor2D>(signed.matMul(pulls, true).mul(learningRate));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) kept.push({ step, w: w.flatten() });
  }
  return kept;
}
