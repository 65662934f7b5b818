import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default async function train(run: Run): Promise<Returned> {
  const seed = () => 1 + Math.floor(run.random() * 2 ** 31);
  // Sixteen bends are enough for a wave of one or two periods, and too few to follow the noise of 480 points.
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [1],
        units: 16,
        activation: 'tanh',
        kernelInitializer: tf.initializers.randomUniform({ minval: -2, maxval: 2, seed: seed() }),
        biasInitializer: tf.initializers.randomUniform({ minval: -2, maxval: 2, seed: seed() }),
      }),
      tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotNormal({ seed: seed() }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
  await model.fit(run.x, run.y, {
    epochs: 300,
    batchSize: 120,
    callbacks: { onEpochEnd: (epoch, logs) => run.log(epoch, { loss: logs?.loss ?? Number.NaN }) },
  });
  return model;
}
