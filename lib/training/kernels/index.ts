import { getKernelsForBackend, registerKernel } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { type ElementwiseExports, elementwiseKernels } from './elementwise';

/** What the WebAssembly module exports besides its memory. */
export type KernelExports = ElementwiseExports;

/** Registers every kernel of tfjs under the name of the backend: ours where we have one, the plain one elsewhere. */
export function registerKernels(backendName: string, backend: TrainingBackend, wasm: KernelExports): void {
  const own: KernelTable = { ...elementwiseKernels(backend, wasm) };
  for (const { kernelName } of getKernelsForBackend('cpu')) {
    const kernelFunc = own[kernelName] ?? plainKernel(kernelName, backend);
    registerKernel({ kernelName, backendName, kernelFunc });
  }
}
