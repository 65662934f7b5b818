import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, width } = run;
  const seed = () => 1 + Math.floor(run.random() * 2 ** 31);

  // One hidden layer of `width` units. With a seed of their own, the initial weights are the same at every run.
  const network = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [x.shape[1]],
        units: width,
        activation: 'relu',
        kernelInitializer: tf.initializers.heNormal({ seed: seed() }),
      }),
      tf.layers.dense({ units: 10, kernelInitializer: tf.initializers.glorotNormal({ seed: seed() }) }),
    ],
  });
  const labels = tf.oneHot(y, 10);
  const lossOf = (rows: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar =>
    tf.losses.softmaxCrossEntropy(targets, network.apply(rows, { training: true }) as tf.Tensor2D);

  // Train `network` here, in the same way at every width, and without any regularization.
  run.log(0, { loss: tf.tidy(() => lossOf(x, labels as tf.Tensor2D)) });

  return network;
}
