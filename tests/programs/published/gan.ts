import * as tf from '@tensorflow/tfjs';

// Points on a ring, and a generator that learns to draw such points from a discriminator.
export default async function train(run) {
  const latent = 4;
  const generator = tf.sequential({
    layers: [
      tf.layers.dense({ units: 16, inputShape: [latent] }),
      tf.layers.leakyReLU({ alpha: 0.2 }),
      tf.layers.dense({ units: 2 }),
    ],
  });
  const discriminator = tf.sequential({
    layers: [
      tf.layers.dense({ units: 16, inputShape: [2] }),
      tf.layers.leakyReLU({ alpha: 0.2 }),
      tf.layers.dropout({ rate: 0.1, seed: 3 }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  discriminator.compile({ optimizer: tf.train.adam(0.01, 0.5), loss: 'binaryCrossentropy' });
  const noise = tf.input({ shape: [latent] });
  const combined = tf.model({ inputs: noise, outputs: discriminator.apply(generator.apply(noise)) });
  discriminator.trainable = false;
  combined.compile({ optimizer: tf.train.adam(0.01, 0.5), loss: 'binaryCrossentropy' });
  const ring = (n) =>
    tf.tidy(() => {
      const angles = tf.randomUniform([n, 1], 0, 2 * Math.PI);
      return tf.concat([angles.cos(), angles.sin()], 1).mul(tf.randomNormal([n, 1], 1, 0.05));
    });
  for (let step = 0; step < 30; step++) {
    const [real, z] = [ring(16), tf.randomNormal([16, latent])];
    const points = tf.tidy(() => tf.concat([real, generator.predict(z)]));
    const labels = tf.tidy(() => tf.concat([tf.ones([16, 1]).mul(0.9), tf.zeros([16, 1])]));
    discriminator.trainable = true;
    const lossD = await discriminator.trainOnBatch(points, labels);
    const trick = tf.ones([16, 1]);
    discriminator.trainable = false;
    const lossG = await combined.trainOnBatch(z, trick);
    if (step % 10 === 9) run.log(step, { discriminator: lossD, generator: lossG });
    tf.dispose([real, z, points, labels, trick]);
  }
  run.log(30, { tensors: tf.memory().numTensors });
  return {};
}
