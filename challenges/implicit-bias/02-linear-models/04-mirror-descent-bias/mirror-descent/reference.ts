import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

/** From weights to dual variables, the derivative of the potential, and back. */
const LINKS = {
  euclidean: { to: (w: tf.Tensor2D) => w, back: (z: tf.Tensor2D) => z },
  entropy: { to: (w: tf.Tensor2D) => w.log(), back: (z: tf.Tensor2D) => z.exp() },
  power: { to: (w: tf.Tensor2D) => w.sign().mul(w.abs().sqrt()), back: (z: tf.Tensor2D) => z.mul(z.abs()) },
};

export default function train(run: Run): Returned {
  const { x, y, potential, w0, learningRate, steps } = run;
  const { to, back } = LINKS[potential];
  const target = y.reshape<tf.Tensor2D>([-1, 1]);
  let z = tf.tidy(() => to(w0.reshape<tf.Tensor2D>([-1, 1])).clone() as tf.Tensor2D);

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const residual = x.matMul<tf.Tensor2D>(back(z) as tf.Tensor2D).sub<tf.Tensor2D>(target);
      if (step % 100 === 0) run.log(step, { loss: residual.square().sum().div<tf.Scalar>(2) });
      // The gradient at w moves the dual variable: its path never leaves the row span, whatever the potential.
      return z.sub<tf.Tensor2D>(x.matMul(residual, true).mul(learningRate));
    });
    z.dispose();
    z = next;
  }
  return { w: (back(z) as tf.Tensor2D).flatten() };
}
