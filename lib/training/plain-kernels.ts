import { getKernel, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs';
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

/**
 * The gradient of a bilinear resize by its picture [batch, height, width, depth]. The plain kernel's numbers are right and in
 * that order, but it declares height and width the wrong way round.
 */
export function resizeBilinearGrad(backend: TrainingBackend): KernelFunc {
  const plain = plainKernel('ResizeBilinearGrad', backend);
  return (call) => {
    const { images } = call.inputs as unknown as { images: TensorInfo };
    return { ...(plain(call) as TensorInfo), shape: images.shape };
  };
}
