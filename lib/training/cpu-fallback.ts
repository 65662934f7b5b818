import { getKernel, getKernelsForBackend, registerKernel, type TensorInfo } from '@tensorflow/tfjs';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** Their results live in two tensors of the backend at once, which a copy by values does not carry. */
const COMPLEX = new Set(['Complex', 'Real', 'Imag', 'FFT', 'IFFT']);

type Input = TensorInfo | TensorInfo[] | null | undefined;

/**
 * Gives `backend` (registered as `name`) every kernel that only tfjs's plain JavaScript backend has, such as the gradient
 * of a convolution with respect to its filter. The operands are copied there and the results back.
 */
export function registerCpuFallback(name: string, backend: BackendWasm): void {
  const cpu = new MathBackendCPU();
  const there = (input: Input): Input => {
    if (Array.isArray(input)) return input.map((one) => there(one) as TensorInfo);
    if (!input) return input;
    return cpu.makeTensorInfo(input.shape, input.dtype, backend.readSync(input.dataId) as Float32Array);
  };
  const back = ({ shape, dtype, dataId }: TensorInfo): TensorInfo =>
    backend.makeOutput(shape, dtype, undefined, cpu.readSync(dataId));
  for (const { kernelName, kernelFunc } of getKernelsForBackend('cpu')) {
    if (COMPLEX.has(kernelName) || getKernel(kernelName, name)) continue;
    registerKernel({
      kernelName,
      backendName: name,
      kernelFunc: ({ inputs, attrs }) => {
        const copies = (Array.isArray(inputs) ? [] : {}) as Record<string, Input>;
        for (const [key, input] of Object.entries(inputs)) copies[key] = there(input as Input);
        const results = kernelFunc({ inputs: copies as never, backend: cpu, attrs });
        const list = Array.isArray(results) ? results : [results];
        const outputs = list.map(back);
        const used = [...Object.values(copies).flatMap((input) => input ?? []), ...list];
        for (const { dataId } of used) while (cpu.refCount(dataId) > 0) cpu.disposeData(dataId, true);
        return Array.isArray(results) ? outputs : (outputs[0] as TensorInfo);
      },
    });
  }
}
