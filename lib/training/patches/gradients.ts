import { broadcast_util, type NamedAttrMap } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import type { Engine, TrackedTensor } from './engine-internals';
import type { LightGradients } from './tape';

/**
 * Gradients of the kernels that training runs most, each by as few kernels as it takes and without the layers of
 * operations that tfjs puts around them. The formulas are those of tfjs's `gradients/`. They record nothing, and so serve
 * first-order gradients only.
 */
export function lightGradients(engine: Engine, backend: TrainingBackend): LightGradients {
  const run = (kernel: string, inputs: Record<string, TrackedTensor>, attrs?: NamedAttrMap): TrackedTensor =>
    engine.runKernel(kernel, inputs, attrs) as TrackedTensor;
  const share = (tensor: TrackedTensor) => run('Identity', { x: tensor });
  const reshape = (tensor: TrackedTensor, shape: number[]) => run('Reshape', { x: tensor }, { shape });

  /** Sums over the axes along which a tensor of `x`'s shape was repeated. Takes `tensor` over. */
  function reduced(tensor: TrackedTensor, x: TrackedTensor): TrackedTensor {
    if (sameShape(tensor, x)) return tensor;
    const axis = broadcast_util.getReductionAxes(x.shape, tensor.shape);
    const sum = run('Sum', { x: tensor }, { axis, keepDims: false });
    tensor.dispose();
    if (sameShape(sum, x)) return sum;
    const result = reshape(sum, x.shape);
    sum.dispose();
    return result;
  }

  /** The one number of a scalar's gradient, in every place of `x`'s shape, times `factor`. */
  function spread(dy: TrackedTensor, x: TrackedTensor, divisor: number): TrackedTensor | null {
    if (dy.size !== 1 || x.dtype !== 'float32') return null;
    const address = backend.address(dy as never);
    const value = (backend.tensors.f32[address >>> 2] as number) / divisor;
    return run('Fill', {}, { shape: x.shape, value, dtype: 'float32' });
  }

  function product(a: TrackedTensor, b: TrackedTensor, transposeA: boolean, transposeB: boolean): TrackedTensor {
    return run('BatchMatMul', { a, b }, { transposeA, transposeB });
  }

  return {
    Identity: share,
    Add: (dy, _saved, _attrs, _input, x) => reduced(share(dy), x),
    Sub: (dy, _saved, _attrs, input, x) => reduced(input === 'a' ? share(dy) : run('Neg', { x: dy }), x),
    Multiply(dy, [a, b], _attrs, input, x) {
      const other = (input === 'a' ? b : a) as TrackedTensor;
      return other.dtype === 'float32' ? reduced(run('Multiply', { a: dy, b: other }), x) : null;
    },
    RealDiv(dy, [, b], _attrs, input, x) {
      if (input !== 'a' || b?.dtype !== 'float32') return null;
      return reduced(run('RealDiv', { a: dy, b }), x);
    },
    Neg: (dy) => run('Neg', { x: dy }),
    Reshape: (dy, _saved, _attrs, _input, x) => reshape(dy, x.shape),
    Exp: (dy, [y]) => run('Multiply', { a: dy, b: y as TrackedTensor }),
    Log: (dy, [x]) => (isFloat(x) ? run('RealDiv', { a: dy, b: x }) : null),
    Square: (dy, [x]) => (isFloat(x) ? run('SquareGrad', { dy, x }) : null),
    Tanh: (dy, [y]) => (isFloat(y) ? run('TanhGrad', { dy, x: y }) : null),
    Sigmoid: (dy, [y]) => (isFloat(y) ? run('SigmoidGrad', { dy, x: y }) : null),
    Relu: (dy, [x]) => (isFloat(x) ? run('ReluGrad', { dy, x }) : null),
    Sum: (dy, _saved, _attrs, _input, x) => spread(dy, x, 1),
    Mean: (dy, _saved, _attrs, _input, x) => spread(dy, x, x.size),
    SquaredDifference(dy, [a, b], _attrs, input) {
      if (!isFloat(a) || !isFloat(b) || !sameShape(a, b)) return null;
      return run('SquaredDifferenceGrad', input === 'a' ? { dy, a, b } : { dy, a: b, b: a });
    },
    Softmax(dy, [y], attrs) {
      if (!isFloat(y) || y.shape.length === 0 || attrs?.dim !== y.shape.length - 1) return null;
      return run('SoftmaxGrad', { dy, y });
    },
    BatchMatMul(dy, [a, b], attrs, input) {
      if (!isFloat(a) || !isFloat(b) || a.shape.length !== 2 || b.shape.length !== 2) return null;
      const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean };
      if (input === 'a') return transposeA ? product(b, dy, transposeB, true) : product(dy, b, false, !transposeB);
      return transposeB ? product(dy, a, true, transposeA) : product(a, dy, !transposeA, false);
    },
  };
}

function isFloat(tensor: TrackedTensor | undefined): tensor is TrackedTensor {
  return tensor?.dtype === 'float32';
}

function sameShape({ shape: a }: TrackedTensor, { shape: b }: TrackedTensor): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
