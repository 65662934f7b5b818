#!/usr/bin/env bash
# Package: ml-naivebayes@4.0.0 (GaussianNB.predict)
# Behaviour: the check that new data has as many features as the training data compares the number of ROWS with the
#   number of features plus one, and refuses when they are equal. The number of features is not checked.
# Common guess: predict takes any number of rows, and an error about features means that features are missing.
# Seen: a model of two features predicts 1, 2 or 4 rows and throws for exactly 3. A row with a feature too many is
#   predicted.
# Why it matters: the error depends on the size of the batch, so it appears for one test set, one fold or one last
#   batch, and its message sends people to look at the wrong side of the data.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-naivebayes@4.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { GaussianNB } = require('ml-naivebayes');
const model = new GaussianNB();
model.train([[1, 2], [2, 4], [3, 3], [11, 12], [12, 14], [13, 13]], [0, 0, 0, 1, 1, 1]);
const rows = (n) => Array.from({ length: n }, () => [2, 3]);
for (const n of [1, 2, 4, 5]) assert.deepEqual(model.predict(rows(n)), rows(n).map(() => 0));
assert.throws(() => model.predict(rows(3)), /same features/);
console.log('1, 2, 4 and 5 rows are predicted, 3 rows are refused');
assert.deepEqual(model.predict([[2, 3, 999]]), [0]);
console.log('a row with a third feature is predicted');
JS
node check.cjs
