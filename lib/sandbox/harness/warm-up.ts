import * as tf from '@tensorflow/tfjs';

/**
 * Trains small things once, so that the engine's hot paths are compiled before the job comes. Uses no layer and no
 * unseeded random number: names of layers count up, and the job must find the same counters and the same stream.
 */
export function warmUp(): void {
  const x = tf.randomNormal([32, 16], 0, 1, 'float32', 1);
  const y = tf.randomNormal([32, 4], 0, 1, 'float32', 2);
  const first = tf.variable(tf.randomNormal([16, 16], 0, 0.2, 'float32', 3), true);
  const second = tf.variable(tf.zeros([16, 4]), true);
  for (const optimizer of [tf.train.sgd(0.01), tf.train.adam(0.01), tf.train.momentum(0.01, 0.9)]) {
    for (let step = 0; step < 20; step++) {
      optimizer.minimize(() => {
        const hidden = tf.tanh(tf.matMul(x, first));
        const error = tf.sub(tf.matMul(tf.relu(hidden), second), y);
        return step % 2 ? tf.mean(tf.square(error)) : tf.losses.softmaxCrossEntropy(tf.softmax(y), error);
      });
    }
    optimizer.dispose();
  }
  tf.dispose([x, y, first, second]);
}
