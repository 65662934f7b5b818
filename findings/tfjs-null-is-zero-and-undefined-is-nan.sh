#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (tensor from arrays)
# Behaviour: the type of a tensor is read off its FIRST element and everything after is converted to it: null
#   becomes 0, undefined NaN, a number in a list that starts with a boolean becomes 0 or 1, text that looks like a
#   number a number.
# Common guess: mixed lists are refused; a missing value is NaN however it is written.
# Seen: [1, null, undefined] is [1, 0, NaN]; [true, 2, 0.5] is a bool tensor [1, 1, 1]; [2, true] is [2, 1]; [1,
#   '2'] is [1, 2] but [1, 'x'] is [1, NaN].
# Why it matters: missing cells of JSON are null, and as zeros they pull every mean; a feature column whose first
#   cell is a boolean loses its numbers.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const made = (values) => {
  const tensor = tf.tensor1d(values);
  return [tensor.dtype, ...tensor.arraySync()];
};
const seen = [made([1, null, undefined]), made([true, 2, 0.5]), made([2, true]), made([1, '2']), made([1, 'x'])];
console.log(seen);
assert.deepEqual(seen, [
  ['float32', 1, 0, NaN],
  ['bool', 1, 1, 1],
  ['float32', 2, 1],
  ['float32', 1, 2],
  ['float32', 1, NaN],
]);
JS
node check.cjs
