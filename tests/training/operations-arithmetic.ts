import * as tf from '@tensorflow/tfjs';
import { some } from './agree';
import { any, apart, between, type Operation, type Operations, operation } from './operations';

const unary = (
  run: (x: tf.Tensor) => tf.Tensor,
  least: number,
  most: number,
  options: Pick<Operation, 'stepped'> = {},
) => operation(run, [between([3, 7], least, most)], options);

const binary = (run: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor, least = -2, most = 2, stepped?: true) =>
  operation(run, [between([4, 3, 5], least, most), between([3, 1], least, most, 2)], stepped ? { stepped } : {});

// tfjs's gradients of these do not sum over what was broadcast.
const alike = (run: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor) => operation(run, [apart([4, 3]), any([4, 3], 2)]);

const stepped = { stepped: true } as const;

/** Elementwise, with one input. */
export const UNARY: Operations = {
  Abs: unary(tf.abs, -2, 2),
  Acos: unary(tf.acos, -0.9, 0.9),
  Acosh: unary(tf.acosh, 1.2, 4),
  Asin: unary(tf.asin, -0.9, 0.9),
  Asinh: unary(tf.asinh, -3, 3),
  Atan: unary(tf.atan, -3, 3),
  Atanh: unary(tf.atanh, -0.9, 0.9),
  Ceil: unary(tf.ceil, -4, 4, stepped),
  ClipByValue: unary((x) => tf.clipByValue(x, -1, 1), -2, 2),
  Cos: unary(tf.cos, -4, 4),
  Cosh: unary(tf.cosh, -2, 2),
  Elu: unary(tf.elu, -2, 2),
  EluGrad: unary((x) => tf.grad((at) => tf.elu(at))(x), -2, 2, stepped),
  Erf: unary(tf.erf, -2, 2),
  Exp: unary(tf.exp, -2, 2),
  Expm1: unary(tf.expm1, -2, 2),
  Floor: unary(tf.floor, -4, 4, stepped),
  Identity: unary((x) => x.clone(), -2, 2),
  IsFinite: unary(tf.isFinite, -2, 2, stepped),
  IsInf: unary(tf.isInf, -2, 2, stepped),
  IsNan: unary(tf.isNaN, -2, 2, stepped),
  LeakyRelu: unary((x) => tf.leakyRelu(x, 0.1), -2, 2),
  Log: unary(tf.log, 0.5, 4),
  Log1p: unary(tf.log1p, -0.5, 4),
  Neg: unary(tf.neg, -2, 2),
  Reciprocal: unary(tf.reciprocal, 0.5, 4),
  Relu: unary(tf.relu, -2, 2),
  Relu6: unary(tf.relu6, -4, 10),
  Round: unary(tf.round, -4, 4, stepped),
  Rsqrt: unary(tf.rsqrt, 0.5, 4),
  Selu: unary(tf.selu, -2, 2),
  Sigmoid: unary(tf.sigmoid, -4, 4),
  Sign: unary(tf.sign, -2, 2, stepped),
  Sin: unary(tf.sin, -4, 4),
  Sinh: unary(tf.sinh, -2, 2),
  Softplus: unary(tf.softplus, -4, 4),
  Sqrt: unary(tf.sqrt, 0.5, 4),
  Square: unary(tf.square, -2, 2),
  Step: unary((x) => tf.step(x), -2, 2, stepped),
  Tan: unary(tf.tan, -1, 1),
  Tanh: unary(tf.tanh, -2, 2),
  OnesLike: unary(tf.onesLike, -2, 2, stepped),
  ZerosLike: unary(tf.zerosLike, -2, 2, stepped),
};

const bools = (seed: number) => some([4, 5], 'bool', seed);
const ints = (seed: number) => some([4, 5], 'int32', seed);

