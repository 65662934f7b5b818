// @fails held-out-error
// Two steps of descent leave the slope near where it began.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y }: Run): Returned {
  const slope = tf.variable(tf.scalar(0));
  const optimizer = tf.train.sgd(0.1);
  for (let step = 1; step <= 2; step++) optimizer.minimize(() => x.mul(slope).sub(y).square().mean() as tf.Scalar);
  return { slope };
}
