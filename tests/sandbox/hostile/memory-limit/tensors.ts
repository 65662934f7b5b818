import * as tf from '@tensorflow/tfjs';
export default function train() {
  const kept = [];
  for (;;) kept.push(tf.ones([1000, 1000]));
}
