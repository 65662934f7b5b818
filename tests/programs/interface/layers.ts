import * as tf from '@tensorflow/tfjs';

// Every layer, initializer, regularizer, constraint, metric, optimizer and data source, called once.

const ramp = (...shape) => tf.range(0, tf.util.sizeFromShape(shape)).div(10).sub(0.5).reshape(shape);
const flat = [2, 3];
const steps = [2, 4, 3];
const pictures = [2, 4, 4, 2];
const clips = [1, 2, 4, 4, 2];
const start = { recurrentInitializer: 'glorotNormal' };
const pool = { poolSize: 2 };
const filters = { filters: 2, kernelSize: 2 };

/** Layers by name: what goes in, and how they are made. */
const LAYERS = {
  activation: [flat, { activation: 'swish' }],
  alphaDropout: [flat, { rate: 0.5 }],
  batchNormalization: [flat, {}],
  categoryEncoding: [null, { numTokens: 4, outputMode: 'multiHot' }],
  centerCrop: [pictures, { height: 2, width: 2 }],
  conv1d: [steps, filters],
  conv2d: [pictures, filters],
  conv2dTranspose: [pictures, filters],
  conv3d: [clips, filters],
  conv3dTranspose: [clips, filters],
  convLstm2d: [clips, { ...filters, ...start }],
  cropping2D: [
    pictures,
    {
      cropping: [
        [1, 0],
        [0, 1],
      ],
    },
  ],
  dense: [flat, { units: 2 }],
  depthwiseConv2d: [pictures, { kernelSize: 2 }],
  dropout: [flat, { rate: 0.5 }],
  elu: [flat, {}],
  embedding: [null, { inputDim: 8, outputDim: 2 }],
  flatten: [steps, {}],
  gaussianDropout: [flat, { rate: 0.5 }],
  gaussianNoise: [flat, { stddev: 1 }],
  gru: [steps, { units: 2, ...start }],
  layerNormalization: [flat, {}],
  leakyReLU: [flat, {}],
  lstm: [steps, { units: 2, ...start }],
  masking: [steps, {}],
  permute: [steps, { dims: [2, 1] }],
  prelu: [flat, { alphaInitializer: 'ones' }],
  reLU: [flat, {}],
  repeatVector: [flat, { n: 2 }],
  rescaling: [flat, { scale: 2, offset: 1 }],
  reshape: [steps, { targetShape: [3, 4] }],
  resizing: [pictures, { height: 2, width: 3 }],
  randomWidth: [pictures, { factor: 0.5, seed: 3 }],
  separableConv2d: [pictures, filters],
  simpleRNN: [steps, { units: 2, ...start }],
  softmax: [flat, {}],
  spatialDropout1d: [steps, { rate: 0.5 }],
  thresholdedReLU: [flat, {}],
  upSampling2d: [pictures, {}],
  zeroPadding2d: [pictures, {}],
};
for (const name of 'averagePooling avgPool avgPooling maxPool maxPooling globalAveragePooling globalMaxPool globalMaxPooling'.split(
  ' ',
)) {
  for (const rank of [1, 2, 3])
    if (tf.layers[`${name}${rank}d`]) LAYERS[`${name}${rank}d`] = [[steps, pictures, clips][rank - 1], pool];
}

const cells = ['gruCell', 'lstmCell', 'simpleRNNCell'];
const merged = ['add', 'average', 'concatenate', 'maximum', 'minimum', 'multiply', 'dot'];

