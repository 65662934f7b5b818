import type { backend_util, DataType, TensorInfo } from '@tensorflow/tfjs';
import type { Memory } from './memory';

export type Values = backend_util.BackendValues;

/**
 * The values behind one or more tensors; tfjs calls it a data id, hands it to kernels as it is, and asks for what it
 * notes about each (`shape`, `bytes`, `backend`). So nothing has to be looked up in a table.
 */
export class TensorData {
  refCount = 1;
  /** In bytes from the start of the memory; 0 while the values are `host` values. */
  address = 0;
  /** Values that are no numbers (strings), or that no kernel of ours has asked for yet. */
  host: Values | null = null;
  /** Real and imaginary parts, when the numbers are complex. */
  complexTensorInfos: { real: TensorInfo; imag: TensorInfo } | undefined;
  /** Whether the engine counts it as living, and where it believes it to be. */
  tracked = false;
  backend: unknown = null;
  /** As the engine counts them, which for strings is not what they take here. */
  bytes = 0;

  constructor(
    private readonly memory: Memory,
    readonly dtype: DataType,
    public shape: number[],
    /** Number of elements. */
    readonly length: number,
  ) {}

  /** The values where they are: valid until the next allocation. Plain kernels of tfjs read them here. */
  get values(): Values {
    if (this.host !== null) return this.host;
    const { f32, i32, u8 } = this.memory;
    if (this.dtype === 'bool') return u8.subarray(this.address, this.address + this.length);
    const first = this.address >>> 2;
    return (this.dtype === 'int32' ? i32 : f32).subarray(first, first + this.length);
  }

  /** Bytes in the memory: bool takes one, float32 and int32 take four. */
  get byteLength(): number {
    return this.dtype === 'bool' ? this.length : this.length * 4;
  }
}
