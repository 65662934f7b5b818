import type { TrainingBackend } from '../backend';
import type { KernelTable } from '../plain-kernels';
import { fillKernels } from './fill';
import { type GatherExports, gatherKernels } from './gather';
import { joinKernels } from './join';
import { shapeKernels } from './shape';
import { sliceKernels } from './slice';
import { spreadKernels } from './spread';
import { StridedCopy } from './strided-copy';
import { transposeKernels } from './transpose';

export type MovementExports = GatherExports;

/** Every kernel that computes nothing: it only puts values elsewhere. */
export function movementKernels(backend: TrainingBackend, wasm: MovementExports): KernelTable {
  const copy = new StridedCopy(backend, wasm);
  return {
    ...shapeKernels(backend),
    ...fillKernels(backend, wasm),
    ...transposeKernels(backend, copy),
    ...sliceKernels(backend, copy),
    ...joinKernels(backend, copy),
    ...spreadKernels(backend, wasm, copy),
    ...gatherKernels(backend, wasm),
  };
}
