import * as tf from '@tensorflow/tfjs';
import type { Data } from './data';
import { rows, type Start, tensorOf } from './loops';
import { JOBS, type JobName, LOSS_ROWS } from './sizes';

interface Parts {
  layers: tf.layers.Layer[];
  optimizer: tf.Optimizer;
  loss: 'meanSquaredError' | ((y: tf.Tensor, predicted: tf.Tensor) => tf.Tensor);
}

const { dense, conv2d, embedding, maxPooling2d, flatten } = tf.layers;

const parts: Record<JobName, (mask: tf.Tensor | undefined) => Parts> = {
  J1: () => ({
    layers: [dense({ units: 1, useBias: false, inputShape: [200] })],
    optimizer: tf.train.sgd(5e-4),
    loss: 'meanSquaredError',
  }),
  J2: () => ({
    layers: [
      dense({ units: 64, activation: 'tanh', inputShape: [2] }),
      dense({ units: 64, activation: 'tanh' }),
      dense({ units: 1 }),
    ],
    optimizer: tf.train.adam(0.01),
    loss: (y, logits) => tf.losses.sigmoidCrossEntropy(y, logits),
  }),
  J3: () => ({
    layers: [
      dense({ units: 512, activation: 'relu', inputShape: [784] }),
      dense({ units: 512, activation: 'relu' }),
      dense({ units: 10 }),
    ],
    optimizer: tf.train.sgd(0.1),
    loss: (y, logits) => tf.losses.softmaxCrossEntropy(y, logits),
  }),
  J4: (mask) => ({
    // The numbers of the rows go in, and choose rows of the first factor: the layers' product comes out.
    layers: [
      embedding({ inputDim: 100, outputDim: 100, inputLength: 1 }),
      flatten(),
      ...[2, 3].map(() => dense({ units: 100, useBias: false })),
    ],
    optimizer: tf.train.sgd(2e-4),
    loss: (y, product) =>
      product
        .sub(y)
        .mul(mask as tf.Tensor)
        .square()
        .sum(),
  }),
  J5: () => ({
    layers: [
      conv2d({ filters: 8, kernelSize: 3, padding: 'same', activation: 'relu', inputShape: [28, 28, 1] }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 16, kernelSize: 3, padding: 'same', activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 10 }),
    ],
    optimizer: tf.train.sgd(0.1),
    loss: (y, logits) => tf.losses.softmaxCrossEntropy(y, logits),
  }),
};

/** The same training with `tf.sequential` and `model.fit`. */
export function startFit(job: JobName): Start {
  return ({ x: inputs, y: targets, mask: masked, ...weights }) => {
    const x = tensorOf(inputs as Data);
    const y = tensorOf(targets as Data);
    const { layers, optimizer, loss } = parts[job](masked && tensorOf(masked));
    const model = tf.sequential({ layers });
    model.setWeights(Object.values(weights).map(tensorOf));
    model.compile({ optimizer, loss });
    const { samples, batch } = JOBS[job];
    const perEpoch = Math.ceil(samples / batch);
    return {
      async train(steps) {
        const some = steps < perEpoch;
        await model.fit(some ? rows(x, 0, steps * batch) : x, some ? rows(y, 0, steps * batch) : y, {
          batchSize: batch,
          epochs: some ? 1 : steps / perEpoch,
          shuffle: false,
          verbose: 0,
        });
      },
      loss: () =>
        tf.tidy(() => {
          const count = Math.min(LOSS_ROWS, samples);
          const [some, expected] = [rows(x, 0, count), rows(y, 0, count)];
          const predicted = model.predict(some, { batchSize: count }) as tf.Tensor;
          const value =
            typeof loss === 'string' ? tf.losses.meanSquaredError(expected, predicted) : loss(expected, predicted);
          return value.dataSync()[0] as number;
        }),
    };
  };
}
