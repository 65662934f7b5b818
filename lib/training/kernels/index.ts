import { getKernelsForBackend, registerKernel } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel, resizeBilinearGrad } from '../plain-kernels';
import { type ConvExports, convKernels } from './conv';
import { type DepthwiseExports, depthwiseKernels } from './depthwise';
import { type ElementwiseExports, elementwiseKernels } from './elementwise';
import { type GradientExports, gradientKernels } from './gradient';
import { type MatmulExports, matmulKernels } from './matmul';
import { type MovementExports, movementKernels } from './movement';
import { type PoolExports, poolKernels } from './pool';

/** What the WebAssembly module exports besides its memory. */
export type KernelExports = ConvExports &
  DepthwiseExports &
  ElementwiseExports &
  GradientExports &
  MatmulExports &
  MovementExports &
  PoolExports;

/** Registers every kernel of tfjs under the name of the backend: ours where we have one, the plain one elsewhere. */
export function registerKernels(backendName: string, backend: TrainingBackend, wasm: KernelExports): void {
  const kernels: KernelTable = {};
  for (const { kernelName } of getKernelsForBackend('cpu')) kernels[kernelName] = plainKernel(kernelName, backend);
  Object.assign(
    kernels,
    elementwiseKernels(backend, wasm),
    gradientKernels(backend, wasm),
    movementKernels(backend, wasm),
    matmulKernels(backend, wasm, kernels),
    convKernels(backend, wasm, kernels),
    depthwiseKernels(backend, wasm, kernels),
    poolKernels(backend, wasm),
    { ResizeBilinearGrad: resizeBilinearGrad(backend) },
  );
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    registerKernel({ kernelName, backendName, kernelFunc });
  }
}
