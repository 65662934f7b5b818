import '@tensorflow/tfjs-backend-cpu';
import { env, findBackend, registerBackend, setBackend } from '@tensorflow/tfjs';
import { TrainingBackend } from './backend';
import { type NumberExports, replaceMath } from './engine-math';
import { type KernelExports, registerKernels } from './kernels';
import { restoreNames } from './names';
import { patchTfjs } from './patch-tfjs';
import type { UpdateExports } from './patches/updates';
import { providePlatform } from './platform';
import bytes from './wasm-bytes';

export { tfjsForPrograms } from './corrected';
export { onCorrected } from './corrected/correction';

/** As `tf.getBackend()` says it. */
export const TRAINING_BACKEND = 'heldout';

interface ModuleExports extends KernelExports, NumberExports, UpdateExports {
  memory: WebAssembly.Memory;
  heapBase(): number;
}

let ready: Promise<void> | undefined;

/**
 * Readies tfjs for training: one thread, SIMD WebAssembly, the same bits in the sandbox, in the judge and in the browser.
 * Takes the place of `Math.sin` and its kind too, see `replaceMath`. Call it before any tensor is made; further calls
 * return the same promise. Needs no file and no network in a bundle built with `embedTraining`.
 * @throws Error when the runtime has no WebAssembly SIMD.
 */
export function useTrainingBackend(): Promise<void> {
  ready ??= start();
  return ready;
}

async function start(): Promise<void> {
  providePlatform();
  restoreNames();
  env().set('PROD', true);
  const { instance } = await WebAssembly.instantiate(bytes);
  const wasm = instance.exports as unknown as ModuleExports;
  replaceMath(wasm);
  const backend = new TrainingBackend(wasm.memory, wasm.heapBase());
  registerBackend(TRAINING_BACKEND, () => backend, 10);
  registerKernels(TRAINING_BACKEND, backend, wasm);
  if (!(await setBackend(TRAINING_BACKEND))) throw new Error('The training backend did not start.');
  patchTfjs(TRAINING_BACKEND, backend, wasm);
}

/**
 * Lets tensors take so much more memory than they have now; beyond it, whoever makes one gets a RangeError that says so.
 * @param bytes of all tensors that live at one time, with what is lost between them.
 */
export function limitTensorMemory(bytes: number): void {
  (findBackend(TRAINING_BACKEND) as TrainingBackend).tensors.limitGrowth(bytes);
}
