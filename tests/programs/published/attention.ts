import * as tf from '@tensorflow/tfjs';

// One head of attention, written by hand: find the position of the largest number and repeat what stands beside it.
export default async function train(run) {
  const [batch, length, width] = [32, 6, 8];
  const weight = (shape, name) => tf.variable(tf.randomNormal(shape, 0, 0.3), true, name);
  const [embed, query, key, value, out] = [
    weight([2, width], 'embed'),
    weight([width, width], 'query'),
    weight([width, width], 'key'),
    weight([width, width], 'value'),
    weight([width, 1], 'out'),
  ];
  const deal = () => {
    const marks = tf.randomUniform([batch, length, 2]);
    const at = marks.slice([0, 0, 0], [-1, -1, 1]).reshape([batch, length]).argMax(1);
    const answer = marks.slice([0, 0, 1], [-1, -1, 1]).reshape([batch, length]).mul(tf.oneHot(at, length)).sum(1);
    return [marks, answer];
  };
  const predict = (marks) => {
    const tokens = tf.dot(marks.reshape([-1, 2]), embed).reshape([batch, length, width]);
    const [q, k, v] = [query, key, value].map((w) =>
      tf.dot(tokens.reshape([-1, width]), w).reshape([batch, length, width]),
    );
    const scores = tf.matMul(q, k, false, true).div(Math.sqrt(width));
    const mixed = tf.matMul(tf.softmax(scores), v).add(tokens);
    return tf.dot(mixed.max(1), out).reshape([batch]);
  };
  const optimizer = tf.train.adam(0.01);
  for (let step = 0; step < 40; step++) {
    const cost = optimizer.minimize(() => {
      const [marks, answer] = deal();
      return tf.losses.meanSquaredError(answer, predict(marks));
    }, true);
    if (step % 10 === 9) run.log(step, { cost });
    cost.dispose();
  }
  tf.disposeVariables();
  return {};
}
