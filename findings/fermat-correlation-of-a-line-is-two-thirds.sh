#!/usr/bin/env bash
# Package: @mathigon/fermat@1.1.24 (correlation)
# Behaviour: the covariance is divided by the number of values and the two standard deviations by that number minus
#   one, so every correlation is too small by the factor (n - 1) / n.
# Common guess: the correlation of values with themselves is 1, whichever divisor the library likes.
# Seen: of two values 0.5, of three 0.67, of ten 0.9, of a hundred 0.99; the same with a minus for the values
#   reversed. covariance(x, x) is not variance(x).
# Why it matters: a class of ten whose second marks are exactly twice the first has a correlation of 0.9. With large
#   data the error looks like noise, and small groups are told that their marks do not agree.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @mathigon/fermat@1.1.24
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { correlation, covariance, variance } = require('@mathigon/fermat');
for (const n of [2, 3, 10, 100]) {
  const marks = Array.from({ length: n }, (_, i) => 10 + i * i);
  const twice = correlation(marks, marks.map((v) => 2 * v));
  const reversed = correlation(marks, marks.map((v) => -v));
  console.log(n, 'values: with twice themselves', twice.toFixed(4), 'with their negatives', reversed.toFixed(4));
  assert.ok(Math.abs(twice - (n - 1) / n) < 1e-9);
  assert.ok(Math.abs(reversed + (n - 1) / n) < 1e-9);
}
const values = [1, 2, 3, 4];
console.log('variance', variance(values), 'covariance with itself', covariance(values, values));
assert.deepEqual([variance(values), covariance(values, values)], [5 / 3, 5 / 4]);
JS
node check.cjs
