// @fails outside-euclidean outside-power
// A penalty on the absolute values asks for few weights in every run; nothing but the potential and the start should choose.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

const PENALTY = 0.001;

export default function train(run: Run): Returned {
  const { x, y, w0, learningRate, steps } = run;
  const target = y.reshape<tf.Tensor2D>([-1, 1]);
  let w: tf.Tensor2D = w0.reshape([-1, 1]);

  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const residual = x.matMul(w).sub<tf.Tensor2D>(target);
      const moved = w.sub<tf.Tensor2D>(x.matMul(residual, true).mul(learningRate));
      return moved.sign().mul<tf.Tensor2D>(
        moved
          .abs()
          .sub(learningRate * PENALTY)
          .relu(),
      );
    });
    w.dispose();
    w = next;
  }
  return { w: w.flatten() };
}
