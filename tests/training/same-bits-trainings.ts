import * as tf from '@tensorflow/tfjs';
import { some } from './values';

type Trained = tf.Tensor[] | Promise<tf.Tensor[]>;

const weight = (shape: number[], seed: number) => tf.variable(tf.tidy(() => some(shape, 'float32', seed).mul(0.5)));
const classes = (n: number) =>
  tf.tidy(() => tf.oneHot(some([n], 'int32', 9).abs().mod(tf.scalar(3, 'int32')), 3).toFloat());

/** A loop over the whole data. @returns what was trained. */
function loop(optimizer: tf.Optimizer, steps: number, variables: tf.Variable[], loss: () => tf.Tensor): tf.Tensor[] {
  for (let step = 0; step < steps; step++) optimizer.minimize(loss as () => tf.Scalar);
  return variables;
}

function network(optimizer: tf.Optimizer, activation: (x: tf.Tensor) => tf.Tensor): Trained {
  const [x, y] = [some([23, 7]), classes(23)];
  const variables = [weight([7, 19], 1), weight([19], 2), weight([19, 3], 3)];
  const [first, bias, second] = variables as tf.Tensor[] as [tf.Tensor, tf.Tensor, tf.Tensor];
  return loop(optimizer, 30, variables, () =>
    tf.losses.softmaxCrossEntropy(y, activation(x.matMul(first).add(bias)).matMul(second)),
  );
}

interface Fit {
  layers: tf.layers.Layer[];
  x: tf.Tensor;
  y: tf.Tensor;
  optimizer?: tf.Optimizer;
  loss?: string;
}

async function fit({
  layers,
  x,
  y,
  optimizer = tf.train.adam(0.01),
  loss = 'meanSquaredError',
}: Fit): Promise<tf.Tensor[]> {
  const model = tf.sequential({ layers });
  model.setWeights(
    model.weights.map(({ shape, name }, i) => {
      const values = some(shape as number[], 'float32', i + 1).mul(0.5);
      return name.includes('variance') ? values.abs().add(0.5) : values;
    }),
  );
  model.compile({ optimizer, loss, metrics: ['mae'] });
  await model.fit(x, y, { epochs: 3, batchSize: 8, verbose: 0 });
  return model.getWeights();
}

const { layers } = tf;
const initial = { recurrentInitializer: 'glorotUniform', kernelInitializer: 'glorotUniform' } as const;
const pictures = () => some([20, 9, 8, 3]);

/** Dense, convolutional and recurrent models, every optimizer, loops and `model.fit`. */
export const TRAININGS: Record<string, () => Trained> = {
  'least squares, gradient descent': () => {
    const [x, y, w] = [some([40, 60]), some([40, 1], 'float32', 2), weight([60, 1], 3)];
    return loop(tf.train.sgd(0.05), 60, [w], () => tf.losses.meanSquaredError(y, x.matMul(w)));
  },
  'a relu network, momentum': () => network(tf.train.momentum(0.05, 0.9, true), tf.relu),
  'a tanh network, adam': () => network(tf.train.adam(0.02), tf.tanh),
  'an elu network, rmsprop': () => network(tf.train.rmsprop(0.01, 0.9, 0.1), tf.elu),
  'a softplus network, adamax': () => network(tf.train.adamax(0.02), tf.softplus),
  'a sine network, adagrad': () => network(tf.train.adagrad(0.1), (x) => tf.sin(x).add(tf.cos(x.mul(2)))),
  'an error-function network, adadelta': () =>
    network(tf.train.adadelta(0.5), (x) => x.mul(tf.erf(x)).add(tf.log1p(tf.square(x)))),
  'a factorization, masked': () => {
    const variables = [weight([20, 20], 1), weight([20, 20], 2), weight([20, 20], 3)];
    const [a, b, c] = variables as tf.Tensor[] as [tf.Tensor, tf.Tensor, tf.Tensor];
    const [target, mask] = [some([20, 20], 'float32', 4), tf.step(some([20, 20], 'float32', 5))];
    return loop(tf.train.sgd(0.01), 60, variables, () => a.matMul(b).matMul(c).sub(target).mul(mask).square().sum());
  },
  'a convolutional model with batch normalization': () =>
    fit({
      layers: [
        layers.conv2d({ filters: 5, kernelSize: 3, padding: 'same', activation: 'relu', inputShape: [9, 8, 3] }),
        layers.batchNormalization(),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, activation: 'tanh' }),
        layers.dropout({ rate: 0.2, seed: 5 }),
        layers.flatten(),
        layers.dense({ units: 3, activation: 'softmax' }),
      ],
      x: pictures(),
      y: classes(20),
      loss: 'categoricalCrossentropy',
    }),
  'a model of separable convolutions': () =>
    fit({
      layers: [
        layers.separableConv2d({ filters: 6, kernelSize: 3, activation: 'swish', inputShape: [9, 8, 3] }),
        layers.depthwiseConv2d({ kernelSize: 3, padding: 'same' }),
        layers.averagePooling2d({ poolSize: 2 }),
        layers.globalAveragePooling2d({}),
        layers.dense({ units: 3 }),
      ],
      x: pictures(),
      y: classes(20),
      optimizer: tf.train.rmsprop(0.01),
    }),
  'a recurrent model on words': () =>
    fit({
      layers: [
        layers.embedding({ inputDim: 10, outputDim: 6, inputLength: 7 }),
        layers.lstm({ units: 5, ...initial, returnSequences: true }),
        layers.gru({ units: 4, ...initial }),
        layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
      x: some([20, 7], 'int32').abs(),
      y: tf.step(some([20, 1], 'float32', 2)),
      loss: 'binaryCrossentropy',
    }),
  'a spiral, with the mathematics of JavaScript': () => {
    const places = Array.from({ length: 60 }, (_, i) => {
      const angle = Math.log1p(i) + Math.cbrt(i);
      const radius = Math.exp(-angle / 7) * (1 + i) ** 0.3;
      return [radius * Math.cos(angle), radius * Math.sin(angle), Math.tanh(Math.hypot(radius, angle, 1))];
    });
    const w = tf.variable(tf.randomNormal([3, 1], 0, 1, 'float32', 4));
    const y = tf.tensor2d(places.map(([a = 0, b = 0]) => [Math.atan2(a, b)]));
    const x = tf.localResponseNormalization(tf.tensor4d(places.flat(), [60, 1, 1, 3]), 1, 1, 1, 0.3).reshape([60, 3]);
    const waves = tf.abs(tf.spectral.rfft(x.transpose())).transpose().slice([0, 0], [30, 3]);
    return [
      ...loop(tf.train.sgd(0.05), 30, [w], () => tf.losses.meanSquaredError(y, x.matMul(w))),
      waves.asType('float32'),
    ];
  },
  'attention over a series': () => {
    const variables = [weight([6, 8], 1), weight([6, 8], 2), weight([6, 8], 3), weight([8, 2], 4)];
    const [query, key, values, out] = variables as tf.Tensor[] as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    const [x, y] = [some([4, 9, 6]), some([4, 9, 2], 'float32', 5)];
    const project = (w: tf.Tensor) => x.reshape([36, 6]).matMul(w).reshape([4, 9, 8]);
    return loop(tf.train.adam(0.02), 30, variables, () => {
      const scores = tf.softmax(tf.matMul(project(query), project(key), false, true).div(Math.sqrt(8)));
      const mixed = tf.matMul(scores, project(values)).reshape([36, 8]);
      return tf.losses.huberLoss(y, mixed.matMul(out).reshape([4, 9, 2]));
    });
  },
};
