import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import * as codes from '../assembly/codes';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import type { CastExports } from './cast';

export interface UnaryExports extends CastExports {
  unaryF32(op: number, x: number, out: number, n: number, p: number, q: number): void;
  unaryI32(op: number, x: number, out: number, n: number): void;
}

interface Attributes {
  alpha: number;
  clipValueMin: number;
  clipValueMax: number;
}

export function unaryKernels(backend: TrainingBackend, wasm: UnaryExports): KernelTable {
  function floats(op: number, x: TensorInfo, p: number, q: number): TensorInfo {
    const out = backend.output(x.shape, 'float32');
    wasm.unaryF32(op, backend.address(x), out.dataId.address, out.dataId.length, p, q);
    return out;
  }

  function withInt(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype === 'float32') return floats(op, x, 0, 0);
      if (x.dtype !== 'int32') return plain(call);
      const out = backend.output(x.shape, 'int32');
      wasm.unaryI32(op, backend.address(x), out.dataId.address, out.dataId.length);
      return out;
    };
  }

  /** Of whole numbers, this is the same numbers again. */
  function rounding(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype === 'float32') return floats(op, x, 0, 0);
      return x.dtype === 'int32' ? backend.share(x, x.shape) : plain(call);
    };
  }

  function floatOnly(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype !== 'float32') return plain(call);
      const { alpha = 0 } = (call.attrs ?? {}) as unknown as Partial<Attributes>;
      return floats(op, x, alpha, 0);
    };
  }

  function test(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype !== 'float32') return plain(call);
      const out = backend.output(x.shape, 'bool');
      wasm.testF32(op, backend.address(x), out.dataId.address, out.dataId.length);
      return out;
    };
  }

  const plainClip = plainKernel('ClipByValue', backend);
  const plainNot = plainKernel('LogicalNot', backend);
  return {
    Abs: withInt('Abs', codes.ABSOLUTE),
    Neg: withInt('Neg', codes.NEGATE),
    Square: withInt('Square', codes.SQUARE),
    Relu: withInt('Relu', codes.RELU),
    Relu6: withInt('Relu6', codes.RELU6),
    Sign: withInt('Sign', codes.SIGN),
    Floor: rounding('Floor', codes.FLOOR),
    Ceil: rounding('Ceil', codes.CEIL),
    Round: rounding('Round', codes.ROUND),
    Sqrt: floatOnly('Sqrt', codes.SQUARE_ROOT),
    Rsqrt: floatOnly('Rsqrt', codes.RECIPROCAL_SQUARE_ROOT),
    Reciprocal: floatOnly('Reciprocal', codes.RECIPROCAL),
    LeakyRelu: floatOnly('LeakyRelu', codes.LEAKY_RELU),
    Step: floatOnly('Step', codes.STEP),
    IsNan: test('IsNan', codes.IS_NAN),
    IsInf: test('IsInf', codes.IS_INF),
    IsFinite: test('IsFinite', codes.IS_FINITE),

    ClipByValue(call) {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { clipValueMin, clipValueMax } = call.attrs as unknown as Attributes;
      return x.dtype === 'float32' ? floats(codes.CLIP, x, clipValueMin, clipValueMax) : plainClip(call);
    },

    LogicalNot(call) {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype !== 'bool') return plainNot(call);
      const out = backend.output(x.shape, 'bool');
      wasm.notBool(backend.address(x), out.dataId.address, out.dataId.length);
      return out;
    },
  };
}
