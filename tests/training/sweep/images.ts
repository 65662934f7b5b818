import * as tf from '@tensorflow/tfjs';
import { type Cases, differentiable, listed, some } from './case';

const of = differentiable;
const cases: Cases = {};

for (const [side, size] of [
  [
    [3, 4],
    [5, 7],
  ],
  [
    [4, 4],
    [2, 3],
  ],
  [
    [2, 3],
    [1, 1],
  ],
] as const)
  for (const [aligned, half] of [
    [false, false],
    [true, false],
    [false, true],
  ] as const) {
    const name = `[${side}] to [${size}]${aligned ? ', aligned corners' : ''}${half ? ', half pixels' : ''}`;
    const shape = [1, ...side, 2];
    cases[`image.resizeBilinear ${name}`] = of(
      (x: tf.Tensor4D) => tf.image.resizeBilinear(x, [...size], aligned, half),
      some(shape),
    );
    cases[`image.resizeNearestNeighbor ${name}`] = of(
      (x: tf.Tensor4D) => tf.image.resizeNearestNeighbor(x, [...size], aligned, half),
      some(shape),
    );
  }

for (const fill of ['constant', 'reflect', 'wrap', 'nearest'] as const)
  for (const interpolation of ['nearest', 'bilinear'] as const)
    cases[`image.transform ${interpolation}, ${fill}`] = of(
      (x: tf.Tensor4D) =>
        tf.image.transform(
          x,
          tf.tensor2d([[0.9, 0.2, 0.3, -0.1, 1.1, -0.4, 0.01, 0.02]]),
          interpolation,
          fill,
          0.5,
          [3, 4],
        ),
      some([1, 4, 3, 1]),
    );

export const IMAGES: Cases = {
  ...cases,
  'image.cropAndResize bilinear': of(
    (x: tf.Tensor4D, boxes: tf.Tensor2D) =>
      tf.image.cropAndResize(x, boxes, tf.tensor1d([0, 1], 'int32'), [2, 3], 'bilinear', 0.5),
    some([2, 3, 4, 1]),
    listed([0.1, 0.2, 0.77, 0.9, 0.62, 0.13, 0.17, 1.2], [2, 4]),
  ),
  'image.cropAndResize nearest': of(
    (x: tf.Tensor4D) =>
      tf.image.cropAndResize(x, tf.tensor2d([[0.1, 0.2, 0.77, 0.9]]), tf.tensor1d([0], 'int32'), [2, 3], 'nearest'),
    some([1, 3, 4, 2]),
  ),
  'image.cropAndResize to one pixel': of(
    (x: tf.Tensor4D, boxes: tf.Tensor2D) => tf.image.cropAndResize(x, boxes, tf.tensor1d([0], 'int32'), [1, 1]),
    some([1, 3, 4, 2]),
    listed([0.1, 0.2, 0.77, 0.9], [1, 4]),
  ),
  'image.flipLeftRight': of((x: tf.Tensor4D) => tf.image.flipLeftRight(x), some([1, 2, 3, 2])),
  'image.rotateWithOffset': of((x: tf.Tensor4D) => tf.image.rotateWithOffset(x, 0.4, 7), some([1, 4, 3, 1])),
  'image.grayscaleToRGB': of((x: tf.Tensor4D) => tf.image.grayscaleToRGB(x), some([1, 2, 2, 1])),
  'image.rgbToGrayscale': of((x: tf.Tensor4D) => tf.image.rgbToGrayscale(x), some([1, 2, 2, 3])),
};
