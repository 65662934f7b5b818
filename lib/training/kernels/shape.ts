import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';

/** What changes no value: the output is the input's memory under another shape. */
export function shapeKernels(backend: TrainingBackend): KernelTable {
  const plainReshape = plainKernel('Reshape', backend);
  const plainExpandDims = plainKernel('ExpandDims', backend);
  return {
    Identity({ inputs }): TensorInfo {
      const { x } = inputs as unknown as { x: TensorInfo };
      return backend.share(x, x.shape);
    },

    Reshape(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype === 'complex64') return plainReshape(call);
      const { shape } = call.attrs as unknown as { shape: number[] };
      let size = 1;
      for (let i = 0; i < x.shape.length; i++) size *= x.shape[i] as number;
      let asked = 1;
      for (let i = 0; i < shape.length; i++) asked *= shape[i] as number;
      // A -1 stands for what is left; it makes the product negative, or 0 together with a 0.
      if (asked === size && size > 0) return backend.share(x, shape);
      const inferred = util.inferFromImplicitShape(shape, size);
      if (util.sizeFromShape(inferred) !== size) return plainReshape(call);
      return backend.share(x, inferred);
    },

    ExpandDims(call): TensorInfo | TensorInfo[] {
      const { input } = call.inputs as unknown as { input: TensorInfo };
      const { dim } = call.attrs as unknown as { dim: number };
      if (input.dtype === 'complex64' || dim < -(input.shape.length + 1)) return plainExpandDims(call);
      const shape = input.shape.slice();
      shape.splice(dim < 0 ? input.shape.length + dim + 1 : dim, 0, 1);
      return backend.share(input, shape);
    },
  };
}
