import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y, architecture, first, second, learningRate, steps, checkpoints } = run;
  const signed = x.mul<tf.Tensor2D>(y.reshape([-1, 1]));
  // Entry (i, k) of the circulant matrix of a filter v is v[i - k].
  const places = tf.tensor2d(
    Array.from({ length: 32 }, (_, i) => Array.from({ length: 32 }, (_, k) => (i - k + 32) % 32)),
    [32, 32],
    'int32',
  );
  const circulant = (filter: tf.Tensor2D) => (filter.flatten() as tf.Tensor).gather(places) as tf.Tensor2D;
  const kept: Returned = [];
  let a = first;
  let b = second.reshape<tf.Tensor2D>([-1, 1]);

  for (let step = 1; step <= steps; step++) {
    const [nextA, nextB, beta] = tf.tidy(() => {
      const layer = architecture === 'conv' ? circulant(a) : a;
      const beta = layer.matMul(b) as tf.Tensor2D;
      const margins = signed.matMul(beta);
      const pull = signed.matMul(margins.neg().flatten().softmax().reshape<tf.Tensor2D>([-1, 1]), true);
      const size = beta.norm().maximum(1).reciprocal().mul(learningRate);
      if (step % 200 === 0)
        run.log(step, { loss: margins.neg().logSumExp() as tf.Scalar, norm: beta.norm() as tf.Scalar });
      const moveA = architecture === 'conv' ? tf.matMul(circulant(b), pull, true) : tf.matMul(pull, b, false, true);
      const moveB = tf.matMul(layer, pull, true);
      return [a.add<tf.Tensor2D>(moveA.mul(size)), b.add<tf.Tensor2D>(moveB.mul(size)), beta];
    });
    if (step > 1) a.dispose();
    b.dispose();
    // The map before this step is the one after step - 1.
    if (checkpoints.includes(step - 1)) kept.push({ step: step - 1, beta: beta.flatten() });
    beta.dispose();
    [a, b] = [nextA, nextB];
  }
  const layer = architecture === 'conv' ? circulant(a) : a;
  kept.push({ step: steps, beta: layer.matMul(b).flatten() });
  return kept;
}
