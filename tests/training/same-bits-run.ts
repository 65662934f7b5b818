import * as tf from '@tensorflow/tfjs';
import { useTrainingBackend } from '@/lib/training';
import { TRAININGS } from './same-bits-trainings';

/** FNV-1a over every byte, twice with different starts. */
export function hash(parts: ArrayBufferView[]): string {
  let [a, b] = [0x811c9dc5, 0x2545f491];
  for (const { buffer, byteOffset, byteLength } of parts) {
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) {
      a = Math.imul(a ^ byte, 0x01000193);
      b = Math.imul(b ^ byte, 0x01000193) + 1;
    }
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Trains each model from the same weights. @returns a digest of all bits of its trained weights, by its name. */
export async function sameBits(): Promise<Record<string, string>> {
  await useTrainingBackend();
  const { random } = Math;
  const digests: Record<string, string> = {};
  for (const [name, train] of Object.entries(TRAININGS)) {
    // `model.fit` shuffles with it.
    let state = 1;
    Math.random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const trained = (await train()).map((tensor) => tensor.dataSync());
    if (!trained.every((values) => Array.from(values).every(Number.isFinite))) throw new Error(`${name}: not finite`);
    digests[name] = hash(trained);
    tf.disposeVariables();
  }
  Math.random = random;
  return digests;
}
