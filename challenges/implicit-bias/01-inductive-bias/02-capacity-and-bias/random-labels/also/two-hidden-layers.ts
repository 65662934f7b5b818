// Deeper, all rows in each step, weights of its own start; the model is put together at the end.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { x, y } = run;
  const start = (inputs: number, outputs: number) =>
    tf.variable(tf.randomNormal([inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', run.random() * 2 ** 31));
  const [a, b, c] = [start(x.shape[1], 160), start(160, 80), start(80, 10)];
  const [p, q, r] = [160, 80, 10].map((units) => tf.variable(tf.zeros([units])));
  const labels = tf.oneHot(y, 10);
  const optimizer = tf.train.adam(0.003);
  for (let step = 1; step <= 250; step++) {
    const loss = optimizer.minimize(() => {
      const first = x.matMul(a).add(p).relu();
      const second = first.matMul<tf.Tensor2D>(b).add(q).relu();
      return tf.losses.softmaxCrossEntropy(labels, second.matMul<tf.Tensor2D>(c).add(r)) as tf.Scalar;
    }, true);
    if (step % 25 === 0 && loss) run.log(step, { loss });
  }
  const input = tf.input({ shape: [x.shape[1]] });
  const layers = [
    tf.layers.dense({ units: 160, activation: 'relu' }),
    tf.layers.dense({ units: 80, activation: 'relu' }),
    tf.layers.dense({ units: 10 }),
  ];
  const output = layers.reduce((made, layer) => layer.apply(made) as tf.SymbolicTensor, input);
  const network = tf.model({ inputs: input, outputs: output });
  network.setWeights([a, p, b, q, c, r]);
  return network;
}
