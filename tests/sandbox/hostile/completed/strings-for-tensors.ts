import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  return { w: tf.tensor(['a', 'b']), b: [1, 2], c: null, d: Symbol('x'), e: () => 1, f: 10n };
}
