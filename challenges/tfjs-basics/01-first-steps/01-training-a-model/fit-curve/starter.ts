import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default async function train(run: Run): Promise<Returned> {
  // A single unit without activation: what can it draw?
  const model = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [1], units: 1 })],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
  await model.fit(run.x, run.y, {
    epochs: 30,
    batchSize: 120,
    callbacks: { onEpochEnd: (epoch, logs) => run.log(epoch, { loss: logs?.loss ?? Number.NaN }) },
  });
  return model;
}
