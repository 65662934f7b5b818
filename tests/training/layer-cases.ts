import * as tf from '@tensorflow/tfjs';

const { layers } = tf;
type Layer = tf.layers.Layer;

/** A layer in the middle of a small model: a dense layer before it, a dense layer after it. */
export interface LayerCase {
  /** Of one sample. */
  shape: number[];
  layer: () => Layer | Layer[];
  /** Two branches come in, one from each of two dense layers. */
  merges?: true;
  /** The input counts: whole numbers below this one, and nothing is trained before the layer. */
  below?: number;
  /** The layer comes first: tfjs lets no gradient through it. */
  first?: true;
  /** tfjs cannot train it or not build it into a model: it is only applied to a tensor. */
  alone?: true;
}

const flat = [6];
const series = [5, 4];
const image = [6, 6, 3];
const volume = [4, 4, 4, 2];
const recurrent = { units: 3, recurrentInitializer: 'glorotNormal' } as const;

const on = (shape: number[], layer: () => Layer | Layer[], more: Partial<LayerCase> = {}): LayerCase => ({
  shape,
  layer,
  ...more,
});
const merge = (layer: () => Layer): LayerCase => on(flat, layer, { merges: true });

/** By its name in `tf.layers`. */
export const LAYERS: Record<string, LayerCase> = {
  activation: on(flat, () => layers.activation({ activation: 'tanh' })),
  add: merge(() => layers.add()),
  alphaDropout: on(flat, () => layers.alphaDropout({ rate: 0.3 })),
  average: merge(() => layers.average()),
  averagePooling1d: on(series, () => layers.averagePooling1d({ poolSize: 2 })),
  averagePooling2d: on(image, () => layers.averagePooling2d({ poolSize: 2 })),
  averagePooling3d: on(volume, () => layers.averagePooling3d({ poolSize: 2 })),
  batchNormalization: on(image, () => layers.batchNormalization()),
  bidirectional: on(series, () =>
    layers.bidirectional({ layer: layers.lstm({ ...recurrent, returnSequences: true }), mergeMode: 'concat' }),
  ),
  categoryEncoding: on([1], () => layers.categoryEncoding({ numTokens: 7, outputMode: 'multiHot' }), { below: 7 }),
  centerCrop: on(image, () => layers.centerCrop({ height: 4, width: 4 }), { first: true }),
  concatenate: merge(() => layers.concatenate()),
  conv1d: on(series, () => layers.conv1d({ filters: 3, kernelSize: 2, activation: 'relu' })),
  conv2d: on(image, () =>
    layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }),
  ),
  conv2dTranspose: on(image, () => layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2, padding: 'same' })),
  conv3d: on(volume, () => layers.conv3d({ filters: 3, kernelSize: 2, activation: 'elu' })),
  conv3dTranspose: on(volume, () => layers.conv3dTranspose({ filters: 2, kernelSize: 2, strides: 2 }), { alone: true }),
  convLstm2d: on([3, 5, 5, 2], () =>
    layers.convLstm2d({ filters: 2, kernelSize: 3, recurrentInitializer: 'glorotNormal', returnSequences: true }),
  ),
  cropping2D: on(image, () =>
    layers.cropping2D({
      cropping: [
        [1, 1],
        [0, 2],
      ],
    }),
  ),
  dense: on(flat, () => layers.dense({ units: 5, activation: 'softmax' })),
  depthwiseConv2d: on(image, () => layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 })),
  dot: merge(() => layers.dot({ axes: 1 })),
  dropout: on(flat, () => layers.dropout({ rate: 0.4, seed: 3 })),
  elu: on(flat, () => layers.elu()),
  embedding: on([4], () => layers.embedding({ inputDim: 7, outputDim: 3 }), { below: 7 }),
  flatten: on(image, () => layers.flatten()),
  gaussianDropout: on(flat, () => layers.gaussianDropout({ rate: 0.3 })),
  gaussianNoise: on(flat, () => layers.gaussianNoise({ stddev: 0.5 })),
  globalAveragePooling1d: on(series, () => layers.globalAveragePooling1d()),
  globalAveragePooling2d: on(image, () => layers.globalAveragePooling2d({})),
  globalMaxPooling1d: on(series, () => layers.globalMaxPooling1d()),
  globalMaxPooling2d: on(image, () => layers.globalMaxPooling2d({})),
  gru: on(series, () => layers.gru({ ...recurrent, dropout: 0.2, recurrentDropout: 0.2 })),
  gruCell: on(series, () => layers.rnn({ cell: layers.gruCell(recurrent) as never })),
  layerNormalization: on(series, () => layers.layerNormalization()),
  leakyReLU: on(flat, () => layers.leakyReLU()),
  lstm: on(series, () => layers.lstm({ ...recurrent, returnSequences: true })),
  lstmCell: on(series, () => layers.rnn({ cell: layers.lstmCell(recurrent) as never })),
  masking: on(series, () => [layers.masking(), layers.lstm(recurrent)], { first: true }),
  maxPooling1d: on(series, () => layers.maxPooling1d({ poolSize: 2 })),
  maxPooling2d: on(image, () => layers.maxPooling2d({ poolSize: 2 })),
  maxPooling3d: on(volume, () => layers.maxPooling3d({ poolSize: 2 })),
  maximum: merge(() => layers.maximum()),
  minimum: merge(() => layers.minimum()),
  multiply: merge(() => layers.multiply()),
  permute: on(series, () => layers.permute({ dims: [2, 1] })),
  prelu: on(image, () => layers.prelu({ sharedAxes: [1, 2] })),
  randomWidth: on(image, () => layers.randomWidth({ factor: 0.4 }), { alone: true }),
  reLU: on(flat, () => layers.reLU({ maxValue: 1 })),
  repeatVector: on(flat, () => layers.repeatVector({ n: 3 })),
  rescaling: on(image, () => layers.rescaling({ scale: 0.5, offset: 1 })),
  reshape: on(flat, () => layers.reshape({ targetShape: [3, 2] })),
  resizing: on(image, () => layers.resizing({ height: 4, width: 5 }), { alone: true }),
  rnn: on(series, () => layers.rnn({ cell: layers.simpleRNNCell(recurrent) as never, goBackwards: true })),
  separableConv2d: on(image, () => layers.separableConv2d({ filters: 4, kernelSize: 3, activation: 'relu' })),
  simpleRNN: on(series, () => layers.simpleRNN(recurrent)),
  simpleRNNCell: on(series, () => layers.rnn({ cell: layers.simpleRNNCell(recurrent) as never })),
  softmax: on(flat, () => layers.softmax()),
  spatialDropout1d: on(series, () => layers.spatialDropout1d({ rate: 0.4, seed: 3 })),
  stackedRNNCells: on(series, () =>
    layers.rnn({
      cell: layers.stackedRNNCells({
        cells: [layers.gruCell(recurrent), layers.lstmCell(recurrent)] as never,
      }) as never,
    }),
  ),
  thresholdedReLU: on(flat, () => layers.thresholdedReLU({ theta: 0.1 }), { first: true }),
  timeDistributed: on(series, () => layers.timeDistributed({ layer: layers.dense({ units: 3 }) })),
  upSampling2d: on(image, () => layers.upSampling2d({})),
  zeroPadding2d: on(image, () => layers.zeroPadding2d({})),
};

/** The same layers under other names, what is no layer by itself, and the cell that `convLstm2d` is made of. */
export const NO_CASE =
  /^(Layer|RNN|RNNCell|input|inputLayer|convLstm2dCell|(avg|max)Pool[123]d|avgPooling[123]d|globalMaxPool[12]d)$/;
