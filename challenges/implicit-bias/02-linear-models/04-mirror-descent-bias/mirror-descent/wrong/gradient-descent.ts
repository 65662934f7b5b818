// @fails outside-entropy outside-power
// Plain descent whatever the potential: it fits, at the nearest solution in the Euclidean sense, three times.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, w0, learningRate, steps } = run;
  const target = y.reshape<tf.Tensor2D>([-1, 1]);
  let w: tf.Tensor2D = w0.reshape([-1, 1]);

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const residual = x.matMul(w).sub<tf.Tensor2D>(target);
      return w.sub<tf.Tensor2D>(x.matMul(residual, true).mul(learningRate));
    });
    w.dispose();
    w = next;
  }
  return { w: w.flatten() };
}
