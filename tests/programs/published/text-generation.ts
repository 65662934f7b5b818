import * as tf from '@tensorflow/tfjs';

// A next-letter model on a short text, and a few letters drawn from it.
const TEXT = 'the cat sat on the mat and the rat sat on the cat that ate the rat '.repeat(3);

export default async function train(run) {
  const letters = [...new Set(TEXT)].sort();
  const length = 10;
  const starts = Array.from({ length: 64 }, () => Math.floor(Math.random() * (TEXT.length - length - 1)));
  const code = (letter) => letters.indexOf(letter);
  const x = tf.buffer([starts.length, length, letters.length]);
  const y = tf.buffer([starts.length, letters.length]);
  starts.forEach((start, row) => {
    for (let t = 0; t < length; t++) x.set(1, row, t, code(TEXT[start + t]));
    y.set(1, row, code(TEXT[start + length]));
  });
  const model = tf.sequential();
  model.add(
    tf.layers.lstm({
      units: 16,
      returnSequences: true,
      inputShape: [length, letters.length],
      recurrentInitializer: 'glorotUniform',
    }),
  );
  model.add(tf.layers.lstm({ units: 12, recurrentInitializer: 'glorotUniform' }));
  model.add(tf.layers.dense({ units: letters.length, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.rmsprop(0.01), loss: 'categoricalCrossentropy' });
  const inputs = x.toTensor();
  const targets = y.toTensor();
  for (let epoch = 0; epoch < 4; epoch++) {
    const { history } = await model.fit(inputs, targets, { epochs: 1, batchSize: 32 });
    run.log(epoch, { loss: history.loss[0] });
  }
  let written = TEXT.slice(0, length);
  for (let n = 0; n < 5; n++) {
    const next = tf.tidy(() => {
      const seed = tf.oneHot(tf.tensor1d([...written.slice(-length)].map(code), 'int32'), letters.length).toFloat();
      const logits = model.predict(seed.expandDims(0)).log().div(0.6);
      return tf.multinomial(logits.squeeze([0]), 1, 5 + n).dataSync()[0];
    });
    written += letters[next];
  }
  console.log(written);
  run.log(4, { first: code(written[length]), last: code(written.at(-1)) });
  return {};
}
