import type { DataType, KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import * as codes from '../assembly/codes';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { Broadcast, type RowsKernel } from './broadcast';
import { type CastExports, converter } from './cast';

export interface MathExports extends CastExports {
  mathF32(op: number, x: number, out: number, n: number): void;
  mathBinaryF32: RowsKernel;
  binaryI32: RowsKernel;
  unaryF32(op: number, x: number, out: number, n: number, p: number, q: number): void;
}

/**
 * Functions that a runtime's `Math` has too, but each runtime with other last bits. For int32 and bool they are taken of
 * the float32 value and made the type of the operand again, as tfjs does.
 */
export function mathKernels(backend: TrainingBackend, wasm: MathExports): KernelTable {
  const convert = converter(backend, wasm);
  const broadcast = new Broadcast();

  function floats(op: number, x: TensorInfo): TensorInfo {
    const out = backend.output(x.shape, 'float32');
    wasm.mathF32(op, backend.address(x), out.dataId.address, out.dataId.length);
    return out;
  }

  /** @param dtype of the result; that of the operand unless told. */
  function math(name: string, op: number, dtype?: DataType): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype === 'float32') return floats(op, x);
      if (x.dtype !== 'int32' && x.dtype !== 'bool') return plain(call);
      const from = convert(x, 'float32');
      const result = floats(op, from);
      backend.disposeData(from.dataId);
      return become(result, dtype ?? x.dtype);
    };
  }

  /** Converts a tensor of our own, which goes. What is not a whole number is cut off, for bool too. */
  function become(x: TensorInfo, dtype: DataType): TensorInfo {
    if (x.dtype === dtype) return x;
    if (dtype === 'bool' && x.dtype === 'float32') return become(become(x, 'int32'), 'bool');
    const out = convert(x, dtype);
    backend.disposeData(x.dataId);
    return out;
  }

  function binary(op: number, a: TensorInfo, b: TensorInfo, kernel: RowsKernel): TensorInfo {
    broadcast.plan(a.shape, b.shape);
    const out = backend.output(broadcast.shape, a.dtype);
    broadcast.run(kernel, op, backend.address(a), backend.address(b), out.dataId.address, 4, 4);
    return out;
  }

  /** A power whose exponent is a single 1 or 2 needs no logarithm. */
  function easyPower(a: TensorInfo, b: TensorInfo): TensorInfo | null {
    if (b.shape.length > 0) return null;
    const exponent = backend.tensors.f32[backend.address(b) >>> 2];
    if (exponent === 1) return backend.share(a, a.shape);
    if (exponent !== 2) return null;
    const out = backend.output(a.shape, 'float32');
    wasm.unaryF32(codes.SQUARE, backend.address(a), out.dataId.address, out.dataId.length, 0, 0);
    return out;
  }

  function mathBinary(name: string, op: number, hasInt: boolean): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { a, b } = call.inputs as unknown as { a: TensorInfo; b: TensorInfo };
      if (a.dtype === 'float32' && b.dtype === 'float32') {
        return (op === codes.POWER && easyPower(a, b)) || binary(op, a, b, wasm.mathBinaryF32);
      }
      if (hasInt && a.dtype === 'int32' && b.dtype === 'int32') return binary(op, a, b, wasm.binaryI32);
      for (const { dtype } of [a, b]) if (dtype === 'complex64' || dtype === 'string') return plain(call);
      const [x, y] = [convert(a, 'float32'), convert(b, 'float32')];
      const result = binary(op, x, y, wasm.mathBinaryF32);
      backend.disposeData(x.dataId);
      backend.disposeData(y.dataId);
      return become(result, a.dtype);
    };
  }

  return {
    Exp: math('Exp', codes.EXP, 'float32'),
    Expm1: math('Expm1', codes.EXPM1),
    Log: math('Log', codes.LOG),
    Log1p: math('Log1p', codes.LOG1P),
    Sigmoid: math('Sigmoid', codes.SIGMOID),
    Tanh: math('Tanh', codes.TANH),
    Softplus: math('Softplus', codes.SOFTPLUS),
    Elu: math('Elu', codes.ELU),
    Selu: math('Selu', codes.SELU),
    Sin: math('Sin', codes.SIN),
    Cos: math('Cos', codes.COS),
    Tan: math('Tan', codes.TAN),
    Asin: math('Asin', codes.ASIN),
    Acos: math('Acos', codes.ACOS),
    Atan: math('Atan', codes.ATAN),
    Sinh: math('Sinh', codes.SINH),
    Cosh: math('Cosh', codes.COSH),
    Asinh: math('Asinh', codes.ASINH),
    Acosh: math('Acosh', codes.ACOSH),
    Atanh: math('Atanh', codes.ATANH),
    Erf: math('Erf', codes.ERF),
    Pow: mathBinary('Pow', codes.POWER, true),
    Atan2: mathBinary('Atan2', codes.ATAN2, false),
  };
}
