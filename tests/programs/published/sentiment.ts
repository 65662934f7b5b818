import * as tf from '@tensorflow/tfjs';

// Good or bad by words: an embedding, with the padding masked, and a mean over what was said.
const GOOD = ['fine', 'lovely', 'great', 'warm'];
const BAD = ['dull', 'cold', 'awful', 'slow'];
const PLAIN = ['the', 'film', 'was', 'and', 'a', 'story'];
const WORDS = ['', ...GOOD, ...BAD, ...PLAIN];

export default async function train(run) {
  const length = 8;
  const draw = (words) => words[Math.floor(run.random() * words.length)];
  const rows = Array.from({ length: 80 }, (_, i) => {
    const said = Array.from({ length: 3 + Math.floor(run.random() * 5) }, () => draw(PLAIN));
    said[Math.floor(run.random() * said.length)] = draw(i % 2 ? GOOD : BAD);
    return { good: i % 2, codes: [...said.map((word) => WORDS.indexOf(word)), ...Array(length - said.length).fill(0)] };
  });
  const x = tf.tensor2d(
    rows.map(({ codes }) => codes),
    [rows.length, length],
    'int32',
  );
  const y = tf.tensor2d(rows.map(({ good }) => [good]));
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: WORDS.length, outputDim: 6, inputLength: length, maskZero: true }));
  model.add(tf.layers.globalAveragePooling1d());
  model.add(tf.layers.dense({ units: 6, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { history } = await model.fit(x, y, { epochs: 8, batchSize: 16, validationSplit: 0.25 });
  history.loss.forEach((loss, epoch) => {
    if (epoch % 2) run.log(epoch, { loss, val_loss: history.val_loss[epoch] });
  });
  return {};
}
