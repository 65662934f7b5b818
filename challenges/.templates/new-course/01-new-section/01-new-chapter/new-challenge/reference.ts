import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y, log }: Run): Returned {
  const slope = tf.variable(tf.scalar(0));
  const optimizer = tf.train.sgd(0.1);
  for (let step = 1; step <= 200; step++) {
    const loss = optimizer.minimize(() => x.mul(slope).sub(y).square().mean(), true) as tf.Scalar;
    if (step % 50 === 0) log(step, { loss });
  }
  return { slope };
}