export const CALLS = {
  ...Object.fromEntries(
    Object.entries(LAYERS).map(([name, [shape, options]]) => [
      `layers.${name}`,
      () =>
        tf.layers[name](options).apply(
          shape
            ? ramp(...shape)
            : tf.tensor2d(
                [
                  [1, 2],
                  [3, 1],
                ],
                [2, 2],
                'int32',
              ),
        ),
    ]),
  ),
  ...Object.fromEntries(
    merged.map((name) => [`layers.${name}`, () => tf.layers[name]({ axes: -1 }).apply([ramp(...flat), ramp(...flat)])]),
  ),
  ...Object.fromEntries(
    cells.map((name) => [
      `layers.${name}`,
      () => tf.layers.rnn({ cell: tf.layers[name]({ units: 2, ...start }) }).apply(ramp(...steps)),
    ]),
  ),
  'layers.rnn': () =>
    tf.layers.rnn({ cell: tf.layers.gruCell({ units: 1, ...start }), returnState: true }).apply(ramp(...steps)),
  'layers.stackedRNNCells': () =>
    tf.layers
      .rnn({ cell: tf.layers.stackedRNNCells({ cells: cells.map((name) => tf.layers[name]({ units: 2, ...start })) }) })
      .apply(ramp(...steps)),
  'layers.convLstm2dCell': () => tf.layers.convLstm2dCell({ ...filters }).getClassName(),
  'layers.bidirectional': () =>
    tf.layers
      .bidirectional({ layer: tf.layers.gru({ units: 1, ...start }), mergeMode: 'concat' })
      .apply(ramp(...steps)),
  'layers.timeDistributed': () =>
    tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 1 }) }).apply(ramp(...steps)),
  'layers.input': () => tf.layers.input({ shape: [3] }).shape,
  'layers.inputLayer': () => tf.layers.inputLayer({ inputShape: [3] }).batchInputShape,
  input: () => tf.input({ shape: [2, 2], name: 'given' }).name,
  ...Object.fromEntries(
    Object.keys(tf.initializers).map((name) => [
      `initializers.${name}`,
      () =>
        tf.initializers[name]({
          value: 3,
          minval: -1,
          maxval: 1,
          mean: 1,
          stddev: 2,
          gain: 1,
          scale: 2,
          mode: 'fanIn',
          distribution: 'normal',
          seed: 5,
        }).apply([3, 3], 'float32'),
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(tf.regularizers).map((name) => [
      `regularizers.${name}`,
      () => tf.regularizers[name]({ l1: 0.1, l2: 0.2 }).apply(ramp(2, 2)),
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(tf.constraints).map((name) => [
      `constraints.${name}`,
      () => tf.constraints[name]({ maxValue: 0.5, minValue: 0.1, axis: 0 }).apply(ramp(2, 2)),
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(tf.metrics).map((name) => [
      `metrics.${name}`,
      () => {
        const found = tf.tensor2d([
          [0.7, 0.2, 0.1],
          [0.2, 0.5, 0.3],
        ]);
        const truth = name.startsWith('sparse')
          ? tf.tensor1d([0, 2])
          : tf.tensor2d([
              [1, 0, 0],
              [0, 1, 0],
            ]);
        return tf.metrics[name](truth, found);
      },
    ]),
  ),
  ...Object.fromEntries(
    ['sgd', 'momentum', 'adam', 'adamax', 'rmsprop', 'adagrad'].map((name) => [
      `train.${name}`,
      () => {
        const w = tf.variable(ramp(3));
        const optimizer = tf.train[name](0.1, name === 'momentum' ? 0.9 : undefined);
        for (let step = 0; step < 3; step++) optimizer.minimize(() => w.square().sum());
        return [w, JSON.stringify(optimizer.getConfig()), optimizer.getClassName()];
      },
    ]),
  ),
  'data.array': () => tf.data.array([1, 2, 3]).batch(2).toArray(),
  'data.csv': () => tf.data.csv('data:text/csv,a%2Cb%0A1%2C2%0A').toArray(),
  'data.func': async () =>
    (
      await tf.data
        .func(() => 7)
        .take(2)
        .toArray()
    ).join(),
  'data.generator': () =>
    tf.data
      .generator(function* () {
        yield* [4, 5];
      })
      .map((n) => n * 2)
      .toArray(),
  'data.zip': () => tf.data.zip([tf.data.array([1]), tf.data.array([2])]).toArray(),
  'data.microphone': () => tf.data.microphone(),
  'data.webcam': () => tf.data.webcam(),
  'browser.toPixels': async () => (await tf.browser.toPixels(ramp(1, 2, 1).add(0.5))).join(),
  'browser.fromPixels': () => tf.browser.fromPixels({ data: new Uint8Array([1, 2, 3, 4]), width: 1, height: 1 }),
  'browser.fromPixelsAsync': () =>
    tf.browser.fromPixelsAsync({ data: new Uint8Array([1, 2, 3, 4]), width: 1, height: 1 }),
};
