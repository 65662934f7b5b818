#!/usr/bin/env bash
# Package: ml-logistic-regression@2.0.0 (with ml-matrix@6.15.1)
# Behaviour: the model is a weight for each feature and nothing else: the boundary always goes through the origin.
#   Neither the constructor nor the documentation speaks of an intercept.
# Common guess: an intercept is fitted, as everywhere else by default.
# Seen: hours 1 to 6 with the last three passed are all predicted "passed", after any number of steps. A column of
#   ones appended by hand makes all six right.
# Why it matters: positive features (scores, pixels, word counts) can then only be cut at 0, and the accuracy is the
#   share of one class. It looks like a bad learning rate.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-logistic-regression@2.0.0 ml-matrix@6.15.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Matrix } = require('ml-matrix');
const module_ = require('ml-logistic-regression');
const LogisticRegression = module_.LogisticRegression ?? module_.default ?? module_;
const hours = [1, 2, 3, 4, 5, 6];
const passed = Matrix.columnVector([0, 0, 0, 1, 1, 1]);
const predictions = (rows, options) => {
  const model = new LogisticRegression(options);
  model.train(new Matrix(rows), passed);
  return Array.from(model.predict(new Matrix(rows)));
};
for (const numSteps of [100, 5000, 50000]) {
  const alone = predictions(hours.map((h) => [h]), { numSteps, learningRate: 5e-3 });
  console.log(`${numSteps} steps:`, alone.join(' '));
  assert.deepEqual(alone, [1, 1, 1, 1, 1, 1]);
}
const withOnes = predictions(hours.map((h) => [h, 1]), { numSteps: 50000, learningRate: 5e-2 });
console.log('with a column of ones:', withOnes.join(' '));
assert.deepEqual(withOnes, [0, 0, 0, 1, 1, 1]);
JS
node check.cjs
