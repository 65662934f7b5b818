import { env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import createModule from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js';
import { registerCpuFallback } from './cpu-fallback';
import { providePlatform } from './platform';
import bytes from './wasm-bytes';

/** Also the name under which the stock kernels register themselves. */
const NAME = 'wasm';

type WasmModule = Awaited<ReturnType<typeof createModule>> & {
  cwrap<F>(name: string, returns: 'number' | null, takes: 'number'[]): F;
  _malloc(bytes: number): number;
  _free(address: number): void;
};

let ready: Promise<void> | undefined;

/**
 * Readies tfjs for training: one thread, SIMD WebAssembly, the same bits in the sandbox, in the judge and in the browser.
 * Call it before any tensor is made; further calls return the same promise. Needs no file and no network in a bundle
 * built with `embedTraining`.
 * @throws Error when the runtime has no WebAssembly SIMD.
 */
export function useTrainingBackend(): Promise<void> {
  ready ??= start();
  return ready;
}

async function start(): Promise<void> {
  providePlatform();
  env().set('PROD', true);
  const backend = new BackendWasm(await instantiate());
  removeBackend(NAME);
  registerBackend(NAME, () => backend, 10);
  registerCpuFallback(NAME, backend);
  if (!(await setBackend(NAME))) throw new Error('The training backend did not start.');
}

/** Instantiates the module from bytes in hand; tfjs itself would fetch them. */
async function instantiate(): Promise<WasmModule> {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = typeof process === 'undefined' ? [] : events.map((event) => process.listeners(event as never));
  const wasm = (await createModule({ wasmBinary: bytes } as Parameters<typeof createModule>[0])) as WasmModule;
  // In Node the module installs listeners that turn any unhandled rejection of the whole process into a crash.
  for (const [i, event] of (typeof process === 'undefined' ? [] : events).entries()) {
    for (const listener of process.listeners(event as never)) {
      if (!before[i]?.includes(listener)) process.removeListener(event, listener);
    }
  }
  wasm.tfjs = {
    init: wasm.cwrap('init', null, []),
    initWithThreadsCount: wasm.cwrap('init_with_threads_count', null, ['number']),
    getThreadsCount: wasm.cwrap('get_threads_count', 'number', []),
    registerTensor: wasm.cwrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: wasm.cwrap('dispose_data', null, ['number']),
    dispose: wasm.cwrap('dispose', null, []),
  };
  // The module puts its own function in this place at the first call.
  wasm._free(wasm._malloc(1));
  const malloc = wasm._malloc;
  wasm._malloc = (bytes: number) => {
    // Sizes are 32 bits wide in there: a larger one would get the memory of its remainder.
    const address = bytes < 2 ** 32 ? malloc(bytes) : 0;
    // tfjs would go on and write over address 0.
    if (address === 0 && bytes > 0) throw new RangeError(`Out of memory: no room for a tensor of ${bytes} bytes.`);
    return address;
  };
  return wasm;
}
