// @fails early-path dense-l2
// Looks for the single cosine that separates the signals best, and hands it in at every step: sparse indeed, and never trained.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y, checkpoints }: Run): Returned {
  const signed = x.mul<tf.Tensor2D>(y.reshape([-1, 1]));
  let best = { margin: Number.NEGATIVE_INFINITY, beta: tf.zeros([32]) as tf.Tensor1D };
  for (let frequency = 1; frequency < 16; frequency++) {
    for (let turn = 0; turn < 64; turn++) {
      const beta = tf.tensor1d(
        Array.from({ length: 32 }, (_, i) => Math.cos(2 * Math.PI * ((frequency * i) / 32 + turn / 64))),
      );
      const margin = signed.dot(beta).min().dataSync()[0] as number;
      if (margin > best.margin) best = { margin, beta };
    }
  }
  return checkpoints.map((step) => ({ step, beta: best.beta.clone() }));
}
