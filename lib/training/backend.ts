import { type DataType, engine, type TensorInfo, util } from '@tensorflow/tfjs';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { Memory } from './memory';
import { TensorData, type Values } from './tensor-data';

type DataId = TensorInfo['dataId'];
type Numbers = Float32Array | Int32Array | Uint8Array;

/**
 * tfjs's backend for training: tensors live in one WebAssembly memory, where the kernels of `kernels/` read and write
 * them. It is also a `MathBackendCPU`, so that a plain kernel of tfjs can run on the same tensors: what such a kernel
 * makes stays outside the memory until one of ours asks for its address, since an allocation may move the memory under
 * the arrays that the plain kernel holds.
 */
export class TrainingBackend extends MathBackendCPU {
  readonly tensors: Memory;
  /** Tensors that came from another backend, by their data ids there. */
  private readonly adopted = new WeakMap<DataId, TensorData>();
  private count = 0;
  private plain = 0;

  constructor(memory: WebAssembly.Memory, start: number) {
    super();
    this.tensors = new Memory(memory, start);
    // What plain kernels use of tfjs's table of data.
    this.data = Object.assign(Object.create(this.data), {
      get: (dataId: DataId) => this.find(dataId),
      has: (dataId: DataId) => this.owns(dataId),
    });
  }

  /**
   * Where the values of a tensor begin, in bytes.
   * @throws RangeError when they have to be copied there first and there is no room.
   */
  address({ dataId }: { dataId: DataId }): number {
    return (dataId as TensorData).address || this.place(this.find(dataId));
  }

  /** A new tensor whose values the caller is about to write at its address. */
  output(shape: number[], dtype: DataType): TensorInfo & { dataId: TensorData } {
    const data = new TensorData(this.tensors, dtype, shape, util.sizeFromShape(shape));
    data.address = this.tensors.alloc(data.byteLength);
    this.count++;
    return { dataId: data, shape, dtype };
  }

  /** The same values under another shape. */
  share({ dataId, dtype }: TensorInfo, shape: number[]): TensorInfo {
    this.find(dataId).refCount++;
    return { dataId, shape, dtype };
  }

  /** Runs a plain kernel of tfjs, which may hold on to arrays of the memory as long as it runs. */
  runPlain<T>(kernel: () => T): T {
    this.plain++;
    try {
      return kernel();
    } finally {
      this.plain--;
    }
  }

  override write(values: Values, shape: number[], dtype: DataType): DataId {
    const data = new TensorData(this.tensors, dtype, shape, util.sizeFromShape(shape));
    this.fill(data, values);
    this.count++;
    return data;
  }

  override move(dataId: DataId, values: Values, shape: number[], dtype: DataType, refCount: number): void {
    const data =
      dataId instanceof TensorData ? dataId : new TensorData(this.tensors, dtype, shape, util.sizeFromShape(shape));
    if (data !== dataId) this.adopted.set(dataId, data);
    data.backend = this;
    data.refCount = refCount;
    this.fill(data, values);
    this.count++;
  }

  override readSync(dataId: DataId): Values {
    const data = this.find(dataId);
    if (data.dtype === 'complex64') return super.readSync(dataId);
    const { values } = data;
    if (data.dtype === 'string') return values;
    const Numbers = arrayOf(data.dtype);
    // A copy: what is read has to outlive the tensor.
    return values instanceof Numbers ? values.slice() : Numbers.from(values as unknown as ArrayLike<number>);
  }

  override refCount(dataId: DataId): number {
    return this.owns(dataId) ? this.find(dataId).refCount : 0;
  }

  override incRef(dataId: DataId): void {
    this.find(dataId).refCount++;
  }

  override decRef(dataId: DataId): void {
    if (this.owns(dataId)) this.find(dataId).refCount--;
  }

  override disposeData(dataId: DataId, force = false): boolean {
    if (!this.owns(dataId)) return true;
    const data = this.find(dataId);
    data.refCount--;
    if (!force && data.refCount > 0) return false;
    if (data.complexTensorInfos) {
      this.disposeData(data.complexTensorInfos.real.dataId, true);
      this.disposeData(data.complexTensorInfos.imag.dataId, true);
    }
    if (data.address !== 0) this.tensors.free(data.address, data.byteLength);
    data.address = 0;
    data.host = null;
    data.refCount = 0;
    this.adopted.delete(dataId);
    this.count--;
    return true;
  }

  override numDataIds(): number {
    return this.count;
  }

  override memory(): ReturnType<MathBackendCPU['memory']> {
    return { unreliable: false } as unknown as ReturnType<MathBackendCPU['memory']>;
  }

  private owns(dataId: DataId): boolean {
    return dataId instanceof TensorData ? dataId.refCount > 0 && isHere(dataId, this) : this.adopted.has(dataId);
  }

  private find(dataId: DataId): TensorData {
    if (!this.owns(dataId)) engine().moveData(this, dataId);
    return dataId instanceof TensorData ? dataId : (this.adopted.get(dataId) as TensorData);
  }

  private fill(data: TensorData, values: Values | null | undefined): void {
    if (data.dtype === 'string' || data.dtype === 'complex64') {
      data.host = values ?? null;
      return;
    }
    if (this.plain > 0) {
      const inside = ArrayBuffer.isView(values) && values.buffer === this.tensors.u8.buffer;
      data.host = inside ? (values as Numbers).slice() : (values ?? blank(data));
      return;
    }
    data.address = this.tensors.alloc(data.byteLength);
    this.put(data, values ?? blank(data));
  }

  private place(data: TensorData): number {
    // What another backend made is known by a data id of its own.
    if (data.address !== 0) return data.address;
    const { host } = data;
    if (host === null || data.dtype === 'string') throw new Error(`A ${data.dtype} tensor has no place in memory.`);
    data.address = this.tensors.alloc(data.byteLength);
    data.host = null;
    this.put(data, host);
    return data.address;
  }

  private put({ address, dtype }: TensorData, values: Values): void {
    const { f32, i32, u8 } = this.tensors;
    if (dtype === 'bool') u8.set(values as Numbers, address);
    else (dtype === 'int32' ? i32 : f32).set(values as Numbers, address >>> 2);
  }
}

function isHere({ backend }: TensorData, here: unknown): boolean {
  return backend === null || backend === here;
}

function arrayOf(dtype: DataType): typeof Float32Array | typeof Int32Array | typeof Uint8Array {
  return dtype === 'int32' ? Int32Array : dtype === 'bool' ? Uint8Array : Float32Array;
}

function blank({ dtype, length }: TensorData): Numbers {
  return new (arrayOf(dtype))(length);
}
