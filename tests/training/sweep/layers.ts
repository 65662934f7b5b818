import * as tf from '@tensorflow/tfjs';
import { apart, type Case, type Cases, some } from './case';

type Layer = tf.layers.Layer;

/** A layer as a function of its input and its weights, in training. */
function layer(make: () => Layer, input: number[] | number[][], ...weights: number[][]): Case {
  const shapes = (Array.isArray(input[0]) ? input : [input]) as number[][];
  const run = (...given: tf.Tensor[]) => {
    const one = make();
    const data = given.slice(0, shapes.length);
    one.build(shapes.length > 1 ? shapes : (shapes[0] as number[]));
    one.built = true;
    const own = one.trainableWeights as unknown as { shape: number[]; read(): tf.Tensor }[];
    for (const [i, weight] of own.entries()) {
      const values = given[shapes.length + i] as tf.Tensor;
      weight.read = () => values;
    }
    if (own.length !== weights.length) throw new Error(`weights of ${own.map(({ shape }) => `[${shape}]`)}`);
    return one.apply(shapes.length > 1 ? data : (data[0] as tf.Tensor), { training: true }) as tf.Tensor;
  };
  const inputs = [
    ...shapes.map((shape, i) => apart(shape, i + 1, 2 + i / 3)),
    ...weights.map((shape, i) => some(shape, -1, 1, i + 11)),
  ];
  return { run: run as unknown as Case['run'], inputs };
}

const { layers } = tf;
const plain = { biasInitializer: 'zeros', kernelInitializer: 'zeros', recurrentInitializer: 'zeros' } as const;
const activations = [
  'elu',
  'hardSigmoid',
  'linear',
  'relu',
  'relu6',
  'selu',
  'sigmoid',
  'softmax',
  'softplus',
  'softsign',
  'tanh',
  'swish',
  'mish',
  'gelu',
  'gelu_new',
] as const;
const two = [
  [2, 3],
  [2, 3],
];

