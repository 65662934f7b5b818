import * as tf from '@tensorflow/tfjs';
import { any, apart, between, type Operations, operation } from './operations';

const close = { tolerance: { absolute: 2e-5 } };
const x4 = any<tf.Rank.R4>([2, 7, 6, 3]);
const f4 = any<tf.Rank.R4>([3, 2, 3, 4], 2);
const x5 = any<tf.Rank.R5>([1, 4, 5, 4, 2]);
const f5 = any<tf.Rank.R5>([2, 2, 2, 2, 3], 2);
const pool4 = apart<tf.Rank.R4>([2, 7, 6, 3]);
const pool5 = apart<tf.Rank.R5>([1, 4, 5, 4, 2]);
// With other values, two sums of a window could be close to each other.
const dilated = () => tf.zeros<tf.Rank.R3>([2, 2, 3]);

/** The gradient by one input, as an operation of its own. */
const gradientBy = <X extends tf.Tensor>(run: (x: X) => tf.Tensor) => tf.grad((x) => run(x as X).square());

/** Convolutions, pooling and normalization over windows, two- and three-dimensional. */
export const WINDOWS: Operations = {
  // tfjs's gradient divides by the whole window also at an edge, where the average is of fewer.
  AvgPool: operation((x: tf.Tensor4D) => tf.avgPool(x, 3, 2, 'valid'), [x4], close),
  AvgPoolGrad: operation(
    gradientBy((x: tf.Tensor4D) => tf.avgPool(x, 3, 2, 'same')),
    [x4],
    { ...close, stepped: true },
  ),
  AvgPool3D: operation((x: tf.Tensor5D) => tf.avgPool3d(x, 2, 1, 'valid'), [x5], close),
  AvgPool3DGrad: operation(
    gradientBy((x: tf.Tensor5D) => tf.avgPool3d(x, 2, 1, 'valid')),
    [x5],
    { ...close, stepped: true },
  ),
  Conv2D: operation((x: tf.Tensor4D, f: tf.Tensor4D) => tf.conv2d(x, f, [2, 1], 'same'), [x4, f4], close),
  Conv2DBackpropFilter: operation(
    (x: tf.Tensor4D, f: tf.Tensor4D) => gradientBy((at: tf.Tensor4D) => tf.conv2d(x, at, 2, 'valid'))(f),
    [x4, f4],
    { ...close, stepped: true },
  ),
  Conv2DBackpropInput: operation(
    (x: tf.Tensor4D, f: tf.Tensor4D) => tf.conv2dTranspose(x, f, [2, 14, 12, 5], 2, 'same'),
    [x4, any<tf.Rank.R4>([3, 3, 5, 3], 2)],
    close,
  ),
  Conv3D: operation((x: tf.Tensor5D, f: tf.Tensor5D) => tf.conv3d(x, f, 1, 'same'), [x5, f5], close),
  Conv3DBackpropFilterV2: operation(
    (x: tf.Tensor5D, f: tf.Tensor5D) => gradientBy((at: tf.Tensor5D) => tf.conv3d(x, at, 1, 'same'))(f),
    [x5, f5],
    { tolerance: { absolute: 1e-4 }, stepped: true },
  ),
  Conv3DBackpropInputV2: operation(
    (x: tf.Tensor5D, f: tf.Tensor5D) => gradientBy((at: tf.Tensor5D) => tf.conv3d(at, f, 1, 'same'))(x),
    [x5, f5],
    { tolerance: { absolute: 1e-4 }, stepped: true },
  ),
  DepthwiseConv2dNative: operation(
    (x: tf.Tensor4D, f: tf.Tensor4D) => tf.depthwiseConv2d(x, f, 1, 'same'),
    [x4, any<tf.Rank.R4>([3, 2, 3, 2], 2)],
    close,
  ),
  DepthwiseConv2dNativeBackpropFilter: operation(
    (x: tf.Tensor4D, f: tf.Tensor4D) => gradientBy((at: tf.Tensor4D) => tf.depthwiseConv2d(x, at, 2, 'valid'))(f),
    [x4, any<tf.Rank.R4>([3, 2, 3, 2], 2)],
    { ...close, stepped: true },
  ),
  DepthwiseConv2dNativeBackpropInput: operation(
    (x: tf.Tensor4D, f: tf.Tensor4D) => gradientBy((at: tf.Tensor4D) => tf.depthwiseConv2d(at, f, 2, 'valid'))(x),
    [x4, any<tf.Rank.R4>([3, 2, 3, 2], 2)],
    { ...close, stepped: true },
  ),
  Dilation2D: operation((x: tf.Tensor4D, f: tf.Tensor3D) => tf.dilation2d(x, f, 1, 'same'), [pool4, dilated]),
  Dilation2DBackpropFilter: operation(
    (x: tf.Tensor4D, f: tf.Tensor3D) => gradientBy((at: tf.Tensor3D) => tf.dilation2d(x, at, 1, 'same'))(f),
    [pool4, dilated],
    { ...close, stepped: true },
  ),
  Dilation2DBackpropInput: operation(
    (x: tf.Tensor4D, f: tf.Tensor3D) => gradientBy((at: tf.Tensor4D) => tf.dilation2d(at, f, 1, 'same'))(x),
    [pool4, dilated],
    { ...close, stepped: true },
  ),
  FusedBatchNorm: operation(
    (x: tf.Tensor4D, mean: tf.Tensor1D, variance: tf.Tensor1D, offset: tf.Tensor1D, scale: tf.Tensor1D) =>
      tf.batchNorm(x, mean, variance, offset, scale, 1e-3),
    [x4, any<tf.Rank.R1>([3], 2), between<tf.Rank.R1>([3], 0.5, 2), any<tf.Rank.R1>([3], 4), any<tf.Rank.R1>([3], 5)],
    close,
  ),
  FusedConv2D: operation(
    (x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) =>
      tf.fused.conv2d({ x, filter, strides: 1, pad: 'same', bias, activation: 'relu' }),
    [x4, f4, any<tf.Rank.R1>([4], 3)],
    close,
  ),
  FusedDepthwiseConv2D: operation(
    (x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) =>
      tf.fused.depthwiseConv2d({ x, filter, strides: 1, pad: 'same', bias, activation: 'relu' }),
    [x4, any<tf.Rank.R4>([3, 2, 3, 2], 2), any<tf.Rank.R1>([6], 3)],
    close,
  ),
  LRN: operation((x: tf.Tensor4D) => tf.localResponseNormalization(x, 2, 1, 0.5, 0.75), [x4], close),
  LRNGrad: operation(
    gradientBy((x: tf.Tensor4D) => tf.localResponseNormalization(x, 2, 1, 0.5, 0.75)),
    [x4],
    {
      ...close,
      stepped: true,
    },
  ),
  MaxPool: operation((x: tf.Tensor4D) => tf.maxPool(x, 2, 2, 'same'), [pool4]),
  MaxPoolGrad: operation(
    gradientBy((x: tf.Tensor4D) => tf.maxPool(x, 3, 2, 'valid')),
    [pool4],
    { ...close, stepped: true },
  ),
  MaxPool3D: operation((x: tf.Tensor5D) => tf.maxPool3d(x, 2, 2, 'same'), [pool5]),
  MaxPool3DGrad: operation(
    gradientBy((x: tf.Tensor5D) => tf.maxPool3d(x, 2, 2, 'same')),
    [pool5],
    { ...close, stepped: true },
  ),
  MaxPoolWithArgmax: operation((x: tf.Tensor4D) => ({ ...tf.maxPoolWithArgmax(x, 2, 2, 'valid') }), [pool4], {
    stepped: true,
  }),
};
