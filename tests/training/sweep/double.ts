import { parentPort } from 'node:worker_threads';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import type { TrainingBackend } from '@/lib/training/backend';
import { correct } from '@/lib/training/corrected';
import { patchEngine } from '@/lib/training/patches/engine';
import { providePlatform } from '@/lib/training/platform';
import { CASES } from './cases';
import { type Derivatives, derivatives, differences } from './derivatives';

// Bundled with `Float64Array` in the place of `Float32Array`: the kernels of tfjs's plain backend then calculate in double
// precision, whatever they call it.

providePlatform();
await tf.setBackend('cpu');
// No backend has this name: what is left is the tape.
patchEngine('none', {} as TrainingBackend);
correct();

/** What differences say, and what the corrected gradients find in double precision: a word where they find nothing. */
export interface Judged {
  limits: Derivatives | string;
  found: Derivatives | string;
}

const words = (error: unknown) => String((error as Error).stack);

for (const [name, one] of Object.entries(CASES)) {
  let limits: Derivatives | string;
  let found: Derivatives | string;
  try {
    limits = differences(one);
  } catch (error) {
    limits = words(error);
  }
  try {
    found = derivatives(one);
  } catch (error) {
    found = words(error);
  }
  parentPort?.postMessage([name, { limits, found } satisfies Judged]);
}
