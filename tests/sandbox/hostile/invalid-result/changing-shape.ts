import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const w = tf.tensor([1, 2, 3]);
  let asked = 0;
  Object.defineProperty(w, 'shape', { get: () => [3 + asked++] });
  return { w };
}
