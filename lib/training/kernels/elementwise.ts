import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';

interface Operands {
  a: TensorInfo;
  b: TensorInfo;
}

export interface ElementwiseExports {
  addF32(a: number, b: number, out: number, n: number): void;
}

export function elementwiseKernels(backend: TrainingBackend, wasm: ElementwiseExports): KernelTable {
  const plainAdd = plainKernel('Add', backend);
  return {
    Add(call): TensorInfo | TensorInfo[] {
      const { a, b } = call.inputs as unknown as Operands;
      if (a.dtype !== 'float32' || b.dtype !== 'float32' || !util.arraysEqual(a.shape, b.shape)) return plainAdd(call);
      const out = backend.output(a.shape, 'float32');
      wasm.addF32(backend.address(a), backend.address(b), backend.address(out), out.dataId.length);
      return out;
    },
  };
}
