import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  for (const type of [Object, Array, Promise, Error, Map, Uint8Array]) Object.freeze(type.prototype);
  return { w: tf.tensor([1]) };
}