export const LAYERS: Cases = {
  ...Object.fromEntries(
    activations.map((activation) => [
      `layers.activation ${activation}`,
      layer(() => layers.activation({ activation: activation as never }), [2, 3]),
    ]),
  ),
  'layers.dense': layer(() => layers.dense({ units: 2, activation: 'sigmoid', ...plain }), [2, 3], [3, 2], [2]),
  'layers.conv1d': layer(
    () => layers.conv1d({ filters: 2, kernelSize: 2, dilationRate: 2, ...plain }),
    [1, 5, 2],
    [2, 2, 2],
    [2],
  ),
  'layers.conv2d': layer(
    () => layers.conv2d({ filters: 2, kernelSize: 2, padding: 'same', activation: 'tanh', ...plain }),
    [1, 3, 4, 2],
    [2, 2, 2, 2],
    [2],
  ),
  'layers.conv2dTranspose': layer(
    () => layers.conv2dTranspose({ filters: 2, kernelSize: 2, strides: 2, ...plain }),
    [1, 2, 2, 2],
    [2, 2, 2, 2],
    [2],
  ),
  'layers.conv3d': layer(
    () => layers.conv3d({ filters: 2, kernelSize: 2, ...plain }),
    [1, 2, 3, 2, 1],
    [2, 2, 2, 1, 2],
    [2],
  ),
  'layers.conv3dTranspose': layer(
    () => layers.conv3dTranspose({ filters: 2, kernelSize: 2, strides: 2, ...plain }),
    [1, 2, 2, 1, 1],
    [2, 2, 2, 2, 1],
    [2],
  ),
  'layers.separableConv2d': layer(
    () => layers.separableConv2d({ filters: 2, kernelSize: 2 }),
    [1, 3, 3, 2],
    [2, 2, 2, 1],
    [1, 1, 2, 2],
    [2],
  ),
  'layers.depthwiseConv2d': layer(
    () => layers.depthwiseConv2d({ kernelSize: 2, ...plain }),
    [1, 3, 3, 2],
    [2, 2, 2, 1],
    [2],
  ),
  'layers.simpleRNN': layer(
    () => layers.simpleRNN({ units: 2, returnSequences: true, ...plain }),
    [1, 3, 2],
    [2, 2],
    [2, 2],
    [2],
  ),
  'layers.gru': layer(() => layers.gru({ units: 2, ...plain }), [1, 3, 2], [2, 6], [2, 6], [6]),
  'layers.lstm': layer(() => layers.lstm({ units: 2, ...plain }), [1, 3, 2], [2, 8], [2, 8], [8]),
  'layers.lstm with sigmoids': layer(
    () => layers.lstm({ units: 2, recurrentActivation: 'sigmoid', ...plain }),
    [1, 3, 2],
    [2, 8],
    [2, 8],
    [8],
  ),
  'layers.rnn, simpleRNNCell, gruCell, lstmCell, stackedRNNCells': layer(
    () =>
      layers.rnn({
        cell: layers.stackedRNNCells({
          cells: [
            layers.simpleRNNCell({ units: 2, ...plain }),
            layers.gruCell({ units: 1, ...plain }),
            layers.lstmCell({ units: 1, ...plain }),
          ],
        }),
      }),
    [1, 3, 2],
    [2, 2],
    [2, 2],
    [2],
    [2, 3],
    [1, 3],
    [3],
    [1, 4],
    [1, 4],
    [4],
  ),
  'layers.bidirectional': layer(
    () => layers.bidirectional({ layer: layers.simpleRNN({ units: 2, ...plain }), mergeMode: 'concat' }),
    [1, 3, 2],
    [2, 2],
    [2, 2],
    [2],
    [2, 2],
    [2, 2],
    [2],
  ),
  'layers.timeDistributed': layer(
    () => layers.timeDistributed({ layer: layers.dense({ units: 2, ...plain }) }),
    [2, 3, 2],
    [2, 2],
    [2],
  ),
  'layers.convLstm2d, convLstm2dCell': layer(
    () => layers.convLstm2d({ filters: 1, kernelSize: 2, padding: 'same', ...plain }) as Layer,
    [1, 2, 2, 3, 1],
    [2, 2, 1, 4],
    [2, 2, 1, 4],
    [4],
  ),
  'layers.batchNormalization': layer(() => layers.batchNormalization(), [4, 3], [3], [3]),
  'layers.batchNormalization axis 1': layer(() => layers.batchNormalization({ axis: 1 }), [3, 2, 4], [2], [2]),
  'layers.batchNormalization without a scale': layer(() => layers.batchNormalization({ scale: false }), [4, 3], [3]),
  'layers.batchNormalization frozen': layer(
    () => layers.batchNormalization({ trainable: false, axis: 1, movingVarianceInitializer: 'ones' }),
    [3, 2, 4],
  ),
  'layers.layerNormalization': layer(() => layers.layerNormalization(), [2, 3], [3], [3]),
  'layers.prelu': layer(() => layers.prelu(), [2, 3], [3]),
  'layers.leakyReLU': layer(() => layers.leakyReLU({ alpha: 0.2 }), [2, 3]),
  'layers.elu': layer(() => layers.elu(), [2, 3]),
  'layers.reLU': layer(() => layers.reLU({ maxValue: 1 }), [2, 3]),
  'layers.thresholdedReLU': layer(() => layers.thresholdedReLU({ theta: 0.5 }), [2, 3]),
  'layers.softmax': layer(() => layers.softmax(), [2, 3]),
  'layers.add': layer(() => layers.add(), two),
  'layers.multiply': layer(() => layers.multiply(), two),
  'layers.average': layer(() => layers.average(), two),
  'layers.maximum': layer(() => layers.maximum(), two),
  'layers.minimum': layer(() => layers.minimum(), two),
  'layers.concatenate': layer(() => layers.concatenate(), two),
  'layers.dot': layer(() => layers.dot({ axes: -1, normalize: true }), two),
  'layers.averagePooling1d, avgPool1d, avgPooling1d': layer(
    () => layers.averagePooling1d({ poolSize: 2, padding: 'same' }),
    [1, 5, 2],
  ),
  'layers.averagePooling2d, avgPool2d, avgPooling2d': layer(
    () => layers.averagePooling2d({ poolSize: 2, padding: 'same' }),
    [1, 3, 3, 1],
  ),
  'layers.averagePooling3d, avgPool3d, avgPooling3d': layer(
    () => layers.averagePooling3d({ poolSize: 2, padding: 'same' }) as Layer,
    [1, 3, 2, 2, 1],
  ),
  'layers.maxPooling1d, maxPool1d': layer(() => layers.maxPooling1d({ poolSize: 2 }), [1, 4, 2]),
  'layers.maxPooling2d, maxPool2d': layer(() => layers.maxPooling2d({ poolSize: 2 }), [1, 4, 4, 1]),
  'layers.maxPooling3d': layer(() => layers.maxPooling3d({ poolSize: 2 }) as Layer, [1, 2, 2, 4, 1]),
  'layers.globalAveragePooling1d': layer(() => layers.globalAveragePooling1d({}), [2, 3, 2]),
  'layers.globalAveragePooling2d': layer(() => layers.globalAveragePooling2d({}), [1, 2, 3, 2]),
  'layers.globalMaxPooling1d, globalMaxPool1d': layer(() => layers.globalMaxPooling1d(), [2, 3, 2]),
  'layers.globalMaxPooling2d, globalMaxPool2d': layer(() => layers.globalMaxPooling2d({}), [1, 2, 3, 2]),
  'layers.flatten': layer(() => layers.flatten(), [2, 3, 2]),
  'layers.reshape': layer(() => layers.reshape({ targetShape: [2, 3] }), [2, 3, 2]),
  'layers.permute': layer(() => layers.permute({ dims: [2, 1] }), [2, 3, 2]),
  'layers.repeatVector': layer(() => layers.repeatVector({ n: 2 }), [2, 3]),
  'layers.zeroPadding2d': layer(() => layers.zeroPadding2d({ padding: 1 }), [1, 2, 2, 1]),
  'layers.cropping2D': layer(
    () =>
      layers.cropping2D({
        cropping: [
          [1, 0],
          [0, 1],
        ],
      }),
    [1, 3, 3, 1],
  ),
  'layers.upSampling2d': layer(() => layers.upSampling2d({ size: [2, 3] }), [1, 2, 2, 1]),
  'layers.upSampling2d bilinear': layer(
    () => layers.upSampling2d({ size: [2, 3], interpolation: 'bilinear' }),
    [1, 2, 3, 1],
  ),
  'layers.resizing': layer(() => layers.resizing({ height: 3, width: 2 }), [1, 2, 3, 1]),
  'layers.rescaling': layer(() => layers.rescaling({ scale: 2, offset: 1 }), [2, 3]),
  'layers.centerCrop': layer(() => layers.centerCrop({ height: 2, width: 2 }), [1, 4, 4, 1]),
  'layers.masking': layer(() => layers.masking({ maskValue: 0 }), [2, 3, 2]),
  'layers.dropout': layer(() => layers.dropout({ rate: 0.4, seed: 5 }), [2, 3]),
};
