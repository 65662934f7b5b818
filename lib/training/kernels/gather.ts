import { backend_util, type DataType, type TensorInfo, util } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { bitsOf, fillTensor } from './fill';
import { bytesOf, type CopyExports } from './strided-copy';

export interface GatherExports extends CopyExports {
  indexOutside(indices: number, n: number, limit: number): number;
  gatherSlices(
    x: number,
    indices: number,
    out: number,
    batch: number,
    outer: number,
    dim: number,
    n: number,
    bytes: number,
  ): void;
  placesOf(indices: number, strides: number, places: number, n: number, rank: number, limit: number): number;
  addRowsF32(rows: number, places: number, out: number, n: number, width: number, limit: number): void;
  addRowsI32(rows: number, places: number, out: number, n: number, width: number): void;
  putRows(rows: number, places: number, out: number, n: number, bytes: number, step: number): void;
  oneHot32(indices: number, out: number, n: number, depth: number, bits: number): void;
}

/** Rows picked by index, and what gradients and sparse tensors do the other way round. */
export function gatherKernels(backend: TrainingBackend, wasm: GatherExports): KernelTable {
  const plain = (name: string) => plainKernel(name, backend);
  const [plainGather, plainGatherNd, plainScatterNd, plainScatterUpdate, plainSegmentSum, plainOneHot] = [
    plain('GatherV2'),
    plain('GatherNd'),
    plain('ScatterNd'),
    plain('TensorScatterUpdate'),
    plain('UnsortedSegmentSum'),
    plain('OneHot'),
  ] as const;
  const strideTable = wasm.stridedDimensions();

  /**
   * Where each tuple of indices points to, in slices of `shape`; to be freed by the caller.
   * @throws Error when one points outside, with the words of tfjs.
   */
  const placesOf = (indices: TensorInfo, strides: number[], rank: number, limit: number, shape: number[]): number => {
    const n = util.sizeFromShape(indices.shape) / (rank || 1);
    const places = backend.tensors.alloc(n * 4);
    const address = backend.address(indices);
    const { i32 } = backend.tensors;
    for (let i = 0; i < rank; i++) i32[(strideTable >>> 2) + i] = strides[i] as number;
    const bad = wasm.placesOf(address, strideTable, places, n, rank, limit);
    if (bad >= 0) {
      backend.tensors.free(places, n * 4);
      const index = Array.from(i32.subarray((address >>> 2) + bad * rank, (address >>> 2) + (bad + 1) * rank));
      throw new Error(`Invalid indices: ${index} does not index into ${shape}`);
    }
    return places;
  };

  return {
    GatherV2(call): TensorInfo | TensorInfo[] {
      const { x, indices } = call.inputs as unknown as { x: TensorInfo; indices: TensorInfo };
      const bytes = bytesOf(x.dtype);
      if (bytes === 0 || indices.dtype !== 'int32') return plainGather(call);
      const { axis: asked, batchDims } = call.attrs as unknown as { axis: number; batchDims?: number };
      const axis = asked >= 0 && asked < x.shape.length ? asked : (util.parseAxisParam(asked, x.shape)[0] as number);
      const info = backend_util.segment_util.collectGatherOpShapeInfo(
        x as never,
        indices as never,
        axis,
        batchDims ?? 0,
      );
      const { batchSize, outerSize, dimSize, sliceSize, outputShape } = info;
      const out = backend.output(outputShape, x.dtype);
      const from = backend.address(x);
      const places = backend.address(indices);
      const count = util.sizeFromShape(indices.shape);
      const bad = wasm.indexOutside(places, count, dimSize);
      if (bad >= 0) {
        const index = backend.tensors.i32[(places >>> 2) + bad];
        backend.disposeData(out.dataId);
        throw new Error(`GatherV2: the index value ${index} is not in [0, ${dimSize - 1}]`);
      }
      const n = count / (batchSize || 1);
      wasm.gatherSlices(from, places, backend.address(out), batchSize, outerSize, dimSize, n, sliceSize * bytes);
      return out;
    },

    GatherNd(call): TensorInfo | TensorInfo[] {
      const { params, indices } = call.inputs as unknown as { params: TensorInfo; indices: TensorInfo };
      const bytes = bytesOf(params.dtype);
      if (bytes === 0 || indices.dtype !== 'int32') return plainGatherNd(call);
      const [shape, n, sliceSize, strides] = backend_util.prepareAndValidate(params as never, indices as never);
      const rank = indices.shape.at(-1) as number;
      // Tuples of no index at all are the whole, as often as there are tuples.
      if (rank === 0) return plainGatherNd(call);
      const limit = util.sizeFromShape(params.shape) / sliceSize;
      const places = placesOf(indices, strides, rank, limit, params.shape);
      const out = backend.output(shape, params.dtype);
      const from = backend.address(params);
      wasm.gatherSlices(from, places, backend.address(out), 1, 1, limit, n, sliceSize * bytes);
      backend.tensors.free(places, n * 4);
      return out;
    },

    ScatterNd(call): TensorInfo | TensorInfo[] {
      const { indices, updates } = call.inputs as unknown as { indices: TensorInfo; updates: TensorInfo };
      const { shape } = call.attrs as unknown as { shape: number[] };
      if (bytesOf(updates.dtype) !== 4 || indices.dtype !== 'int32') return plainScatterNd(call);
      const { sliceRank, numUpdates, sliceSize, strides, outputSize } = scatterShapes(updates, indices, shape);
      const out = backend.output(shape, updates.dtype);
      if (outputSize === 0) return out;
      const limit = outputSize / sliceSize;
      const places = placesOf(indices, strides, sliceRank, limit, shape);
      fillTensor(backend, wasm, out, 0);
      const rows = backend.address(updates);
      const to = backend.address(out);
      if (updates.dtype === 'float32') wasm.addRowsF32(rows, places, to, numUpdates, sliceSize, limit);
      else wasm.addRowsI32(rows, places, to, numUpdates, sliceSize);
      backend.tensors.free(places, numUpdates * 4);
      return out;
    },

    TensorScatterUpdate(call): TensorInfo | TensorInfo[] {
      const { tensor, indices, updates } = call.inputs as unknown as Record<
        'tensor' | 'indices' | 'updates',
        TensorInfo
      >;
      const { shape, dtype } = tensor;
      const bytes = bytesOf(dtype);
      if (bytes === 0 || indices.dtype !== 'int32' || updates.dtype !== dtype) return plainScatterUpdate(call);
      const { sliceRank, numUpdates, sliceSize, strides, outputSize } = scatterShapes(updates, indices, shape);
      const out = backend.output(shape, dtype);
      if (outputSize === 0) return out;
      const places = placesOf(indices, strides, sliceRank, outputSize / sliceSize, shape);
      wasm.copyBlock(backend.address(out), backend.address(tensor), outputSize * bytes);
      const width = sliceSize * bytes;
      const step = updates.shape.length === 0 ? 0 : width;
      wasm.putRows(backend.address(updates), places, backend.address(out), numUpdates, width, step);
      backend.tensors.free(places, numUpdates * 4);
      return out;
    },

    /** Rows are added in their order in float32; a row touches its own segment only, whatever it holds. */
    UnsortedSegmentSum(call): TensorInfo | TensorInfo[] {
      const { x, segmentIds } = call.inputs as unknown as { x: TensorInfo; segmentIds: TensorInfo };
      const { numSegments } = call.attrs as unknown as { numSegments: number };
      const n = x.shape[0];
      const alike = segmentIds.shape.length === 1 && segmentIds.shape[0] === n && segmentIds.dtype === 'int32';
      if (x.dtype !== 'float32' || !alike || n === undefined || !(numSegments > 0)) return plainSegmentSum(call);
      const shape = x.shape.slice();
      shape[0] = numSegments;
      const out = backend.output(shape, 'float32');
      fillTensor(backend, wasm, out, 0);
      const width = out.dataId.length / numSegments;
      wasm.addRowsF32(backend.address(x), backend.address(segmentIds), backend.address(out), n, width, numSegments);
      return out;
    },

    OneHot(call): TensorInfo | TensorInfo[] {
      const { indices } = call.inputs as unknown as { indices: TensorInfo };
      const { dtype, depth, onValue, offValue } = call.attrs as unknown as {
        dtype: DataType;
        depth: number;
        onValue: number;
        offValue: number;
      };
      if (bytesOf(dtype) !== 4 || indices.dtype !== 'int32') return plainOneHot(call);
      const out = backend.output([...indices.shape, depth], dtype);
      fillTensor(backend, wasm, out, Math.fround(offValue));
      const n = util.sizeFromShape(indices.shape);
      const bits = bitsOf(Math.fround(onValue), dtype);
      wasm.oneHot32(backend.address(indices), backend.address(out), n, depth, bits);
      return out;
    },
  };
}

function scatterShapes(updates: TensorInfo, indices: TensorInfo, shape: number[]) {
  return backend_util.calculateShapes(updates as never, indices as never, shape);
}
