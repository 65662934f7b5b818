import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const w = tf.tensor([1, 2, 3]);
  w.dataId = { shape: [3], dtype: 'float32', values: [1, 2, 3], tracked: true };
  return { w };
}
