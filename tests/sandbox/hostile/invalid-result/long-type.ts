import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const w = tf.tensor([1, 2, 3]);
  w.dtype = 'x'.repeat(1000);
  return { w };
}
