import * as tf from '@tensorflow/tfjs';

/**
 * Trains a small thing once, so that code is read and compiled before the job comes. Few steps and one optimizer only: what
 * the runtime learns here about shapes and kinds it keeps, and a job of other kinds would train a fifth slower for it. Uses
 * no layer and no unseeded random number: names of layers count up, and the job must find the same counters and the same
 * stream.
 */
export function warmUp(): void {
  const x = tf.randomNormal([32, 16], 0, 1, 'float32', 1);
  const y = tf.randomNormal([32, 4], 0, 1, 'float32', 2);
  // A variable has a tensor of its own.
  const starts = [tf.randomNormal([16, 16], 0, 0.2, 'float32', 3), tf.zeros([16, 4])] as const;
  const first = tf.variable(starts[0], true);
  const second = tf.variable(starts[1], true);
  const optimizer = tf.train.sgd(0.01);
  for (let step = 0; step < 2; step++) {
    optimizer.minimize(() => {
      const hidden = tf.tanh(tf.matMul(x, first));
      const error = tf.sub(tf.matMul(tf.relu(hidden), second), y);
      return step % 2 ? tf.mean(tf.square(error)) : tf.losses.softmaxCrossEntropy(tf.softmax(y), error);
    });
  }
  optimizer.dispose();
  tf.dispose([x, y, ...starts, first, second]);
}
