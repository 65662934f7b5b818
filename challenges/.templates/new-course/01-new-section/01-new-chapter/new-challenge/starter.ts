import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y, log }: Run): Returned {
  const slope = tf.variable(tf.scalar(0));
  const loss = () => x.mul(slope).sub(y).square().mean() as tf.Scalar;
  log(0, { loss: loss() });
  // Make the loss small here.
  return { slope };
}
