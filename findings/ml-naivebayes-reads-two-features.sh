#!/usr/bin/env bash
# Package: ml-naivebayes@4.0.0 (GaussianNB.predict)
# Behaviour: the loop over the features runs as far as the list of constants of ONE feature is long, and that list
#   always has two numbers. So exactly the first two features count, however many there are, and a model of a single
#   feature cannot predict.
# Common guess: all features that were trained on take part in the prediction.
# Seen: classes that only the third feature tells apart are all predicted as one class, where putting that feature
#   first gives every answer right. Changing the third and fourth feature of a row by a thousand changes nothing.
#   With one feature, predict throws a TypeError.
# Why it matters: four measurements of a flower become two, and nothing says so: the accuracy is merely poor, or
#   happens to be good because the columns were in a lucky order.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-naivebayes@4.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { GaussianNB } = require('ml-naivebayes');
const labels = [0, 0, 0, 0, 1, 1, 1, 1];
const noise = [[1, 4], [2, 1], [3, 3], [4, 2], [1, 4], [2, 1], [3, 3], [4, 2]];
const signal = [1, 2, 3, 2, 21, 22, 23, 22];
const predictAll = (rows) => {
  const model = new GaussianNB();
  model.train(rows, labels);
  return { model, predicted: model.predict(rows) };
};
const last = predictAll(noise.map((n, i) => [...n, signal[i]]));
const first = predictAll(noise.map((n, i) => [signal[i], ...n]));
console.log('telling feature third:', last.predicted.join(' '));
console.log('telling feature first:', first.predicted.join(' '));
assert.equal(new Set(last.predicted).size, 1);
assert.deepEqual(first.predicted, labels);
assert.deepEqual(first.model.predict([[2, 2, 2], [22, 2, -1000]]), [0, 1]);

const single = new GaussianNB();
single.train(signal.map((v) => [v]), labels);
assert.throws(() => single.predict([[2]]), TypeError);
console.log('a model of one feature throws when it predicts');
JS
node check.cjs
