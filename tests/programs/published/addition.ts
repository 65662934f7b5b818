import * as tf from '@tensorflow/tfjs';

// Sums of one-digit numbers, read and written letter by letter, with three kinds of recurrent cells.
const LETTERS = '0123456789+ ';
const [ASKED, ANSWERED] = [3, 2];

function encode(texts, length) {
  return tf.tidy(() => {
    const codes = texts.map((text) => [...text.padEnd(length)].map((letter) => LETTERS.indexOf(letter)));
    return tf.oneHot(tf.tensor2d(codes, [texts.length, length], 'int32'), LETTERS.length).toFloat();
  });
}

function build(kind) {
  const cell = { simpleRNN: tf.layers.simpleRNN, gru: tf.layers.gru, lstm: tf.layers.lstm }[kind];
  const units = 16;
  const start = { recurrentInitializer: 'glorotNormal' };
  const model = tf.sequential();
  model.add(cell({ units, ...start, inputShape: [ASKED, LETTERS.length] }));
  model.add(tf.layers.repeatVector({ n: ANSWERED }));
  model.add(cell({ units, ...start, returnSequences: true }));
  model.add(tf.layers.timeDistributed({ layer: tf.layers.dense({ units: LETTERS.length }) }));
  model.add(tf.layers.activation({ activation: 'softmax' }));
  model.compile({ loss: 'categoricalCrossentropy', optimizer: 'adam', metrics: ['accuracy'] });
  return model;
}

export default async function train(run) {
  const pairs = Array.from({ length: 100 }, (_, i) => [Math.floor(i / 10), i % 10]);
  const x = encode(
    pairs.map(([a, b]) => `${a}+${b}`),
    ASKED,
  );
  const y = encode(
    pairs.map(([a, b]) => `${a + b}`),
    ANSWERED,
  );
  for (const kind of ['simpleRNN', 'gru', 'lstm']) {
    const model = build(kind);
    const { history } = await model.fit(x, y, { epochs: 4, batchSize: 25 });
    run.log(history.loss.length, { [kind]: history.loss.at(-1), [`${kind} accuracy`]: history.acc.at(-1) });
    model.dispose();
  }
  return {};
}
