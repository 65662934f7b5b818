import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  return { w: tf.zeros([60_000, 60_000]) };
}
