import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  model.toJSON = () => ({ text: 'x'.repeat(5e6) });
  return model;
}
