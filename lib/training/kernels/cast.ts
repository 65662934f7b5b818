import type { DataType, TensorInfo } from '@tensorflow/tfjs';
import { IS_NOT_ZERO } from '../assembly/codes';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';

type Each = (x: number, out: number, n: number) => void;

export interface CastExports {
  floatToInt: Each;
  intToFloat: Each;
  boolToFloat: Each;
  boolToInt: Each;
  intToBool: Each;
  notBool: Each;
  testF32(op: number, x: number, out: number, n: number): void;
}

/** The same values as another type: a tensor of the caller's own. */
export type Convert = (x: TensorInfo, dtype: DataType) => TensorInfo;

/** Between float32, int32 and bool, as tfjs does it: to int32 like JavaScript, to bool everything but 0 is true. */
export function converter(backend: TrainingBackend, wasm: CastExports): Convert {
  const isNotZero: Each = (x, out, n) => wasm.testF32(IS_NOT_ZERO, x, out, n);
  const kernels: Record<string, Each> = {
    'float32 int32': wasm.floatToInt,
    'int32 float32': wasm.intToFloat,
    'bool float32': wasm.boolToFloat,
    'bool int32': wasm.boolToInt,
    'int32 bool': wasm.intToBool,
    'float32 bool': isNotZero,
  };
  return (x, dtype) => {
    if (x.dtype === dtype) return backend.share(x, x.shape);
    const kernel = kernels[`${x.dtype} ${dtype}`];
    if (!kernel) throw new Error(`Error in Cast: failed to cast ${x.dtype} to ${dtype}`);
    const out = backend.output(x.shape, dtype);
    kernel(backend.address(x), out.dataId.address, out.dataId.length);
    return out;
  };
}

export function castKernels(backend: TrainingBackend, wasm: CastExports): KernelTable {
  const plain = plainKernel('Cast', backend);
  const convert = converter(backend, wasm);
  return {
    Cast(call) {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { dtype } = call.attrs as unknown as { dtype: DataType };
      if (x.dtype === 'complex64' || x.dtype === 'string') return plain(call);
      if (dtype !== 'complex64') return convert(x, dtype);
      // The plain kernel would only call the real part float32.
      const real = convert(x, 'float32');
      const out = plain({ ...call, inputs: { x: real } });
      backend.disposeData(real.dataId);
      return out;
    },
  };
}
