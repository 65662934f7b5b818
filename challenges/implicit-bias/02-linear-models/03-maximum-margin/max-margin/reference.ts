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
      // Plain: the derivative of log(1 + exp(-m)). Normalized: the same weights of the points, divided by their sum, so that
      // steps keep their length when every loss is tiny. The softmax does not underflow.
      const pulls =
        method === 'plain' ? margins.neg().sigmoid() : margins.neg().flatten().softmax().reshape<tf.Tensor2D>([-1, 1]);
      const size = method === 'plain' ? learningRate : 10 * learningRate;
      if (step % 100 === 0) run.log(step, { loss: margins.neg().softplus().sum(), norm: w.norm() as tf.Scalar });
      return w.add<tf.Tensor2D>(signed.matMul(pulls, true).mul(size));
    });
    w.dispose();
    w = next;
    if (checkpoints.includes(step)) kept.push({ step, w: w.flatten() });
  }
  return kept;
}
