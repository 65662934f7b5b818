// @fails conv-fourier early-path
// Descends on beta itself in both runs: the same maps, the same loss, and the Euclidean margin both times.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y, learningRate, steps, checkpoints }: Run): Returned {
  const signed = x.mul<tf.Tensor2D>(y.reshape([-1, 1]));
  const kept: Returned = [];
  let beta = tf.zeros([32, 1]) as tf.Tensor2D;
  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const pull = signed.matMul(signed.matMul(beta).neg().flatten().softmax().reshape<tf.Tensor2D>([-1, 1]), true);
      return beta.add<tf.Tensor2D>(pull.mul(learningRate));
    });
    beta.dispose();
    beta = next;
    if (checkpoints.includes(step)) kept.push({ step, beta: beta.flatten() });
  }
  return kept;
}
