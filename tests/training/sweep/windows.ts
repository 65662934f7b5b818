import * as tf from '@tensorflow/tfjs';
import { apart, type Cases, differentiable, some } from './case';

const of = differentiable;
const cases: Cases = {};

// Sides that are equal and unequal; padding that covers windows evenly and unevenly.
for (const side of [
  [4, 5],
  [4, 4],
] as const)
  for (const [size, stride] of [
    [2, 1],
    [2, 2],
    [3, 2],
    [1, 1],
    [
      [2, 3],
      [2, 1],
    ],
  ] as const)
    for (const padding of ['same', 'valid', 1] as const) {
      if (padding === 1 && size === 1) continue;
      const shape = [1, ...side, 2];
      const name = `[${side}] by ${size}, stride ${stride}, ${padding}`;
      const rounding = padding === 1 ? 'floor' : undefined;
      cases[`avgPool ${name}`] = of(
        (x: tf.Tensor4D) => tf.avgPool(x, size as number, stride as number, padding, rounding),
        some(shape),
      );
      cases[`maxPool ${name}`] = of(
        (x: tf.Tensor4D) => tf.maxPool(x, size as number, stride as number, padding, rounding),
        apart(shape),
      );
    }

for (const padding of ['same', 'valid'] as const) {
  const strides = padding === 'same' ? [1, 1, 2] : [2, 1, 1];
  cases[`avgPool3d ${padding}`] = of(
    (x: tf.Tensor5D) => tf.avgPool3d(x, [2, 2, 2], strides as never, padding),
    some([1, 3, 2, 3, 1]),
  );
  cases[`maxPool3d ${padding}`] = of(
    (x: tf.Tensor5D) => tf.maxPool3d(x, [2, 2, 2], strides as never, padding),
    apart([1, 3, 2, 3, 1]),
  );
  cases[`maxPoolWithArgmax ${padding}`] = of(
    (x: tf.Tensor4D) => tf.maxPoolWithArgmax(x, 2, 2, padding).result as tf.Tensor,
    apart([1, 3, 4, 1]),
  );
  for (const [stride, dilation] of [
    [1, 1],
    [2, 1],
    [1, 2],
    [[1, 2], 1],
    [1, [2, 3]],
  ] as const) {
    const name = `stride ${stride}, dilation ${dilation}, ${padding}`;
    cases[`conv2d ${name}`] = of(
      (x: tf.Tensor4D, f: tf.Tensor4D) => tf.conv2d(x, f, stride as number, padding, 'NHWC', dilation as number),
      some([1, 5, 6, 2]),
      some([2, 2, 2, 2], -1, 1, 2),
    );
    if (typeof stride !== 'number') continue;
    cases[`depthwiseConv2d ${name}`] = of(
      (x: tf.Tensor4D, f: tf.Tensor4D) =>
        tf.depthwiseConv2d(x, f, stride as number, padding, 'NHWC', dilation as number),
      some([1, 5, 6, 2]),
      some([2, 2, 2, 2], -1, 1, 2),
    );
    cases[`dilation2d ${name}`] = of(
      (x: tf.Tensor4D, f: tf.Tensor3D) => tf.dilation2d(x, f, stride as number, padding, dilation as never),
      apart([1, 5, 5, 1], 1, 20),
      some([2, 2, 1], -0.1, 0.1, 2),
    );
  }
}

