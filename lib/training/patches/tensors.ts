import { Tensor, type TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { TensorData } from '../tensor-data';
import type { TensorInfos, TrackedTensor } from './engine-internals';
import type { Patched } from './patched';

/** What the engine keeps of tensors: which scope has them, how many there are, and their end. */
export type Books = ReturnType<typeof tensorBooks>;

export function tensorBooks({ engine, state, own, backend }: Patched) {
  const ids = engine.constructor;

  function track(tensor: TrackedTensor): void {
    const scope = state.activeScope;
    if (scope === null || scope === undefined) return;
    tensor.scopeId = scope.id;
    scope.track[scope.count++] = tensor;
  }

  /** As `track`, of a tensor just made: all get the same fields in the same order, or compiled code meets five kinds. */
  function trackNew(tensor: TrackedTensor): void {
    tensor.scopeId = -1;
    tensor.kerasMask = undefined;
    track(tensor);
  }

  /** A tensor of the engine around values of the backend. */
  function adopt({ dataId, shape, dtype }: TensorInfo): TrackedTensor {
    if (!(dataId instanceof TensorData) || dtype === 'string' || dtype === 'complex64') {
      return own.makeTensorFromTensorInfo.call(engine, { dataId, shape, dtype });
    }
    const tensor = new Tensor(shape, dtype, dataId, ids.nextTensorId++) as unknown as TrackedTensor;
    state.numTensors++;
    state.numBytes += dtype === 'bool' ? tensor.size : tensor.size * 4;
    if (!dataId.tracked) {
      state.numDataBuffers++;
      dataId.tracked = true;
      dataId.backend = backend;
    }
    trackNew(tensor);
    return tensor;
  }

  function disposeTensor(tensor: TrackedTensor): void {
    const data = tensor.dataId;
    if (!(data instanceof TensorData) || tensor.dtype === 'string' || tensor.dtype === 'complex64') {
      own.disposeTensor.call(engine, tensor);
      return;
    }
    if (!data.tracked) return;
    state.numTensors--;
    state.numBytes -= tensor.dtype === 'bool' ? tensor.size : tensor.size * 4;
    if ((data.backend as TrainingBackend).disposeData(data)) {
      data.tracked = false;
      state.numDataBuffers--;
    }
  }

  return { track, trackNew, adopt, disposeTensor };
}

/** Our tensors' data answers for itself; that of other backends stays in tfjs's own table. */
export function tensorInfos(others: TensorInfos): TensorInfos {
  return {
    has: (dataId) => (dataId instanceof TensorData ? dataId.tracked : others.has(dataId)),
    get: (dataId) => (dataId instanceof TensorData ? (dataId.tracked ? dataId : undefined) : others.get(dataId)),
    set(dataId, info) {
      if (!(dataId instanceof TensorData)) return others.set(dataId, info);
      const { backend, bytes } = info as { backend: unknown; bytes: number };
      dataId.tracked = true;
      dataId.backend = backend;
      dataId.bytes = bytes;
      return this;
    },
    delete(dataId) {
      if (!(dataId instanceof TensorData)) return others.delete(dataId);
      const was = dataId.tracked;
      dataId.tracked = false;
      return was;
    },
  };
}
