import * as tf from '@tensorflow/tfjs';
import { apart, type Cases, differentiable, type Given, listed, some } from './case';

type Along = (x: tf.Tensor, axis: number | number[] | undefined, keepDims: boolean) => tf.Tensor;

/** Along every axis and several, of unequal and equal sides. */
function reduction(name: string, run: Along, of: (shape: number[]) => Given = some): Cases {
  const cases: Cases = {};
  for (const axis of [undefined, 0, 1, 2, -1, [0, 2], [2, 1], [-3, -2]]) {
    const along = axis === undefined ? 'all axes' : `axis ${axis}`;
    cases[`${name} along ${along}`] = differentiable((x: tf.Tensor) => run(x, axis, false), of([2, 3, 2]));
    cases[`${name} along ${along}, kept`] = differentiable((x: tf.Tensor) => run(x, axis, true), of([2, 2, 2]));
  }
  cases[`${name} of one value`] = differentiable((x: tf.Tensor) => run(x, 0, false), of([1, 1]));
  return cases;
}

function running(name: string, run: (x: tf.Tensor, axis: number, exclusive: boolean, reverse: boolean) => tf.Tensor) {
  const cases: Cases = {};
  for (const axis of [0, 1, 2])
    for (const [exclusive, reverse] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const)
      for (const shape of [
        [2, 3, 4],
        [2, 2, 2],
      ])
        cases[`${name} of [${shape}] along ${axis}, ${exclusive ? 'exclusive' : ''} ${reverse ? 'reverse' : ''}`] =
          differentiable((x: tf.Tensor) => run(x, axis, exclusive, reverse), some(shape, -1.2, 1.2));
  return cases;
}

const lines = differentiable;

export const REDUCTIONS: Cases = {
  ...reduction('sum', tf.sum),
  ...reduction('mean', tf.mean),
  ...reduction('max', tf.max, apart),
  ...reduction('min', tf.min, apart),
  ...reduction('prod', tf.prod),
  ...reduction('logSumExp', tf.logSumExp),
  ...reduction('norm', (x, axis, keepDims) =>
    tf.norm(
      x,
      'euclidean',
      Array.isArray(axis) ? (axis.map((one) => (one + 3) % 3).sort() as number[]) : ((axis ?? null) as never),
      keepDims,
    ),
  ),
  'norm: 1': lines((x: tf.Tensor) => tf.norm(x, 1, 1), apart([2, 3])),
  'norm: infinity': lines((x: tf.Tensor) => tf.norm(x, Number.POSITIVE_INFINITY, 1), apart([2, 3])),
  euclideanNorm: lines((x: tf.Tensor) => tf.euclideanNorm(x, 1), some([2, 3])),
  moments: lines((x: tf.Tensor) => Object.values(tf.moments(x, [0])), some([4, 3])),
  ...running('cumsum', tf.cumsum),
  ...running('cumprod', tf.cumprod),
  'cumprod with zeros': lines((x: tf.Tensor) => tf.cumprod(x, 0), listed([0.5, 0, 2, 0, 3, 1])),
  'prod with zeros': lines((x: tf.Tensor) => tf.prod(x, 1), listed([0.5, 0, 2, 0, 3, 0], [2, 3])),
  softmax: lines((x: tf.Tensor) => tf.softmax(x), some([2, 3])),
  logSoftmax: lines((x: tf.Tensor) => tf.logSoftmax(x), some([2, 3])),
  topk: lines((x: tf.Tensor) => tf.topk(x, 2).values, apart([2, 2, 4])),
  'topk of all': lines((x: tf.Tensor) => tf.topk(x, 5, false).values, apart([5])),
  bincount: lines((w: tf.Tensor1D) => tf.bincount(tf.tensor1d([1, 2, 2, 4, 9], 'int32'), w, 5), some([5])),
  denseBincount: lines(
    (w: tf.Tensor2D) => tf.denseBincount(tf.tensor2d([1, 2, 2, 0, 7, 1], [2, 3], 'int32'), w, 4),
    some([2, 3]),
  ),
  unsortedSegmentSum: lines(
    (x: tf.Tensor) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 0, 1, 2], 'int32'), 4),
    some([4, 3]),
  ),
  'sparse.sparseSegmentSum': lines(
    (x: tf.Tensor2D) =>
      tf.sparse.sparseSegmentSum(x, tf.tensor1d([0, 1, 2, 1], 'int32'), tf.tensor1d([0, 0, 1, 2], 'int32')),
    some([3, 4]),
  ),
  'sparse.sparseSegmentMean': lines(
    (x: tf.Tensor2D) =>
      tf.sparse.sparseSegmentMean(x, tf.tensor1d([0, 1, 2, 1], 'int32'), tf.tensor1d([0, 0, 1, 2], 'int32')),
    some([3, 4]),
  ),
};
