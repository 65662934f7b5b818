import * as tf from '@tensorflow/tfjs';

// Tomorrow's temperature from the last days: windows made by a generator, batched by tf.data.
export default async function train(run) {
  const days = 160;
  const series = Array.from({ length: days }, (_, t) => [
    Math.sin(t / 9) + 0.1 * (run.random() - 0.5),
    Math.cos(t / 9),
  ]);
  const [back, ahead] = [8, 1];

  function windows(from, to) {
    return function* () {
      for (let t = from; t + back + ahead <= to; t++) {
        yield { xs: series.slice(t, t + back), ys: [series[t + back + ahead - 1][0]] };
      }
    };
  }
  const training = tf.data.generator(windows(0, 120)).shuffle(32, 'weather').batch(16).prefetch(2).repeat();
  const validation = tf.data.generator(windows(120, days)).batch(16);
  const model = tf.sequential({
    layers: [
      tf.layers.gru({ units: 8, inputShape: [back, 2], recurrentInitializer: 'glorotUniform', dropout: 0 }),
      tf.layers.dense({ units: 1 }),
    ],
  });
  model.compile({ optimizer: 'rmsprop', loss: 'meanAbsoluteError' });
  const { history } = await model.fitDataset(training, {
    epochs: 3,
    batchesPerEpoch: 6,
    validationData: validation,
    callbacks: tf.callbacks.earlyStopping({ monitor: 'val_loss', patience: 3 }),
  });
  history.loss.forEach((loss, epoch) => {
    run.log(epoch, { loss, val_loss: history.val_loss[epoch] });
  });
  const error = await model.evaluateDataset(validation, { batches: 2 });
  run.log(3, { error, tensors: tf.memory().numTensors });
  return {};
}