export const WINDOWS: Cases = {
  ...cases,
  'avgPool with a rounding up': of((x: tf.Tensor4D) => tf.avgPool(x, 2, 2, 0, 'ceil'), some([1, 3, 5, 1])),
  'maxPool with a rounding up': of((x: tf.Tensor4D) => tf.maxPool(x, 2, 2, 0, 'ceil'), apart([1, 3, 5, 1])),
  pool: of((x: tf.Tensor4D) => tf.pool(x, 2, 'avg', 'valid', 2, 1), some([1, 5, 4, 1])),
  'pool: max': of((x: tf.Tensor4D) => tf.pool(x, [2, 2], 'max', 'same', [1, 1], [2, 1]), apart([1, 3, 4, 1])),
  'conv2d in NCHW': of(
    (x: tf.Tensor4D, f: tf.Tensor4D) => tf.conv2d(x, f, 1, 'same', 'NCHW'),
    some([1, 2, 3, 4]),
    some([2, 2, 2, 1], -1, 1, 2),
  ),
  'conv2d of one value': of(
    (x: tf.Tensor4D, f: tf.Tensor4D) => tf.conv2d(x, f, 1, 'valid'),
    some([1, 1, 1, 1]),
    some([1, 1, 1, 1], -1, 1, 2),
  ),
  'conv2d of a batch with explicit padding': of(
    (x: tf.Tensor4D, f: tf.Tensor4D) =>
      tf.conv2d(x, f, 2, [
        [0, 0],
        [1, 0],
        [0, 2],
        [0, 0],
      ] as never),
    some([2, 3, 4, 1]),
    some([2, 3, 1, 2], -1, 1, 2),
  ),
  conv1d: of(
    (x: tf.Tensor3D, f: tf.Tensor3D) => tf.conv1d(x, f, 1, 'same', 'NWC', 2),
    some([2, 5, 2]),
    some([2, 2, 3], -1, 1, 2),
  ),
  conv2dTranspose: of(
    (x: tf.Tensor4D, f: tf.Tensor4D) => tf.conv2dTranspose(x, f, [1, 4, 6, 2], 2, 'same'),
    some([1, 2, 3, 2]),
    some([3, 2, 2, 2], -1, 1, 2),
  ),
  conv3d: of(
    (x: tf.Tensor5D, f: tf.Tensor5D) => tf.conv3d(x, f, [1, 2, 1], 'same'),
    some([1, 3, 4, 2, 2]),
    some([2, 2, 2, 2, 2], -1, 1, 2),
  ),
  'conv3d with holes': of(
    (x: tf.Tensor5D, f: tf.Tensor5D) => tf.conv3d(x, f, 1, 'valid', 'NDHWC', [2, 1, 1]),
    some([1, 4, 2, 2, 1]),
    some([2, 2, 1, 1, 2], -1, 1, 2),
  ),
  conv3dTranspose: of(
    (x: tf.Tensor5D, f: tf.Tensor5D) => tf.conv3dTranspose(x, f, [1, 4, 2, 2, 1], [2, 1, 1], 'same'),
    some([1, 2, 2, 2, 2]),
    some([2, 2, 1, 1, 2], -1, 1, 2),
  ),
  separableConv2d: of(
    (x: tf.Tensor4D, d: tf.Tensor4D, p: tf.Tensor4D) => tf.separableConv2d(x, d, p, 1, 'same', 2),
    some([1, 4, 3, 2]),
    some([2, 2, 2, 1], -1, 1, 2),
    some([1, 1, 2, 3], -1, 1, 3),
  ),
  ...Object.fromEntries(
    (['linear', 'relu', 'sigmoid', 'elu', 'relu6', 'leakyrelu', 'prelu'] as const).flatMap((activation) => [
      [
        `fused.conv2d ${activation}`,
        of(
          (x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) =>
            tf.fused.conv2d({
              x,
              filter,
              strides: 1,
              pad: 'same',
              bias,
              activation,
              leakyreluAlpha: 0.1,
              preluActivationWeights: tf.tensor1d([0.1, 0.2]),
            }),
          some([1, 3, 2, 2]),
          some([2, 2, 2, 2], -1, 1, 2),
          some([2], -1, 1, 3),
        ),
      ],
      [
        `fused.depthwiseConv2d ${activation}`,
        of(
          (x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) =>
            tf.fused.depthwiseConv2d({
              x,
              filter,
              strides: 1,
              pad: 'same',
              bias,
              activation,
              leakyreluAlpha: 0.1,
              preluActivationWeights: tf.tensor1d([0.1, 0.2]),
            }),
          some([1, 3, 2, 2]),
          some([2, 2, 2, 1], -1, 1, 2),
          some([2], -1, 1, 3),
        ),
      ],
      [
        `fused.matMul ${activation}`,
        of(
          (a: tf.Tensor2D, b: tf.Tensor2D, bias: tf.Tensor1D) =>
            tf.fused.matMul({
              a,
              b,
              transposeB: true,
              bias,
              activation,
              leakyreluAlpha: 0.1,
              preluActivationWeights: tf.tensor1d([0.1, 0.2]),
            }),
          some([3, 4]),
          some([2, 4], -1, 1, 2),
          some([2], -1, 1, 3),
        ),
      ],
    ]),
  ),
  localResponseNormalization: of(
    (x: tf.Tensor4D) => tf.localResponseNormalization(x, 1, 1, 0.5, 0.75),
    some([1, 2, 2, 4]),
  ),
  batchNorm: of(
    (x: tf.Tensor4D, m: tf.Tensor1D, v: tf.Tensor1D, o: tf.Tensor1D, s: tf.Tensor1D) => tf.batchNorm(x, m, v, o, s),
    some([2, 2, 1, 3]),
    some([3], -1, 1, 2),
    some([3], 0.5, 2, 3),
    some([3], -1, 1, 4),
    some([3], -1, 1, 5),
  ),
  'batchNorm without scale and offset': of(
    (x: tf.Tensor2D, m: tf.Tensor1D, v: tf.Tensor1D) => tf.batchNorm(x, m, v),
    some([4, 3]),
    some([3], -1, 1, 2),
    some([3], 0.5, 2, 3),
  ),
  'batchNorm with scale alone': of(
    (x: tf.Tensor2D, m: tf.Tensor1D, v: tf.Tensor1D, s: tf.Tensor1D) => tf.batchNorm(x, m, v, undefined, s),
    some([4, 3]),
    some([3], -1, 1, 2),
    some([3], 0.5, 2, 3),
    some([3], -1, 1, 5),
  ),
  'batchNorm with moments of every value': of(
    (x: tf.Tensor4D, m: tf.Tensor4D, v: tf.Tensor4D, o: tf.Tensor4D, s: tf.Tensor4D) => tf.batchNorm4d(x, m, v, o, s),
    some([1, 2, 2, 2]),
    some([1, 2, 2, 2], -1, 1, 2),
    some([1, 2, 2, 2], 0.5, 2, 3),
    some([1, 2, 2, 2], -1, 1, 4),
    some([1, 2, 2, 2], -1, 1, 5),
  ),
};
