import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  let asked = 0;
  return { get w() { return tf.zeros([++asked]); } };
}
