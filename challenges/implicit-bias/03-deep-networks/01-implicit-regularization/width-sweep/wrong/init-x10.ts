// @fails error-256
// From a start ten times too large every training digit is fitted, and the initial randomness stays in the answer.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

const STEPS = 400;
const BATCH = 100;
const SCALE = 10;

export default function train(run: Run): Returned {
  const { x, y, width } = run;
  const rows = x.shape[0];
  const seed = () => 1 + Math.floor(run.random() * 2 ** 31);

  const network = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [x.shape[1]],
        units: width,
        activation: 'relu',
        kernelInitializer: tf.initializers.randomNormal({ stddev: SCALE * Math.sqrt(2 / x.shape[1]), seed: seed() }),
      }),
      tf.layers.dense({
        units: 10,
        kernelInitializer: tf.initializers.randomNormal({ stddev: SCALE * Math.sqrt(2 / (width + 10)), seed: seed() }),
      }),
    ],
  });
  const labels = tf.oneHot(y, 10);
  const optimizer = tf.train.adam(0.003);

  let order: number[] = [];
  for (let step = 1; step <= STEPS; step++) {
    if (order.length < BATCH) order = [...tf.util.createShuffledIndices(rows)];
    const chosen = tf.tensor1d(order.splice(0, BATCH), 'int32');
    const loss = optimizer.minimize((): tf.Scalar => {
      const logits = network.apply(x.gather(chosen), { training: true }) as tf.Tensor2D;
      return tf.losses.softmaxCrossEntropy(labels.gather(chosen), logits);
    }, true) as tf.Scalar;
    if (step % 10 === 0) run.log(step, { loss });
    tf.dispose([chosen, loss]);
  }
  return network;
}
