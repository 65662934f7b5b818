import * as tf from '@tensorflow/tfjs';
export default function train() {
  return { w: tf.tensor([Number.NaN, Number.POSITIVE_INFINITY]) };
}
