import * as tf from '@tensorflow/tfjs';
import { apart, type Case, type Cases, differentiable, some } from './case';

const unary = (run: (x: tf.Tensor) => tf.Tensor, least = -1.5, most = 1.5) =>
  differentiable(run, some([2, 3], least, most));

/** With every way of broadcasting. */
function pairs(name: string, run: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor, least = -1.5, most = 1.5): Cases {
  const of = (a: number[], b: number[]): Case => differentiable(run, some(a, least, most), some(b, least, most, 2));
  return {
    [name]: of([2, 3], [2, 3]),
    [`${name} with a scalar`]: of([2, 3], []),
    [`${name} of a scalar`]: of([], [3]),
    [`${name} by rows`]: of([2, 3], [3]),
    [`${name} by columns`]: of([2, 1], [2, 3]),
    [`${name} where both repeat`]: of([2, 1, 3], [2, 1]),
    [`${name} of one value`]: of([1], [1, 1]),
  };
}

export const ELEMENTWISE: Cases = {
  abs: unary(tf.abs),
  acos: unary(tf.acos, -0.9, 0.9),
  acosh: unary(tf.acosh, 1.2, 4),
  asin: unary(tf.asin, -0.9, 0.9),
  asinh: unary(tf.asinh, -3, 3),
  atan: unary(tf.atan, -3, 3),
  atanh: unary(tf.atanh, -0.9, 0.9),
  cast: differentiable((x: tf.Tensor) => tf.cast(tf.cast(x, 'float32'), 'float32'), some([3])),
  clipByValue: unary((x) => tf.clipByValue(x, -0.7, 0.6)),
  clone: unary(tf.clone),
  cos: unary(tf.cos),
  cosh: unary(tf.cosh),
  elu: unary(tf.elu),
  // tfjs's plain kernel is a polynomial, right to 1e-7.
  erf: { ...unary(tf.erf), within: 1e-5 },
  exp: unary(tf.exp),
  expm1: unary(tf.expm1),
  leakyRelu: unary((x) => tf.leakyRelu(x, 0.1)),
  log: unary(tf.log, 0.5, 4),
  log1p: unary(tf.log1p, -0.5, 4),
  logSigmoid: unary(tf.logSigmoid),
  neg: unary(tf.neg),
  reciprocal: unary(tf.reciprocal, 0.5, 4),
  relu: unary(tf.relu),
  relu6: unary(tf.relu6, -4, 10),
  rsqrt: unary(tf.rsqrt, 0.5, 4),
  selu: unary(tf.selu),
  sigmoid: unary(tf.sigmoid, -4, 4),
  sin: unary(tf.sin),
  sinh: unary(tf.sinh),
  softplus: unary(tf.softplus, -4, 4),
  sqrt: unary(tf.sqrt, 0.5, 4),
  square: unary(tf.square),
  tan: unary(tf.tan, -1, 1),
  tanh: unary(tf.tanh),
  ...pairs('add', tf.add),
  ...pairs('sub', tf.sub),
  ...pairs('mul', tf.mul),
  ...pairs('div', tf.div, 0.5, 2),
  ...pairs('divNoNan', tf.divNoNan, 0.5, 2),
  ...pairs('pow', tf.pow, 0.5, 2),
  'pow of negative bases': unary((x) => tf.pow(x, 3)),
  'pow by int32': unary((x) => tf.pow(x, tf.scalar(2, 'int32'))),
  ...pairs('atan2', tf.atan2, 0.5, 2),
  ...pairs('maximum', tf.maximum),
  ...pairs('minimum', tf.minimum),
  ...pairs('squaredDifference', tf.squaredDifference),
  ...pairs('mod', (a, b) => tf.mod(tf.add(a, 7), tf.mul(b, 3)), 0.55, 0.75),
  ...pairs('prelu', (x, slope) => tf.prelu(x, tf.mul(slope, 0.3))),
  addN: differentiable((a: tf.Tensor, b: tf.Tensor) => tf.addN([a, b, a]), some([2, 3]), some([2, 3], -1, 1, 2)),
  where: differentiable(
    (a: tf.Tensor, b: tf.Tensor) => tf.where(tf.tensor2d([1, 0, 0, 1, 1, 0], [2, 3], 'bool'), a, b),
    some([2, 3]),
    some([1, 3], -1, 1, 2),
  ),
  'where by a mask of the same': unary((x) => tf.where(x.greater(0), x.square(), x.mul(3))),
  'masks: less': unary((x) => x.mul(x.less(0.2))),
  'masks: lessEqual': unary((x) => x.square().mul(x.lessEqual(0.2).cast('float32'))),
  'masks: greaterEqual': unary((x) => x.exp().mul(x.greaterEqual(0.2))),
  'masks: equal and notEqual': unary((x) => x.mul(x.notEqual(0)).add(x.mul(x.equal(1)))),
  'masks: logicalAnd, logicalOr, logicalNot, logicalXor': unary((x) =>
    x.mul(
      tf.logicalXor(tf.logicalAnd(x.greater(0), x.less(1)), tf.logicalOr(tf.logicalNot(x.greater(-1)), x.greater(1.2))),
    ),
  ),
  'masks: steps': unary((x) =>
    x
      .mul(tf.step(x))
      .add(x.mul(tf.sign(x)))
      .add(x.mul(tf.floor(x.mul(0.3)))),
  ),
  'masks: whole numbers': differentiable(
    (x: tf.Tensor) => x.mul(tf.cast(x.mul(2), 'int32').cast('float32')).add(x.mul(tf.floorDiv(x, 0.7))),
    apart([2, 3]),
  ),
  'masks: argMax': differentiable((x: tf.Tensor) => x.mul(tf.oneHot(tf.argMax(x, 1), 3)), apart([2, 3])),
  onesLike: unary((x) => tf.onesLike(x).mul(x)),
  zerosLike: unary((x) => tf.zerosLike(x).add(x)),
};
