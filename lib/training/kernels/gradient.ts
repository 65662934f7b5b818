import type { TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import type { KernelTable } from '../plain-kernels';

export interface GradientExports {
  squareGrad(dy: number, x: number, out: number, n: number): void;
  tanhGrad(dy: number, y: number, out: number, n: number): void;
  sigmoidGrad(dy: number, y: number, out: number, n: number): void;
  reluGrad(dy: number, x: number, out: number, n: number): void;
  squaredDifferenceGrad(dy: number, a: number, b: number, out: number, n: number): void;
  softmaxGrad(dy: number, y: number, out: number, rows: number, columns: number): void;
}

/**
 * Kernels that tfjs has no name for: whole gradients of its kernels, for `patches/gradients.ts`. All operands are float32
 * and of the shape of the result.
 */
export function gradientKernels(backend: TrainingBackend, wasm: GradientExports): KernelTable {
  type Pass = (dy: number, operand: number, out: number, n: number) => void;
  const onePass =
    (pass: Pass): KernelTable[string] =>
    ({ inputs }) => {
      const { dy, x } = inputs as unknown as { dy: TensorInfo; x: TensorInfo };
      const out = backend.output(x.shape, 'float32');
      pass(backend.address(dy), backend.address(x), out.dataId.address, out.dataId.length);
      return out;
    };
  return {
    SquareGrad: onePass(wasm.squareGrad),
    TanhGrad: onePass(wasm.tanhGrad),
    SigmoidGrad: onePass(wasm.sigmoidGrad),
    ReluGrad: onePass(wasm.reluGrad),
    SquaredDifferenceGrad({ inputs }) {
      const { dy, a, b } = inputs as unknown as Record<'dy' | 'a' | 'b', TensorInfo>;
      const out = backend.output(a.shape, 'float32');
      const { address, length } = out.dataId;
      wasm.squaredDifferenceGrad(backend.address(dy), backend.address(a), backend.address(b), address, length);
      return out;
    },
    SoftmaxGrad({ inputs }) {
      const { dy, y } = inputs as unknown as { dy: TensorInfo; y: TensorInfo };
      const out = backend.output(y.shape, 'float32');
      const { address, length } = out.dataId;
      const columns = y.shape[y.shape.length - 1] as number;
      if (length > 0) wasm.softmaxGrad(backend.address(dy), backend.address(y), address, length / columns, columns);
      return out;
    },
  };
}
