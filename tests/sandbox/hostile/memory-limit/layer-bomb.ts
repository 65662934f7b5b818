import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 1e6, inputShape: [1e5], kernelInitializer: 'zeros' }));
  return model;
}
