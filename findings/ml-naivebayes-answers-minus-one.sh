#!/usr/bin/env bash
# Package: ml-naivebayes@4.0.0 (GaussianNB)
# Behaviour: classes are compared by the exponential of their log probability, starting from "class -1 with
#   probability 0". Whenever every class underflows to 0, or is NaN, the answer is the class -1, which does not
#   exist.
# Common guess: the class with the greatest log probability; far points go to the nearer class; a feature that never
#   varies is ignored or smoothed.
# Seen: a point about 50 standard deviations away is of class -1. So is every point, the training points among them,
#   when one feature is constant within each class.
# Why it matters: outliers and constant columns (a border pixel, a word that nobody used) are ordinary; a confusion
#   matrix then has a class nobody named, and an array indexed by the prediction gives undefined.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-naivebayes@4.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { GaussianNB } = require('ml-naivebayes');
const labels = [0, 0, 0, 1, 1, 1];
const train = (rows) => {
  const model = new GaussianNB();
  model.train(rows, labels);
  return model;
};
const rows = [[1, 1], [2, 3], [3, 2], [11, 11], [12, 13], [13, 12]];
const model = train(rows);
const near = model.predict([[2, 2], [12, 12], [4, 3], [14, 15]]);
const far = model.predict([[60, 60]]);
console.log('near', near, 'far', far);
assert.deepEqual(near, [0, 1, 0, 1]);
assert.deepEqual(far, [-1]);

const withConstant = rows.map(([v]) => [v, 5]);
const constant = train(withConstant).predict(withConstant);
console.log('one constant feature, training rows', constant);
assert.deepEqual(constant, [-1, -1, -1, -1, -1, -1]);
JS
node check.cjs
