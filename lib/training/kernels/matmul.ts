import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { type Fused, type FusedExports, finish } from './fused';
import { matrixNumbers, meetBatches } from './matmul-batches';

export interface MatmulExports extends FusedExports {
  /** Addresses and strides in bytes; a is m x k, b is k x n, c is m x n. */
  matmulF32(
    a: number,
    aRow: number,
    aCol: number,
    aBatch: number,
    b: number,
    bRow: number,
    bCol: number,
    bBatch: number,
    c: number,
    batches: number,
    m: number,
    n: number,
    k: number,
  ): void;
}

type Call = Parameters<KernelFunc>[0];

/** @param kernels every kernel of the backend, for activations that have one of their own. */
export function matmulKernels(backend: TrainingBackend, wasm: MatmulExports, kernels: KernelTable): KernelTable {
  const plainMatMul = plainKernel('BatchMatMul', backend);
  const plainFused = plainKernel('_FusedMatMul', backend);

  /** @returns nothing when the plain kernel has to do it, or to refuse it. */
  function multiply({ inputs, attrs }: Call): TensorInfo | undefined {
    const { a, b } = inputs as unknown as { a: TensorInfo; b: TensorInfo };
    const { transposeA, transposeB } = attrs as unknown as { transposeA: boolean; transposeB: boolean };
    const aRank = a.shape.length;
    const bRank = b.shape.length;
    if (a.dtype !== 'float32' || b.dtype !== 'float32' || aRank < 2 || bRank < 2) return undefined;
    const m = a.shape[transposeA ? aRank - 1 : aRank - 2] as number;
    const k = a.shape[transposeA ? aRank - 2 : aRank - 1] as number;
    const n = b.shape[transposeB ? bRank - 2 : bRank - 1] as number;
    if (k !== b.shape[transposeB ? bRank - 1 : bRank - 2]) return undefined;
    const aRow = transposeA ? 4 : 4 * k;
    const aCol = transposeA ? 4 * m : 4;
    const bRow = transposeB ? 4 : 4 * n;
    const bCol = transposeB ? 4 * k : 4;
    if (aRank === 2 && bRank === 2) {
      const out = backend.output([m, n], 'float32');
      const from = backend.address(a);
      wasm.matmulF32(from, aRow, aCol, 0, backend.address(b), bRow, bCol, 0, out.dataId.address, 1, m, n, k);
      return out;
    }
    const batches = meetBatches(a.shape, b.shape);
    const { count } = batches;
    const out = backend.output([...batches.shape, m, n], 'float32');
    const from = backend.address(a);
    const by = backend.address(b);
    const to = out.dataId.address;
    const aSize = 4 * m * k;
    const bSize = 4 * k * n;
    const [aStep, bStep] = batches.steps;
    if (aStep !== undefined && bStep !== undefined) {
      wasm.matmulF32(from, aRow, aCol, aStep * aSize, by, bRow, bCol, bStep * bSize, to, count, m, n, k);
      return out;
    }
    const aNumbers = matrixNumbers(a.shape, batches);
    const bNumbers = matrixNumbers(b.shape, batches);
    for (let i = 0; i < count; i++) {
      const aAt = from + (aNumbers[i] as number) * aSize;
      const bAt = by + (bNumbers[i] as number) * bSize;
      wasm.matmulF32(aAt, aRow, aCol, 0, bAt, bRow, bCol, 0, to + 4 * m * n * i, 1, m, n, k);
    }
    return out;
  }

  return {
    BatchMatMul: (call) => multiply(call) ?? plainMatMul(call),
    _FusedMatMul(call) {
      const product = multiply(call);
      if (!product) return plainFused(call);
      return finish(backend, wasm, kernels, product, { ...call.attrs, ...call.inputs } as unknown as Fused);
    },
  };
}
