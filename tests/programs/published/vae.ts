import * as tf from '@tensorflow/tfjs';

// A variational autoencoder with its own sampling layer and its own loss.
class Sampling extends tf.layers.Layer {
  static className = 'Sampling';

  computeOutputShape([shape]) {
    return shape;
  }

  call([mean, logVariance]) {
    return tf.tidy(() => mean.add(logVariance.mul(0.5).exp().mul(tf.randomNormal(mean.shape))));
  }
}
tf.serialization.registerClass(Sampling);

export default async function train(run) {
  const [size, latent] = [12, 2];
  const x = tf.tidy(() =>
    tf
      .randomUniform([64, 3])
      .matMul(tf.randomNormal([3, size], 0, 1, 'float32', 7))
      .sigmoid(),
  );
  const input = tf.input({ shape: [size] });
  const hidden = tf.layers.dense({ units: 10, activation: 'relu' }).apply(input);
  const mean = tf.layers.dense({ units: latent }).apply(hidden);
  const logVariance = tf.layers.dense({ units: latent }).apply(hidden);
  const code = new Sampling({}).apply([mean, logVariance]);
  const encoder = tf.model({ inputs: input, outputs: [mean, logVariance, code] });
  const decoder = tf.sequential({
    layers: [
      tf.layers.dense({ units: 10, activation: 'relu', inputShape: [latent] }),
      tf.layers.dense({ units: size, activation: 'sigmoid' }),
    ],
  });
  const loss = () =>
    tf.tidy(() => {
      const [m, l, z] = encoder.apply(x);
      const again = decoder.apply(z);
      const reconstruction = tf.losses.sigmoidCrossEntropy(
        x,
        again
          .clipByValue(1e-6, 1 - 1e-6)
          .div(tf.sub(1.000001, again))
          .log(),
      );
      const divergence = l.add(1).sub(m.square()).sub(l.exp()).sum(-1).mul(-0.5).mean();
      return reconstruction.mul(size).add(divergence.mul(0.1));
    });
  const optimizer = tf.train.adam(0.01);
  for (let step = 0; step < 40; step++) {
    const { value, grads } = tf.variableGrads(loss);
    optimizer.applyGradients(grads);
    if (step % 10 === 9) run.log(step, { loss: value });
    tf.dispose([value, ...Object.values(grads)]);
  }
  return {};
}
