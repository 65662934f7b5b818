import { backend_util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { type Geometry, isGradient } from './conv-geometry';

type Call = Parameters<KernelFunc>[0];

export interface PoolExports {
  /** Which, x, y, dx, sizes of x, of the window and of y, strides, padding: see `assembly/pool.ts`. */
  pool2dF32(...all: number[]): void;
}

const MAX = 0;
const AVERAGE = 1;
const MAX_GRAD = 2;
const AVERAGE_GRAD = 3;

interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

function geometry(shape: number[], { attrs }: Call): Geometry {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as PoolAttributes;
  const x = shape as [number, number, number, number];
  return backend_util.computePool2DInfo(x, filterSize, strides, 1, pad, dimRoundingMode);
}

export function poolKernels(backend: TrainingBackend, wasm: PoolExports): KernelTable {
  function run(what: number, by: Geometry, x: number, y: number, dx: number): void {
    wasm.pool2dF32(
      what,
      x,
      y,
      dx,
      by.batchSize,
      by.inHeight,
      by.inWidth,
      by.inChannels,
      by.filterHeight,
      by.filterWidth,
      by.outHeight,
      by.outWidth,
      by.strideHeight,
      by.strideWidth,
      by.padInfo.top,
      by.padInfo.left,
    );
  }

  function pool(name: 'MaxPool' | 'AvgPool', what: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { x } = call.inputs as unknown as { x: TensorInfo };
      if (x.dtype !== 'float32') return plain(call);
      const by = geometry(x.shape, call);
      if (by.filterHeight === 1 && by.filterWidth === 1 && by.inShape.every((side, i) => side === by.outShape[i])) {
        return backend.share(x, x.shape);
      }
      const out = backend.output(by.outShape, 'float32');
      run(what, by, backend.address(x), out.dataId.address, 0);
      return out;
    };
  }

  function gradient(name: 'MaxPoolGrad' | 'AvgPoolGrad', what: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { dy, input } = call.inputs as unknown as { dy: TensorInfo; input: TensorInfo };
      const by = geometry(input.shape, call);
      if (input.dtype !== 'float32' || !isGradient(dy, by)) return plain(call);
      const out = backend.output(input.shape, 'float32');
      run(what, by, backend.address(input), backend.address(dy), out.dataId.address);
      return out;
    };
  }

  return {
    MaxPool: pool('MaxPool', MAX),
    AvgPool: pool('AvgPool', AVERAGE),
    MaxPoolGrad: gradient('MaxPoolGrad', MAX_GRAD),
    AvgPoolGrad: gradient('AvgPoolGrad', AVERAGE_GRAD),
  };
}
