import type { TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { bytesOf, type StridedCopy, stridesOf } from './strided-copy';

export function transposeKernels(backend: TrainingBackend, copy: StridedCopy): KernelTable {
  const plainTranspose = plainKernel('Transpose', backend);
  return {
    Transpose(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { perm } = call.attrs as unknown as { perm: number[] };
      const bytes = bytesOf(x.dtype);
      if (bytes === 0) return plainTranspose(call);
      const rank = perm.length;
      const shape = new Array<number>(rank);
      let moved = false;
      // Axes of size 1 may stand anywhere; only the order of the others is seen in memory.
      for (let i = 0, last = -1; i < rank; i++) {
        const axis = perm[i] as number;
        const size = x.shape[axis] as number;
        shape[i] = size;
        if (size === 1) continue;
        if (axis < last) moved = true;
        last = axis;
      }
      if (!moved) return backend.share(x, shape);
      const out = backend.output(shape, x.dtype);
      const strides = stridesOf(x.shape);
      copy.start();
      for (let i = 0, to = out.dataId.length; i < rank; i++) {
        const size = shape[i] as number;
        to /= size || 1;
        copy.dimension(size, strides[perm[i] as number] as number, to);
      }
      copy.run(backend.address(out), backend.address(x), bytes);
      return out;
    },
  };
}
