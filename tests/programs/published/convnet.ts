import * as tf from '@tensorflow/tfjs';

// Bars that lie or stand, told apart by a small convolutional network.
export default async function train(run) {
  const side = 12;
  const count = 48;
  const pictures = tf.buffer([count, side, side, 1]);
  const labels = [];
  for (let i = 0; i < count; i++) {
    const stands = i % 2;
    const at = 1 + Math.floor(Math.random() * (side - 2));
    for (let k = 2; k < side - 2; k++) pictures.set(0.8 + 0.2 * Math.random(), i, stands ? k : at, stands ? at : k, 0);
    labels.push(stands);
  }
  const model = tf.sequential();
  model.add(tf.layers.conv2d({ inputShape: [side, side, 1], kernelSize: 3, filters: 4, activation: 'relu' }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }));
  model.add(tf.layers.separableConv2d({ kernelSize: 3, filters: 6, activation: 'relu', padding: 'same' }));
  model.add(tf.layers.batchNormalization());
  model.add(tf.layers.averagePooling2d({ poolSize: 5, strides: 5 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dropout({ rate: 0.25, seed: 11 }));
  model.add(tf.layers.dense({ units: 2, kernelInitializer: 'varianceScaling', activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const x = pictures.toTensor();
  const y = tf.tensor1d(labels, 'float32');
  await model.fit(x, y, {
    epochs: 3,
    batchSize: 16,
    callbacks: {
      onBatchEnd: (batch, { loss }) => run.log(batch, { batch: loss }),
      onEpochEnd: (epoch, { loss }) => run.log(epoch, { loss }),
    },
  });
  const [loss, accuracy] = model.evaluate(x, y, { batchSize: 16 });
  run.log(3, { loss, accuracy, tensors: tf.memory().numTensors });
  return {};
}
