import { type DataType, type KernelFunc, type TensorInfo, util } from '@tensorflow/tfjs';
import * as codes from '../assembly/codes';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { type CastExports, converter } from './cast';
import { planReduction, type ReducePlan } from './reduce-plan';

type Reduce = (op: number, x: number, out: number, outer: number, r: number, inner: number) => void;
type Fold = (x: number, out: number, outer: number, r: number, inner: number, divisor: number) => void;
type Running = (
  op: number,
  x: number,
  out: number,
  outer: number,
  r: number,
  inner: number,
  exclusive: boolean,
  reverse: boolean,
) => void;

export interface ReduceExports extends CastExports {
  sumF32: Fold;
  productF32: Fold;
  productI32: Fold;
  extremeF32: Reduce;
  reduceI32: Reduce;
  reduceU8: Reduce;
  indexOfF32: Reduce;
  indexOfI32: Reduce;
  runningF32: Running;
  runningI32: Running;
}

interface Attributes {
  axis?: number | number[] | null;
  reductionIndices?: number | number[] | null;
  keepDims?: boolean;
}

export function reduceKernels(backend: TrainingBackend, wasm: ReduceExports): KernelTable {
  const convert = converter(backend, wasm);

  const fold =
    (op: number, reduce: Reduce): Fold =>
    (x, out, outer, r, inner) =>
      reduce(op, x, out, outer, r, inner);

  /** @param empty the result where there is nothing to reduce. */
  function reduce(x: TensorInfo, plan: ReducePlan, kernel: Fold, empty: number, divisor: number): TensorInfo {
    const { passes, shape, r } = plan;
    if (passes.length === 0) return backend.share(x, shape);
    const last = backend.output(shape, x.dtype);
    if (r === 0) {
      fill(last, empty);
      return last;
    }
    let from = x;
    for (let i = 0; i < passes.length; i++) {
      const { outer, r: middle, inner } = passes[i] as (typeof passes)[number];
      const isLast = i === passes.length - 1;
      const out = isLast ? last : backend.output([outer, inner], x.dtype);
      kernel(backend.address(from), backend.address(out), outer, middle, inner, isLast ? divisor : 1);
      if (from !== x) backend.disposeData(from.dataId);
      from = out;
    }
    return last;
  }

  function fill(x: TensorInfo, value: number): void {
    const from = backend.address(x);
    const { length } = x.dataId as ReturnType<TrainingBackend['output']>['dataId'];
    if (x.dtype === 'bool') backend.tensors.u8.fill(value, from, from + length);
    else
      (x.dtype === 'int32' ? backend.tensors.i32 : backend.tensors.f32).fill(value, from >>> 2, (from >>> 2) + length);
  }

  /** In another type, where `x` is not of it. */
  function as(x: TensorInfo, dtype: DataType, run: (x: TensorInfo) => TensorInfo): TensorInfo {
    if (x.dtype === dtype) return run(x);
    const converted = convert(x, dtype);
    const out = run(converted);
    backend.disposeData(converted.dataId);
    return out;
  }

  function folding(name: string, op: number, empty: number, floats: Fold, ints: Fold, hasBool: boolean): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { axis, reductionIndices, keepDims } = call.attrs as Attributes;
      const over = axis ?? reductionIndices;
      if (x.dtype !== 'float32' && x.dtype !== 'int32' && !(hasBool && x.dtype === 'bool')) return plain(call);
      const plan = planReduction(x.shape, over, keepDims);
      if (op === codes.PRODUCT && !keepsOrder(x, over, plan)) return plain(call);
      if (x.dtype === 'float32') return reduce(x, plan, floats, empty, 1);
      return as(x, 'int32', (whole) => reduce(whole, plan, ints, Number.isNaN(empty) ? 0 : empty, 1));
    };
  }

  /**
   * Whether the values of each result are met in the order in which tfjs meets them, the axes as they are named. In
   * another order a product may leave the range of its type on the way although the whole lies in it.
   */
  function keepsOrder(x: TensorInfo, axes: number | number[] | null | undefined, { passes }: ReducePlan): boolean {
    if (passes.length > 1) return false;
    return !Array.isArray(axes) || strictlyAscending(util.parseAxisParam(axes, x.shape));
  }

  function logical(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    const kernel = fold(op, wasm.reduceU8);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { axis, keepDims } = call.attrs as Attributes;
      return x.dtype === 'bool' ? reduce(x, planReduction(x.shape, axis, keepDims), kernel, 0, 1) : plain(call);
    };
  }

  function indexOf(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { axis } = call.attrs as Attributes;
      if (x.dtype === 'complex64' || x.dtype === 'string') return plain(call);
      const first = typeof axis === 'number' ? axis : (axis?.[0] ?? 0);
      const { shape, passes, r } = planReduction(x.shape, first);
      const out = backend.output(shape, 'int32');
      const [pass] = passes;
      if (!pass || r === 0) {
        fill(out, 0);
        return out;
      }
      return as(x, x.dtype === 'bool' ? 'int32' : x.dtype, (values) => {
        const kernel = values.dtype === 'float32' ? wasm.indexOfF32 : wasm.indexOfI32;
        kernel(op, backend.address(values), backend.address(out), pass.outer, pass.r, pass.inner);
        return out;
      });
    };
  }

  function running(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { axis, exclusive, reverse } = call.attrs as unknown as Record<string, boolean> & { axis: number };
      const side = x.shape[axis];
      if (x.dtype === 'complex64' || x.dtype === 'string' || side === undefined) return plain(call);
      let inner = 1;
      for (let i = axis + 1; i < x.shape.length; i++) inner *= x.shape[i] as number;
      return as(x, x.dtype === 'bool' ? 'int32' : x.dtype, (values) => {
        const out = backend.output(x.shape, values.dtype);
        const outer = inner * side === 0 ? 0 : out.dataId.length / (inner * side);
        const kernel = values.dtype === 'float32' ? wasm.runningF32 : wasm.runningI32;
        const [from, to] = [backend.address(values), backend.address(out)];
        kernel(op, from, to, outer, side, inner, exclusive as boolean, reverse as boolean);
        return out;
      });
    };
  }

  const { extremeF32, reduceI32 } = wasm;
  const { SUM, LARGEST, SMALLEST, PRODUCT } = codes;
  return {
    Sum: folding('Sum', SUM, 0, wasm.sumF32, fold(SUM, reduceI32), true),
    Prod: folding('Prod', PRODUCT, 1, wasm.productF32, wasm.productI32, true),
    Max: folding('Max', LARGEST, Number.NaN, fold(LARGEST, extremeF32), fold(LARGEST, reduceI32), false),
    Min: folding('Min', SMALLEST, Number.NaN, fold(SMALLEST, extremeF32), fold(SMALLEST, reduceI32), false),
    All: logical('All', codes.ALL),
    Any: logical('Any', codes.ANY),
    ArgMax: indexOf('ArgMax', LARGEST),
    ArgMin: indexOf('ArgMin', SMALLEST),
    Cumsum: running('Cumsum', SUM),
    Cumprod: running('Cumprod', PRODUCT),

    Mean(call) {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { axis, keepDims } = call.attrs as Attributes;
      const plan = planReduction(x.shape, axis, keepDims);
      return as(x, 'float32', (values) => reduce(values, plan, wasm.sumF32, 0, plan.r));
    },
  };
}

function strictlyAscending(numbers: number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as number));
}
