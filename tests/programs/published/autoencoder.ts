import * as tf from '@tensorflow/tfjs';

// Pictures of one bright spot through a narrow middle, with noise on the way in; then the coder alone.
export default async function train(run) {
  const side = 6;
  const pictures = tf.tidy(() => {
    const line = tf.range(0, side);
    const centres = tf.randomUniform([64, 2], 0, side - 1);
    const [rows, columns] = centres.split(2, 1);
    const apart = (at) => line.expandDims(0).sub(at).square();
    return apart(rows)
      .expandDims(2)
      .add(apart(columns).expandDims(1))
      .neg()
      .exp()
      .reshape([64, side * side]);
  });
  const input = tf.input({ shape: [side * side] });
  const noisy = tf.layers.gaussianNoise({ stddev: 0.05 }).apply(input);
  const code = tf.layers.dense({ units: 4, activation: 'relu', name: 'code', kernelInitializer: 'heNormal' });
  const middle = code.apply(
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }).apply(noisy),
  );
  const output = tf.layers
    .dense({ units: side * side, activation: 'sigmoid' })
    .apply(tf.layers.dense({ units: 16, activation: 'relu' }).apply(middle));
  const autoencoder = tf.model({ inputs: input, outputs: output });
  autoencoder.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
  await autoencoder.fit(pictures, pictures, {
    epochs: 25,
    batchSize: 16,
    callbacks: { onEpochEnd: (epoch, { loss }) => epoch % 5 === 4 && run.log(epoch, { loss }) },
  });
  const encoder = tf.model({ inputs: input, outputs: autoencoder.getLayer('code').output });
  run.log(25, { code: encoder.predict(pictures).mean(), again: autoencoder.evaluate(pictures, pictures) });
  return {};
}
