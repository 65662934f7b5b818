import { backend_util, slice_util, type TensorInfo, util } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { bytesOf, type StridedCopy, stridesOf } from './strided-copy';

interface StridedSliceAttributes {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}

/** Parts of one tensor: a box of it, every nth of it, all its slices along an axis, or it all in reverse. */
export function sliceKernels(backend: TrainingBackend, copy: StridedCopy): KernelTable {
  const plain = (name: string) => plainKernel(name, backend);
  const [plainSlice, plainStridedSlice, plainUnpack, plainSplit, plainReverse] = [
    plain('Slice'),
    plain('StridedSlice'),
    plain('Unpack'),
    plain('SplitV'),
    plain('Reverse'),
  ] as const;

  /** `size` elements from `begin` on along each axis, as a tensor of `shape`. */
  const box = (x: TensorInfo, begin: number[], size: number[], shape: number[]): TensorInfo => {
    let whole = true;
    for (let i = 0; i < size.length; i++) if (size[i] !== x.shape[i]) whole = false;
    if (whole) return backend.share(x, shape);
    const out = backend.output(shape, x.dtype);
    const bytes = bytesOf(x.dtype);
    const strides = stridesOf(x.shape);
    let first = 0;
    copy.start();
    for (let i = 0, to = out.dataId.length; i < size.length; i++) {
      const n = size[i] as number;
      to /= n || 1;
      first += (begin[i] as number) * (strides[i] as number);
      copy.dimension(n, strides[i] as number, to);
    }
    copy.run(backend.address(out), backend.address(x) + first * bytes, bytes);
    return out;
  };

  /** Slices of the given lengths one after the other along an axis, each as a tensor of the shape that `shapeOf` gives. */
  const cut = (x: TensorInfo, axis: number, lengths: number[], shapeOf: (length: number) => number[]): TensorInfo[] => {
    const bytes = bytesOf(x.dtype);
    let inner = bytes;
    for (let i = axis + 1; i < x.shape.length; i++) inner *= x.shape[i] as number;
    let rows = 1;
    for (let i = 0; i < axis; i++) rows *= x.shape[i] as number;
    const parts = lengths.map((length) => backend.output(shapeOf(length), x.dtype));
    const stride = (x.shape[axis] as number) * inner;
    let from = backend.address(x);
    parts.forEach((part, i) => {
      const width = (lengths[i] as number) * inner;
      copy.rows(backend.address(part), width, from, stride, rows, width);
      from += width;
    });
    return parts;
  };

  return {
    Slice(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo & { rank: number } };
      if (bytesOf(x.dtype) === 0) return plainSlice(call);
      const attributes = call.attrs as unknown as { begin: number[]; size: number[] };
      let { begin, size } = attributes;
      if (!isBoxOf(x.shape, begin, size)) {
        [begin, size] = slice_util.parseSliceParams(x as never, begin, size) as [number[], number[]];
        slice_util.assertParamsValid(x as never, begin, size);
        if (!isBoxOf(x.shape, begin, size)) return plainSlice(call);
      }
      return box(x, begin, size, size);
    },

    StridedSlice(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const bytes = bytesOf(x.dtype);
      if (bytes === 0) return plainStridedSlice(call);
      const a = call.attrs as unknown as StridedSliceAttributes;
      const info = slice_util.sliceInfo(
        x.shape,
        a.begin,
        a.end,
        a.strides,
        a.beginMask,
        a.endMask,
        a.ellipsisMask,
        a.newAxisMask,
        a.shrinkAxisMask,
      );
      if (info.isIdentity) return backend.share(x, info.finalShape);
      const out = backend.output(info.finalShape, x.dtype);
      const strides = stridesOf(x.shape);
      // Along every axis of x, those that the result leaves out included.
      const sizes = slice_util.computeOutShape(info.begin, info.end, info.strides);
      let first = 0;
      copy.start();
      for (let i = 0, to = out.dataId.length; i < sizes.length; i++) {
        const n = sizes[i] as number;
        const stride = strides[i] as number;
        to /= n || 1;
        first += (info.begin[i] as number) * stride;
        copy.dimension(n, stride * (info.strides[i] as number), to);
      }
      copy.run(backend.address(out), backend.address(x) + first * bytes, bytes);
      return out;
    },

    Unpack(call): TensorInfo | TensorInfo[] {
      const { value } = call.inputs as unknown as { value: TensorInfo };
      if (bytesOf(value.dtype) === 0) return plainUnpack(call);
      const { axis: asked } = call.attrs as unknown as { axis: number };
      const axis = asked < 0 ? asked + value.shape.length : asked;
      const shape = value.shape.slice();
      shape.splice(axis, 1);
      const lengths = new Array<number>(value.shape[axis] as number).fill(1);
      return cut(value, axis, lengths, () => shape);
    },

    SplitV(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (bytesOf(x.dtype) === 0) return plainSplit(call);
      const { numOrSizeSplits, axis: asked } = call.attrs as unknown as {
        numOrSizeSplits: number | number[];
        axis: number;
      };
      const axis = util.parseAxisParam(asked, x.shape)[0] as number;
      const lengths = backend_util.prepareSplitSize(x as never, numOrSizeSplits, axis);
      return cut(x, axis, lengths, (length) => {
        const shape = x.shape.slice();
        shape[axis] = length;
        return shape;
      });
    },

    Reverse(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const bytes = bytesOf(x.dtype);
      if (bytes === 0) return plainReverse(call);
      const { dims } = call.attrs as unknown as { dims: number | number[] };
      if (x.shape.length === 0) return backend.share(x, x.shape);
      const axes = util.parseAxisParam(dims, x.shape);
      const out = backend.output(x.shape, x.dtype);
      const strides = stridesOf(x.shape);
      let first = 0;
      copy.start();
      for (let i = 0; i < x.shape.length; i++) {
        const n = x.shape[i] as number;
        const stride = strides[i] as number;
        const backwards = axes.includes(i);
        if (backwards && n > 0) first += (n - 1) * stride;
        copy.dimension(n, backwards ? -stride : stride, stride);
      }
      copy.run(backend.address(out), backend.address(x) + first * bytes, bytes);
      return out;
    },
  };
}

/** Whether they already are lists of whole numbers, one an axis, of a box that lies within the shape. */
function isBoxOf(shape: number[], begin: number[], size: number[]): boolean {
  const rank = shape.length;
  if (!Array.isArray(begin) || !Array.isArray(size) || begin.length !== rank || size.length !== rank) return false;
  for (let i = 0; i < rank; i++) {
    const from = begin[i] as number;
    const n = size[i] as number;
    if (from >>> 0 !== from || n >>> 0 !== n || from + n > (shape[i] as number)) return false;
  }
  return true;
}
