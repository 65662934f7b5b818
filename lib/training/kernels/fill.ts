import { type DataType, type TensorInfo, util } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { bytesOf, type CopyExports } from './strided-copy';

const float = new Float32Array(1);
const bitsOfFloat = new Int32Array(float.buffer);

/** The four bytes, or the one, of a number as the element of a tensor, converted as a typed array of it does. */
export function bitsOf(value: number, dtype: DataType): number {
  if (dtype !== 'float32') return value | 0;
  float[0] = value;
  return bitsOfFloat[0] as number;
}

/** Sets every element of a tensor of ours. */
export function fillTensor(
  backend: TrainingBackend,
  wasm: CopyExports,
  out: ReturnType<TrainingBackend['output']>,
  value: number,
): void {
  const { length } = out.dataId;
  if (out.dtype === 'bool') wasm.fill8(backend.address(out), length, value | 0);
  else wasm.fill32(backend.address(out), length, bitsOf(value, out.dtype));
}

/** Tensors of one value, or of one and another. */
export function fillKernels(backend: TrainingBackend, wasm: CopyExports): KernelTable {
  const plainFill = plainKernel('Fill', backend);
  const like = (name: string, value: number): KernelTable[string] => {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (bytesOf(x.dtype) === 0) return plain(call);
      const out = backend.output(x.shape, x.dtype);
      fillTensor(backend, wasm, out, value);
      return out;
    };
  };
  const plainDiag = plainKernel('Diag', backend);
  return {
    ZerosLike: like('ZerosLike', 0),
    OnesLike: like('OnesLike', 1),

    Fill(call): TensorInfo | TensorInfo[] {
      const { shape, value, dtype } = call.attrs as unknown as { shape: number[]; value: number; dtype?: DataType };
      const type = dtype || util.inferDtype(value);
      if (bytesOf(type) === 0) return plainFill(call);
      const out = backend.output(shape, type);
      fillTensor(backend, wasm, out, Number(value));
      return out;
    },

    Diag(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const bytes = bytesOf(x.dtype);
      if (bytes === 0) return plainDiag(call);
      const out = backend.output([...x.shape, ...x.shape], x.dtype);
      fillTensor(backend, wasm, out, 0);
      const n = util.sizeFromShape(x.shape);
      if (n > 0) wasm.copyRows(backend.address(out), (n + 1) * bytes, backend.address(x), bytes, n, bytes);
      return out;
    },
  };
}