/** Elementwise with broadcasting, comparisons, and choices between values. */
export const BINARY: Operations = {
  Add: binary(tf.add),
  AddN: operation((a: tf.Tensor, b: tf.Tensor) => tf.addN([a, b, a]), [any([4, 5]), any([4, 5], 2)]),
  Atan2: binary(tf.atan2, 0.5, 2),
  BitwiseAnd: operation(() => tf.bitwiseAnd(ints(1), ints(2)), []),
  Equal: operation(() => tf.equal(ints(1), ints(2)), []),
  FloorDiv: binary(tf.floorDiv, 0.5, 9, true),
  Greater: binary(tf.greater, -2, 2, true),
  GreaterEqual: binary(tf.greaterEqual, -2, 2, true),
  Less: binary(tf.less, -2, 2, true),
  LessEqual: binary(tf.lessEqual, -2, 2, true),
  LogicalAnd: operation(() => tf.logicalAnd(bools(1), bools(2)), []),
  LogicalNot: operation(() => tf.logicalNot(bools(1)), []),
  LogicalOr: operation(() => tf.logicalOr(bools(1), bools(2)), []),
  Maximum: alike(tf.maximum),
  Minimum: alike(tf.minimum),
  Mod: binary(tf.mod, 0.5, 9, true),
  Multiply: binary(tf.mul),
  NotEqual: operation(() => tf.notEqual(ints(1), ints(2)), []),
  Pow: binary(tf.pow, 0.5, 2),
  Prelu: operation((x: tf.Tensor, slope: tf.Tensor) => tf.prelu(x, slope), [any([4, 5]), any([5], 2)]),
  RealDiv: binary(tf.div, 0.5, 2),
  Select: operation((a: tf.Tensor, b: tf.Tensor) => tf.where(bools(3), a, b), [any([4, 5]), any([4, 5], 2)]),
  SquaredDifference: alike(tf.squaredDifference),
  Sub: binary(tf.sub),
};

const sum = { tolerance: { absolute: 1e-6 } };

/** Along axes. */
export const REDUCTIONS: Operations = {
  All: operation(() => tf.all(bools(1), 1), []),
  Any: operation(() => tf.any(bools(1), 0), []),
  ArgMax: operation((x: tf.Tensor) => tf.argMax(x, 1), [apart([4, 5])], stepped),
  ArgMin: operation((x: tf.Tensor) => tf.argMin(x, 0), [apart([4, 5])], stepped),
  Bincount: operation(() => tf.bincount(tf.tensor1d([1, 2, 2, 4], 'int32'), tf.tensor1d([1, 2, 3, 4]), 5), []),
  DenseBincount: operation(
    () => tf.denseBincount(tf.tensor2d([[1, 2, 2, 4]], [1, 4], 'int32'), tf.tensor2d([[1, 2, 3, 4]]), 5),
    [],
  ),
  Cumprod: operation((x: tf.Tensor) => tf.cumprod(x, 1), [between([3, 4], 0.5, 1.5)], stepped),
  Cumsum: operation((x: tf.Tensor) => tf.cumsum(x, 1, true, true), [any([3, 4])], sum),
  Max: operation((x: tf.Tensor) => tf.max(x, [0, 2]), [apart([3, 4, 5])]),
  Mean: operation((x: tf.Tensor) => tf.mean(x, [0, 2]), [any([3, 4, 5])], sum),
  Min: operation((x: tf.Tensor) => tf.min(x, 1, true), [apart([3, 4, 5])]),
  Multinomial: operation(() => tf.multinomial(tf.log(tf.tensor1d([0.2, 0.3, 0.5])) as tf.Tensor1D, 20, 7), []),
  Prod: operation((x: tf.Tensor) => tf.prod(x, 1), [between([3, 4], 0.5, 1.5)]),
  Softmax: operation((x: tf.Tensor) => tf.softmax(x), [any([3, 7])], sum),
  Sum: operation((x: tf.Tensor) => tf.sum(x, [0, 2]), [any([3, 4, 5])], sum),
  TopK: operation((x: tf.Tensor) => tf.topk(x, 2).values, [apart([3, 6])], stepped),
  Unique: operation(() => ({ ...tf.unique(tf.tensor1d([3, 1, 3, 2, 1])) }), []),
};

const product = { tolerance: { absolute: 1e-5 } };

export const PRODUCTS: Operations = {
  BatchMatMul: operation(
    (a: tf.Tensor, b: tf.Tensor) => tf.matMul(a, b, true, true),
    [any([2, 7, 5]), any([2, 6, 7], 2)],
    product,
  ),
  Einsum: operation(
    (a: tf.Tensor, b: tf.Tensor) => tf.einsum('bij,bjk->bik', a, b),
    [any([2, 3, 4]), any([2, 4, 5], 2)],
    {
      ...product,
      // tfjs defines no gradient.
      ...stepped,
    },
  ),
  _FusedMatMul: operation(
    (a: tf.Tensor, b: tf.Tensor, bias: tf.Tensor) =>
      tf.fused.matMul({ a, b, transposeA: false, transposeB: true, bias, activation: 'sigmoid' }),
    [any([4, 9]), any([6, 9], 2), any([6], 3)],
    product,
  ),
};
