import * as tf from '@tensorflow/tfjs';

// Exclusive or: the smallest thing that no straight line can tell apart.
export default async function train(run) {
  const x = tf.tensor2d([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  const y = tf.tensor2d([[0], [1], [1], [0]]);
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, inputShape: [2], activation: 'tanh' }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: tf.train.sgd(0.5), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  await model.fit(x, y, {
    epochs: 200,
    batchSize: 4,
    callbacks: {
      onEpochEnd(epoch, logs) {
        if (epoch % 40 === 39) run.log(epoch, { loss: logs.loss, accuracy: logs.acc });
      },
    },
  });
  const answers = model.predict(x).dataSync();
  run.log(200, { '0 or 1': answers[1], '1 or 1': answers[3] });
  return {};
}
