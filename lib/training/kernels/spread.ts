import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { fillTensor } from './fill';
import { bytesOf, type CopyExports, type StridedCopy, stridesOf } from './strided-copy';

/** One tensor repeated or laid out in a larger one, and the exchanges between space, depth and batch. */
export function spreadKernels(backend: TrainingBackend, wasm: CopyExports, copy: StridedCopy): KernelTable {
  const plainTile = plainKernel('Tile', backend);
  const plainPad = plainKernel('PadV2', backend);
  const plainMirrorPad = plainKernel('MirrorPad', backend);
  const plainDepthToSpace = plainKernel('DepthToSpace', backend);
  const plainSpaceToBatch = plainKernel('SpaceToBatchND', backend);
  const plainBatchToSpace = plainKernel('BatchToSpaceND', backend);

  const pad = (x: TensorInfo, paddings: [number, number][], value: number): TensorInfo => {
    const shape = padded(x.shape, paddings);
    const out = backend.output(shape, x.dtype);
    const bytes = bytesOf(x.dtype);
    const strides = stridesOf(shape);
    fillTensor(backend, wasm, out, value);
    let first = 0;
    copy.start();
    for (let i = 0, from = util.sizeFromShape(x.shape); i < shape.length; i++) {
      const n = x.shape[i] as number;
      from /= n || 1;
      first += (paddings[i] as [number, number])[0] * (strides[i] as number);
      copy.dimension(n, from, strides[i] as number);
    }
    copy.run(backend.address(out) + first * bytes, backend.address(x), bytes);
    return out;
  };

  /** The blocks of `x` as a tensor of `shape`, where axis i runs over `sizes[i]` elements `strides[i]` apart. */
  const rearranged = (
    x: TensorInfo,
    first: number,
    sizes: number[],
    strides: number[],
    shape: number[],
  ): TensorInfo => {
    const bytes = bytesOf(x.dtype);
    const out = backend.output(shape, x.dtype);
    copy.start();
    for (let i = 0, to = out.dataId.length; i < sizes.length; i++) {
      to /= (sizes[i] as number) || 1;
      copy.dimension(sizes[i] as number, strides[i] as number, to);
    }
    copy.run(backend.address(out), backend.address(x) + first * bytes, bytes);
    return out;
  };

  return {
    Tile(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { reps } = call.attrs as unknown as { reps: number[] };
      if (bytesOf(x.dtype) === 0) return plainTile(call);
      const strides = stridesOf(x.shape);
      const shape = x.shape.map((size, i) => size * (reps[i] as number));
      const sizes = x.shape.flatMap((size, i) => [reps[i] as number, size]);
      return rearranged(
        x,
        0,
        sizes,
        strides.flatMap((stride) => [0, stride]),
        shape,
      );
    },

    PadV2(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { paddings, constantValue } = call.attrs as unknown as {
        paddings: [number, number][];
        constantValue: number;
      };
      if (bytesOf(x.dtype) === 0 || !allInside(paddings)) return plainPad(call);
      return pad(x, paddings, constantValue);
    },

    MirrorPad(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { paddings, mode } = call.attrs as unknown as { paddings: [number, number][]; mode: string };
      const bytes = bytesOf(x.dtype);
      if (bytes === 0 || !allInside(paddings)) return plainMirrorPad(call);
      const shape = padded(x.shape, paddings);
      const out = backend.output(shape, x.dtype);
      const from = backend.address(x);
      const to = backend.address(out);
      const [strides, outStrides] = [stridesOf(x.shape), stridesOf(shape)];
      // Reflection leaves out the element at the edge, symmetry repeats it.
      const edge = mode === 'reflect' ? 1 : 0;
      const parts = x.shape.map((size, i) => {
        const [before, after] = paddings[i] as [number, number];
        return [
          { size: before, from: before - 1 + edge, step: -1, to: 0 },
          { size, from: 0, step: 1, to: before },
          { size: after, from: size - 1 - edge, step: -1, to: before + size },
        ].filter((part) => part.size > 0);
      });
      const combinations = parts.reduce((count, { length }) => count * length, 1);
      for (let combination = 0; combination < combinations; combination++) {
        let [fromFirst, toFirst, rest] = [0, 0, combination];
        copy.start();
        for (let i = 0; i < shape.length; i++) {
          const options = parts[i] as (typeof parts)[number];
          const part = options[rest % options.length] as (typeof options)[number];
          rest = Math.floor(rest / options.length);
          fromFirst += part.from * (strides[i] as number);
          toFirst += part.to * (outStrides[i] as number);
          copy.dimension(part.size, part.step * (strides[i] as number), outStrides[i] as number);
        }
        copy.run(to + toFirst * bytes, from + fromFirst * bytes, bytes);
      }
      return out;
    },

    DepthToSpace(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { blockSize: b, dataFormat } = call.attrs as unknown as { blockSize: number; dataFormat: string };
      if (bytesOf(x.dtype) === 0 || dataFormat !== 'NHWC') return plainDepthToSpace(call);
      const [batch, height, width, depth] = x.shape as [number, number, number, number];
      const part = depth / (b * b);
      const sizes = [batch, height, b, width, b, part];
      const strides = [height * width * depth, width * depth, b * part, depth, part, 1];
      return rearranged(x, 0, sizes, strides, [batch, height * b, width * b, part]);
    },

    SpaceToBatchND(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { blockShape, paddings } = call.attrs as unknown as { blockShape: number[]; paddings: [number, number][] };
      if (bytesOf(x.dtype) === 0 || !allInside(paddings)) return plainSpaceToBatch(call);
      const blocks = blockShape.length;
      const rest = x.shape.slice(blocks + 1).map((): [number, number] => [0, 0]);
      const whole = pad(x, [[0, 0], ...paddings, ...rest], 0);
      const strides = stridesOf(whole.shape);
      const cells = blockShape.map((block, i) => (whole.shape[i + 1] as number) / block);
      const [batch, inner] = [whole.shape[0] as number, whole.shape.slice(blocks + 1)];
      const out = rearranged(
        whole,
        0,
        [...blockShape, batch, ...cells, ...inner],
        [
          ...strides.slice(1, blocks + 1),
          strides[0] as number,
          ...blockShape.map((block, i) => block * (strides[i + 1] as number)),
          ...strides.slice(blocks + 1),
        ],
        [batch * util.sizeFromShape(blockShape), ...cells, ...inner],
      );
      backend.disposeData(whole.dataId);
      return out;
    },

    BatchToSpaceND(call): TensorInfo | TensorInfo[] {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      const { blockShape, crops } = call.attrs as unknown as { blockShape: number[]; crops: [number, number][] };
      if (bytesOf(x.dtype) === 0 || crops.some(([before, after]) => before > 0 || after > 0)) {
        return plainBatchToSpace(call);
      }
      const blocks = blockShape.length;
      const product = util.sizeFromShape(blockShape);
      const strides = stridesOf(x.shape);
      const batch = (x.shape[0] as number) / product;
      const ofBlock = stridesOf(blockShape).map((stride) => stride * batch * (strides[0] as number));
      const inner = x.shape.slice(blocks + 1);
      return rearranged(
        x,
        0,
        [batch, ...blockShape.flatMap((block, i) => [x.shape[i + 1] as number, block]), ...inner],
        [
          strides[0] as number,
          ...ofBlock.flatMap((stride, i) => [strides[i + 1] as number, stride]),
          ...strides.slice(blocks + 1),
        ],
        backend_util.getReshapedPermuted(x.shape, blockShape, product),
      );
    },
  };
}

function padded(shape: number[], paddings: [number, number][]): number[] {
  return shape.map((size, i) => size + (paddings[i] as [number, number])[0] + (paddings[i] as [number, number])[1]);
}

function allInside(paddings: [number, number][]): boolean {
  return paddings.every(([before, after]) => before >= 0 && after >= 0);
}
