// @fails outside-entropy
// Descent on w that cuts off what is negative keeps the weights positive, but not their logarithms on the row span.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, potential, w0, learningRate, steps } = run;
  const target = y.reshape<tf.Tensor2D>([-1, 1]);
  const power = potential === 'power';
  let z: tf.Tensor2D = w0.reshape([-1, 1]);

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const w = power ? z.mul<tf.Tensor2D>(z.abs()) : z;
      const residual = x.matMul<tf.Tensor2D>(w).sub<tf.Tensor2D>(target);
      const moved = z.sub<tf.Tensor2D>(x.matMul(residual, true).mul(learningRate));
      return potential === 'entropy' ? moved.maximum<tf.Tensor2D>(1e-6) : moved;
    });
    z.dispose();
    z = next;
  }
  return { w: (power ? z.mul<tf.Tensor2D>(z.abs()) : z).flatten() };
}
