import type { TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';

export interface SoftmaxExports {
  softmaxRows(x: number, out: number, rows: number, columns: number): void;
}

export function softmaxKernels(backend: TrainingBackend, wasm: SoftmaxExports): KernelTable {
  const plain = plainKernel('Softmax', backend);
  return {
    Softmax(call) {
      const { logits } = call.inputs as unknown as { logits: TensorInfo };
      const { dim } = call.attrs as unknown as { dim: number };
      const last = logits.shape.length - 1;
      if (logits.dtype !== 'float32' || last < 0 || (dim !== -1 && dim !== last)) return plain(call);
      const out = backend.output(logits.shape, 'float32');
      const { address, length } = out.dataId;
      const columns = logits.shape[last] as number;
      if (length > 0) wasm.softmaxRows(backend.address(logits), address, length / columns, columns);
      return out;
    },
  };
}
