// @fails plain-path
// The gradient of the mean is sixty times smaller than that of the sum: the same road, hardly begun.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, method, learningRate, steps, checkpoints } = run;
  const signed = x.mul<tf.Tensor2D>(y.reshape([-1, 1]));
  const kept: Returned = [];
  let w = tf.zeros([2, 1]) as tf.Tensor2D;

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const margins = signed.matMul(w);
      const pulls =
        method === 'plain' ? margins.neg().sigmoid() : margins.neg().flatten().softmax().reshape<tf.Tensor2D>([-1, 1]);
      const size = method === 'plain' ? learningRate / x.shape[0] : 10 * learningRate;
      return w.add<tf.Tensor2D>(signed.matMul(pulls, true).mul(size));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) kept.push({ step, w: w.flatten() });
  }
  return kept;
}
