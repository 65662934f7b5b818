import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { bytesOf, type StridedCopy } from './strided-copy';

/** Several tensors of one dtype set side by side along an axis. */
export function joinKernels(backend: TrainingBackend, copy: StridedCopy): KernelTable {
  const plainConcat = plainKernel('Concat', backend);
  const plainPack = plainKernel('Pack', backend);

  /** Joins what is left of the shapes from `axis` on as rows, into a tensor of `shape`. */
  const join = (inputs: TensorInfo[], axis: number, shape: number[]): TensorInfo => {
    const { dtype } = inputs[0] as TensorInfo;
    const bytes = bytesOf(dtype);
    const out = backend.output(shape, dtype);
    let rows = 1;
    for (let i = 0; i < axis; i++) rows *= shape[i] as number;
    const stride = (out.dataId.length / (rows || 1)) * bytes;
    // Addresses first: what has to be placed in the memory may move it.
    let to = backend.address(out);
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i] as TensorInfo;
      let width = bytes;
      for (let k = axis; k < input.shape.length; k++) width *= input.shape[k] as number;
      copy.rows(to, stride, backend.address(input), width, rows, width);
      to += width;
    }
    return out;
  };

  return {
    Concat(call): TensorInfo | TensorInfo[] {
      const inputs = call.inputs as unknown as TensorInfo[];
      if (!alike(inputs)) return plainConcat(call);
      const first = inputs[0] as TensorInfo;
      const { axis: asked } = call.attrs as unknown as { axis: number };
      const axis = asked >= 0 && asked < first.shape.length ? asked : parseAxis(asked, first.shape);
      const shape = first.shape.slice();
      const full: TensorInfo[] = [];
      for (let i = 0; i < inputs.length; i++) {
        const input = inputs[i] as TensorInfo;
        if (!joins(input.shape, first.shape, axis)) return plainConcat(call);
        if (i > 0) shape[axis] = (shape[axis] as number) + (input.shape[axis] as number);
        if (!input.shape.includes(0)) full.push(input);
      }
      if (full.length === 1) return backend.share(full[0] as TensorInfo, shape);
      return full.length === 0 ? backend.output(shape, first.dtype) : join(full, axis, shape);
    },

    Pack(call): TensorInfo | TensorInfo[] {
      const inputs = call.inputs as unknown as TensorInfo[];
      const { axis: asked } = call.attrs as unknown as { axis: number };
      const first = inputs[0] as TensorInfo;
      if (!alike(inputs) || inputs.some(({ shape }) => !util.arraysEqual(shape, first.shape))) return plainPack(call);
      const shape = first.shape.slice();
      const axis = asked < 0 ? asked + shape.length + 1 : asked;
      shape.splice(axis, 0, inputs.length);
      return inputs.length === 1 ? backend.share(first, shape) : join(inputs, axis, shape);
    },
  };
}

function alike(inputs: TensorInfo[]): boolean {
  const { dtype } = inputs[0] as TensorInfo;
  if (bytesOf(dtype) === 0) return false;
  for (let i = 1; i < inputs.length; i++) if ((inputs[i] as TensorInfo).dtype !== dtype) return false;
  return true;
}

function parseAxis(axis: number, shape: number[]): number {
  return util.parseAxisParam(axis, shape)[0] as number;
}

/** Whether the shapes differ along the axis only. */
function joins(a: number[], b: number[], axis: number): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (i !== axis && a[i] !== b[i]) return false;
  return true;
}
