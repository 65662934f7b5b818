import type { backend_util, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import type { KernelTable } from '../plain-kernels';

export interface FusedExports {
  biasActivateF32(c: number, rows: number, cols: number, bias: number, activation: number, alpha: number): void;
}

/** What tfjs hangs on to a product or a convolution. */
export interface Fused {
  bias?: TensorInfo;
  preluActivationWeights?: TensorInfo;
  activation?: backend_util.Activation;
  leakyreluAlpha?: number;
}

/** Activations that need no function of their own, by their numbers in the WebAssembly module. */
const IN_PLACE: Partial<Record<backend_util.Activation, number>> = { linear: 0, relu: 1, relu6: 2, leakyrelu: 3 };
const BY_KERNEL: Partial<Record<backend_util.Activation, string>> = { elu: 'Elu', sigmoid: 'Sigmoid', prelu: 'Prelu' };

/**
 * Adds the bias to a result that nobody else holds yet, and applies the activation.
 * @param kernels every kernel of the backend.
 * @throws Error when tfjs has no such fused activation.
 */
export function finish(
  backend: TrainingBackend,
  wasm: FusedExports,
  kernels: KernelTable,
  result: TensorInfo,
  { bias, preluActivationWeights, activation = 'linear', leakyreluAlpha = 0.2 }: Fused,
): TensorInfo {
  const { shape } = result;
  const cols = shape[shape.length - 1] as number;
  const step = (name: string, inputs: NamedTensorInfoMap): void => {
    const before = result;
    result = kernels[name]?.({ inputs, backend }) as TensorInfo;
    backend.disposeData(before.dataId);
  };
  const code = IN_PLACE[activation];
  const kernel = BY_KERNEL[activation];
  if (code === undefined && kernel === undefined) throw new Error(`No fused activation is called ${activation}.`);
  const alongRows = bias?.dtype === 'float32' && isRow(bias.shape, cols);
  if (bias && !alongRows) step('Add', { a: result, b: bias });
  const by = bias && alongRows ? backend.address(bias) : 0;
  if (by !== 0 || (code !== undefined && code > 0)) {
    const rows = cols === 0 ? 0 : sizeOf(shape) / cols;
    wasm.biasActivateF32(backend.address(result), rows, cols, by, code ?? 0, leakyreluAlpha);
  }
  if (kernel) step(kernel, preluActivationWeights ? { x: result, alpha: preluActivationWeights } : { x: result });
  return result;
}

function isRow(shape: number[], cols: number): boolean {
  return shape.length > 0 && shape[shape.length - 1] === cols && sizeOf(shape) === cols;
}

function sizeOf(shape: number[]): number {
  let size = 1;
  for (const side of shape) size *= side;
  return size;
}
