import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { type ConvAttributes, convGeometry, frameOf, type Geometry, isGradient } from './conv-geometry';
import { type Fused, type FusedExports, finish } from './fused';

type Call = Parameters<KernelFunc>[0];

export interface DepthwiseExports extends FusedExports {
  /** x, filter, y, frame, sizes, strides, padding, size of the frame, dilations: see `assembly/depthwise.ts`. */
  depthwiseF32(...all: number[]): void;
  /** dy, filter, dx, …, without dilations. */
  depthwiseInputGradF32(...all: number[]): void;
  /** x, dy, dw, …, without dilations. */
  depthwiseFilterGradF32(...all: number[]): void;
}

/** @param kernels every kernel of the backend, for activations that have one of their own. */
export function depthwiseKernels(backend: TrainingBackend, wasm: DepthwiseExports, kernels: KernelTable): KernelTable {
  const plain = {
    conv: plainKernel('DepthwiseConv2dNative', backend),
    fused: plainKernel('FusedDepthwiseConv2D', backend),
    input: plainKernel('DepthwiseConv2dNativeBackpropInput', backend),
    filter: plainKernel('DepthwiseConv2dNativeBackpropFilter', backend),
  };

  function run(
    kernel: (...all: number[]) => void,
    [one, other]: [TensorInfo, TensorInfo],
    by: Geometry,
    shape: number[],
    dilations: number[] = [],
  ): TensorInfo {
    const frame = frameOf(by);
    const bytes = 4 * frame.height * frame.width * by.outChannels;
    const out = backend.output(shape, 'float32');
    const [first, second] = [backend.address(one), backend.address(other)];
    const scratch = backend.tensors.alloc(bytes);
    kernel(
      first,
      second,
      out.dataId.address,
      scratch,
      by.batchSize,
      by.inHeight,
      by.inWidth,
      by.inChannels,
      by.inChannels === 0 ? 0 : by.outChannels / by.inChannels,
      by.filterHeight,
      by.filterWidth,
      by.outHeight,
      by.outWidth,
      by.strideHeight,
      by.strideWidth,
      by.padInfo.top,
      by.padInfo.left,
      frame.height,
      frame.width,
      ...dilations,
    );
    backend.tensors.free(scratch, bytes);
    return out;
  }

  function convolve({ inputs, attrs }: Call): TensorInfo | null {
    const { x, filter } = inputs as unknown as { x: TensorInfo; filter: TensorInfo };
    if (x.dtype !== 'float32' || filter.dtype !== 'float32') return null;
    const by = convGeometry(x.shape, filter.shape, attrs as unknown as ConvAttributes, true);
    if (!by) return null;
    return run(wasm.depthwiseF32, [x, filter], by, by.outShape, [by.dilationHeight, by.dilationWidth]);
  }

  /** tfjs has no gradients of filters with gaps. */
  const gradientGeometry = (x: number[], filter: number[], attrs: ConvAttributes): Geometry | null => {
    const by = convGeometry(x, filter, attrs, true);
    return by && by.dilationHeight === 1 && by.dilationWidth === 1 ? by : null;
  };

  return {
    DepthwiseConv2dNative: (call) => convolve(call) ?? plain.conv(call),
    FusedDepthwiseConv2D(call) {
      const result = convolve(call);
      if (!result) return plain.fused(call);
      return finish(backend, wasm, kernels, result, { ...call.attrs, ...call.inputs } as unknown as Fused);
    },
    DepthwiseConv2dNativeBackpropInput(call) {
      const { dy, filter } = call.inputs as unknown as { dy: TensorInfo; filter: TensorInfo };
      const attrs = call.attrs as unknown as ConvAttributes & { inputShape: number[] };
      const by = gradientGeometry(attrs.inputShape, filter.shape, attrs);
      if (!by || !isGradient(dy, by) || filter.dtype !== 'float32') return plain.input(call);
      return run(wasm.depthwiseInputGradF32, [dy, filter], by, by.inShape);
    },
    DepthwiseConv2dNativeBackpropFilter(call) {
      const { x, dy } = call.inputs as unknown as { x: TensorInfo; dy: TensorInfo };
      const attrs = call.attrs as unknown as ConvAttributes & { filterShape: number[] };
      const by = gradientGeometry(x.shape, attrs.filterShape, attrs);
      if (!by || x.dtype !== 'float32' || !isGradient(dy, by)) return plain.filter(call);
      return run(wasm.depthwiseFilterGradF32, [x, dy], by, by.filterShape);
    },
  };
}
