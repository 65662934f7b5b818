import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { rows, columns, values, start, steps, checkpoints } = run;
  const places = tf.stack([rows, columns], 1);
  const target = tf.scatterND(places, values, [24, 24]) as tf.Tensor2D; // zero where no entry is shown
  const mask = tf.scatterND(places, tf.onesLike(values), [24, 24]) as tf.Tensor2D; // one where an entry is shown
  const kept: Returned = [];
  const factors = tf.unstack(start) as tf.Tensor2D[];

  for (let step = 1; step <= steps; step++) {
    // Here: one step of gradient descent on all factors at once, with step size run.learningRate. The loss is half the mean of
    // the squared differences over the entries shown, rows.shape[0] of them.

    if (step % 200 === 0) {
      run.log(step, { error: tf.tidy(() => product(factors).sub(target).mul(mask).norm() as tf.Scalar) });
    }
    if (checkpoints.includes(step)) kept.push({ step, factors: tf.stack(factors) as tf.Tensor3D });
  }
  return kept;
}

/** The last factor times … times the first. */
function product(factors: tf.Tensor2D[]): tf.Tensor2D {
  return factors.reduce((made, factor) => factor.matMul(made) as tf.Tensor2D);
}
