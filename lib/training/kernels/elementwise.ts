import type { TrainingBackend } from '../backend';
import type { KernelTable } from '../plain-kernels';
import { type BinaryExports, binaryKernels } from './binary';
import { castKernels } from './cast';
import { type MathExports, mathKernels } from './math';
import { type ReduceExports, reduceKernels } from './reduce';
import { type SoftmaxExports, softmaxKernels } from './softmax';
import { type UnaryExports, unaryKernels } from './unary';

export interface ElementwiseExports extends BinaryExports, MathExports, ReduceExports, SoftmaxExports, UnaryExports {}

/** Everything that works value by value, and what is made of it. */
export function elementwiseKernels(backend: TrainingBackend, wasm: ElementwiseExports): KernelTable {
  return {
    ...castKernels(backend, wasm),
    ...unaryKernels(backend, wasm),
    ...binaryKernels(backend, wasm),
    ...mathKernels(backend, wasm),
    ...reduceKernels(backend, wasm),
    ...softmaxKernels(backend, wasm),
  };
}
