import * as tf from '@tensorflow/tfjs';

// A walk along a line to its right end, learned from remembered steps with a target network.
export default async function train(run) {
  const places = 6;
  const network = () =>
    tf.sequential({
      layers: [
        tf.layers.dense({ units: 12, activation: 'relu', inputShape: [places] }),
        tf.layers.dense({ units: 2, activation: 'linear' }),
      ],
    });
  const [online, target] = [network(), network()];
  const copy = () => target.setWeights(online.getWeights());
  copy();
  const coded = (where) => tf.oneHot(tf.tensor1d(where, 'int32'), places).toFloat();
  const memory = [];
  const optimizer = tf.train.adam(0.02);
  let at = 0;
  for (let step = 0; step < 120; step++) {
    const here = at;
    const greedy = tf.tidy(
      () =>
        online
          .predict(coded([here]))
          .argMax(-1)
          .dataSync()[0],
    );
    const action = Math.random() < 0.3 ? Math.floor(Math.random() * 2) : greedy;
    const next = Math.max(0, Math.min(places - 1, here + (action ? 1 : -1)));
    const done = next === places - 1;
    memory.push({ here, action, next, reward: done ? 1 : -0.05, done });
    at = done ? 0 : next;
    if (memory.length < 16) continue;
    const batch = Array.from({ length: 16 }, () => memory[Math.floor(Math.random() * memory.length)]);
    const cost = optimizer.minimize(
      () => {
        const future = target.predict(coded(batch.map((b) => b.next))).max(-1);
        const going = tf.tensor1d(batch.map((b) => (b.done ? 0 : 0.9)));
        const wanted = tf.tensor1d(batch.map((b) => b.reward)).add(future.mul(going));
        const values = online.apply(coded(batch.map((b) => b.here)), { training: true });
        const taken = values
          .mul(
            tf.oneHot(
              tf.tensor1d(
                batch.map((b) => b.action),
                'int32',
              ),
              2,
            ),
          )
          .sum(-1);
        return tf.losses.huberLoss(wanted, taken);
      },
      true,
      online.getWeights(true),
    );
    if (step % 20 === 19) {
      copy();
      run.log(step, { cost, at });
    }
    cost.dispose();
  }
  run.log(120, { tensors: tf.memory().numTensors, bytes: tf.memory().numBytes });
  return {};
}
