import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { type ConvAttributes, convGeometry, frameOf, type Geometry, isGradient } from './conv-geometry';
import { type Fused, finish } from './fused';
import type { MatmulExports } from './matmul';

type Call = Parameters<KernelFunc>[0];
type Numbers = number[];

export interface ConvExports extends MatmulExports {
  /** x, filter, y, scratch, frame, sizes, strides, dilations, padding, size of the frame: see `assembly/conv.ts`. */
  conv2dF32(...all: Numbers): void;
  /** dy, filter, dx, …, without dilations. */
  conv2dInputGradF32(...all: Numbers): void;
  /** x, dy, dw, …, without dilations. */
  conv2dFilterGradF32(...all: Numbers): void;
}

/** @param kernels every kernel of the backend, for activations that have one of their own. */
export function convKernels(backend: TrainingBackend, wasm: ConvExports, kernels: KernelTable): KernelTable {
  const plain = {
    conv: plainKernel('Conv2D', backend),
    fused: plainKernel('FusedConv2D', backend),
    input: plainKernel('Conv2DBackpropInput', backend),
    filter: plainKernel('Conv2DBackpropFilter', backend),
  };

  /** Runs with room for the filters in panels, and for one picture in its frame. */
  function withScratch(filterBytes: number, frameBytes: number, run: (scratch: number, frame: number) => void): void {
    const bytes = filterBytes + frameBytes + 64;
    const scratch = backend.tensors.alloc(bytes);
    run(scratch, frameBytes > 0 ? scratch + filterBytes : 0);
    backend.tensors.free(scratch, bytes);
  }

  function convolve({ inputs, attrs }: Call): TensorInfo | null {
    const { x, filter } = inputs as unknown as { x: TensorInfo; filter: TensorInfo };
    if (x.dtype !== 'float32' || filter.dtype !== 'float32') return null;
    const by = convGeometry(x.shape, filter.shape, attrs as unknown as ConvAttributes);
    if (!by) return null;
    const out = backend.output(by.outShape, 'float32');
    const [from, bank, to] = [backend.address(x), backend.address(filter), out.dataId.address];
    if (isPointwise(by)) {
      const { inChannels: k, outChannels: n } = by;
      wasm.matmulF32(from, 4 * k, 4, 0, bank, 4 * n, 4, 0, to, 1, places(by), n, k);
      return out;
    }
    const frame = frameOf(by);
    const inPlace = by.padInfo.top === 0 && by.padInfo.left === 0 && fits(frame, by);
    withScratch(filterBytes(by), inPlace ? 0 : 4 * frame.height * frame.width * by.inChannels, (scratch, at) =>
      wasm.conv2dF32(
        from,
        bank,
        to,
        scratch,
        at,
        ...sizes(by),
        by.dilationHeight,
        by.dilationWidth,
        by.padInfo.top,
        by.padInfo.left,
        frame.height,
        frame.width,
      ),
    );
    return out;
  }

  return {
    Conv2D: (call) => convolve(call) ?? plain.conv(call),
    FusedConv2D(call) {
      const result = convolve(call);
      if (!result) return plain.fused(call);
      return finish(backend, wasm, kernels, result, { ...call.attrs, ...call.inputs } as unknown as Fused);
    },
    Conv2DBackpropInput(call) {
      const { dy, filter } = call.inputs as unknown as { dy: TensorInfo; filter: TensorInfo };
      const attrs = call.attrs as unknown as ConvAttributes & { inputShape: number[] };
      const by = convGeometry(attrs.inputShape, filter.shape, { ...attrs, dilations: 1 });
      if (!by || !isGradient(dy, by) || filter.dtype !== 'float32') return plain.input(call);
      const out = backend.output(by.inShape, 'float32');
      const [from, bank, to] = [backend.address(dy), backend.address(filter), out.dataId.address];
      if (isPointwise(by)) {
        const { inChannels: n, outChannels: k } = by;
        wasm.matmulF32(from, 4 * k, 4, 0, bank, 4, 4 * k, 0, to, 1, places(by), n, k);
        return out;
      }
      const { top, left } = by.padInfo;
      const reach = (filter: number, size: number, pad: number, stride: number) =>
        Math.trunc((filter - 1) / stride) + Math.trunc((size - 1 + pad) / stride) + 1;
      const height = reach(by.filterHeight, by.inHeight, top, by.strideHeight);
      const width = reach(by.filterWidth, by.inWidth, left, by.strideWidth);
      const room = 4 * by.filterHeight * by.filterWidth * by.outChannels * ((by.inChannels + 3) & ~3);
      withScratch(room, 4 * height * width * by.outChannels, (scratch, frame) =>
        wasm.conv2dInputGradF32(from, bank, to, scratch, frame, ...sizes(by), top, left, height, width),
      );
      return out;
    },
    Conv2DBackpropFilter(call) {
      const { x, dy } = call.inputs as unknown as { x: TensorInfo; dy: TensorInfo };
      const attrs = call.attrs as unknown as ConvAttributes & { filterShape: number[] };
      const by = convGeometry(x.shape, attrs.filterShape, { ...attrs, dilations: 1 });
      if (!by || x.dtype !== 'float32' || !isGradient(dy, by)) return plain.filter(call);
      const out = backend.output(by.filterShape, 'float32');
      const [from, upon, to] = [backend.address(x), backend.address(dy), out.dataId.address];
      if (isPointwise(by)) {
        const { inChannels: m, outChannels: n } = by;
        wasm.matmulF32(from, 4, 4 * m, 0, upon, 4 * n, 4, 0, to, 1, m, n, places(by));
        return out;
      }
      const frame = frameOf(by);
      const room = 32 * by.outHeight * by.outWidth;
      withScratch(room, 4 * frame.height * frame.width * by.inChannels, (scratch, at) =>
        wasm.conv2dFilterGradF32(
          from,
          upon,
          to,
          scratch,
          at,
          ...sizes(by),
          by.padInfo.top,
          by.padInfo.left,
          frame.height,
          frame.width,
        ),
      );
      return out;
    },
  };
}

function sizes(by: Geometry): Numbers {
  return [
    by.batchSize,
    by.inHeight,
    by.inWidth,
    by.inChannels,
    by.filterHeight,
    by.filterWidth,
    by.outHeight,
    by.outWidth,
    by.outChannels,
    by.strideHeight,
    by.strideWidth,
  ];
}

function fits({ height, width }: { height: number; width: number }, by: Geometry): boolean {
  return height <= by.inHeight && width <= by.inWidth;
}

function filterBytes(by: Geometry): number {
  return 4 * by.filterHeight * by.filterWidth * by.inChannels * ((by.outChannels + 3) & ~3);
}

/** A convolution that is a product of matrices. */
function isPointwise(by: Geometry): boolean {
  const alone = by.filterHeight === 1 && by.filterWidth === 1 && by.strideHeight === 1 && by.strideWidth === 1;
  return alone && by.outHeight === by.inHeight && by.outWidth === by.inWidth && by.padInfo.top + by.padInfo.left === 0;
}

function places(by: Geometry): number {
  return by.batchSize * by.outHeight * by.outWidth;
}
