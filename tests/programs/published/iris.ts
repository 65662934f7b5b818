import * as tf from '@tensorflow/tfjs';

// Three kinds of flowers by four lengths: drawn around three centres, standardized, split, one-hot.
const CENTRES = [
  [5.0, 3.4, 1.5, 0.2],
  [5.9, 2.8, 4.3, 1.3],
  [6.6, 3.0, 5.6, 2.0],
];

export default async function train(run) {
  const rows = CENTRES.flatMap((centre, kind) =>
    Array.from({ length: 40 }, () => ({ kind, lengths: centre.map((v) => v + (run.random() - 0.5) * 0.9) })),
  );
  tf.util.shuffle(rows);
  const [x, y] = tf.tidy(() => {
    const raw = tf.tensor2d(rows.map(({ lengths }) => lengths));
    const { mean, variance } = tf.moments(raw, 0);
    const kinds = tf.tensor1d(
      rows.map(({ kind }) => kind),
      'int32',
    );
    return [raw.sub(mean).div(variance.sqrt()), tf.oneHot(kinds, 3).toFloat()];
  });
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 10, activation: 'sigmoid', inputShape: [4] }),
      tf.layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const { history } = await model.fit(x, y, { epochs: 20, batchSize: 16, validationSplit: 0.2, shuffle: true });
  history.loss.forEach((loss, epoch) => {
    if (epoch % 5 === 4)
      run.log(epoch, {
        loss,
        acc: history.acc[epoch],
        val_loss: history.val_loss[epoch],
        val_acc: history.val_acc[epoch],
      });
  });
  const confusion = tf.math.confusionMatrix(y.argMax(-1).cast('int32'), model.predict(x).argMax(-1).cast('int32'), 3);
  run.log(20, { right: confusion.mul(tf.eye(3, 3, undefined, 'int32')).sum() });
  return {};
}
