import { getKernel, type KernelConfig, type KernelFunc } from '@tensorflow/tfjs';
import type { TrainingBackend } from './backend';

/** Kernels of one backend by their names in tfjs. */
export type KernelTable = Record<string, KernelFunc>;

/**
 * The kernel of that name of tfjs's plain JavaScript backend, running on the tensors of `backend`.
 * @throws Error when tfjs has none.
 */
export function plainKernel(name: string, backend: TrainingBackend): KernelFunc {
  const { kernelFunc } = getKernel(name, 'cpu') as KernelConfig;
  return ({ inputs, attrs }) => backend.runPlain(() => kernelFunc({ inputs, attrs, backend }));
}
