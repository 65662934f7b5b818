// @fails train-error held-out-error
// Three epochs are twelve steps: the model has only begun to bend.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default async function train({ x, y }: Run): Promise<Returned> {
  const model = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [1], units: 16, activation: 'tanh' }), tf.layers.dense({ units: 1 })],
  });
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'meanSquaredError' });
  await model.fit(x, y, { epochs: 3, batchSize: 120 });
  return model;
}
