// @fails test-true
// Memorizing is easy to build: one unit for each training row, no training at all. It fits and does not generalize.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y } = run;
  const [rows, pixels] = x.shape;
  const network = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [pixels], units: rows, activation: 'relu' }),
      tf.layers.dense({ units: 10 }),
    ],
  });
  const weights = tf.tidy(() => {
    // With d = r - mean, the unit of row r is 20 (d.(x - r) / |d|^2 + 0.2): 4 on r itself, below zero on most others.
    const d = x.sub(x.mean(0));
    const slope = d.mul(20).div(d.square().sum(1, true));
    const offset = slope.mul(x).sum(1).sub(4).neg();
    return [slope.transpose(), offset, tf.oneHot(y, 10).toFloat(), tf.zeros([10])];
  });
  network.setWeights(weights);
  return network;
}
