import * as tf from '@tensorflow/tfjs';

// The coefficients of a cubic from noisy points, by gradient descent on four variables.
export default async function train(run) {
  const truth = [-0.8, -0.2, 0.9, 0.5];
  const [a, b, c, d] = [0, 0, 0, 0].map(() => tf.variable(tf.scalar(Math.random() - 0.5)));
  const cubic = (x) => a.mul(x.pow(3)).add(b.mul(x.square())).add(c.mul(x)).add(d);

  const { xs, ys } = tf.tidy(() => {
    const xs = tf.randomUniform([100], -1, 1);
    const three = tf.scalar(3, 'int32');
    const clean = tf
      .scalar(truth[0])
      .mul(xs.pow(three))
      .add(xs.square().mul(truth[1]))
      .add(xs.mul(truth[2]))
      .add(truth[3]);
    const ys = clean.add(tf.randomNormal([100], 0, 0.04));
    const [low, high] = [ys.min(), ys.max()];
    return { xs, ys: ys.sub(low).div(high.sub(low)) };
  });

  const optimizer = tf.train.sgd(0.5);
  const loss = () => cubic(xs).sub(ys).square().mean();
  for (let step = 0; step < 150; step++) {
    optimizer.minimize(loss);
    if (step % 30 === 29) {
      run.log(step, { loss: tf.tidy(loss) });
      await tf.nextFrame();
    }
  }
  run.log(150, { a: a.dataSync()[0], b: b.dataSync()[0], c: c.dataSync()[0], d: d.dataSync()[0] });
  tf.dispose([xs, ys]);
  return {};
}
