#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (tensor, tensor2d; with tfjs-backend-cpu, tfjs-data)
# Behaviour: the shape is read off the first row, and the numbers of all rows are poured into it one after another.
#   Whether the rows are equally long is checked only under the flag TENSORLIKE_CHECK_SHAPE_CONSISTENCY, which is
#   off outside debug mode. Dataset.batch pours in the same way.
# Common guess: rows of unequal length are refused, with the place of the first bad row.
# Seen: [[1,2],[3,4,5],[6]] is [[1,2],[3,4],[5,6]]. [[1,2],[3]] is a tensor of shape [2,2] with three numbers: its
#   sum is NaN, and printing it is a TypeError about toFixed. [[1],[2,3]] has shape [2,1], the 3 is gone and its sum
#   is 3.
# Why it matters: a row with a value too many and one with a value too few (a comma in a cell, a missing cell)
#   cancel out, and every row between them is shifted against its label.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0 @tensorflow/tfjs-data@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const data = require('@tensorflow/tfjs-data');
const ragged = [[1, 2], [3, 4, 5], [6]];
const poured = [[1, 2], [3, 4], [5, 6]];
const short = tf.tensor2d([[1, 2], [3]]);
const long = tf.tensor2d([[1], [2, 3]]);
console.log(JSON.stringify(tf.tensor2d(ragged).arraySync()), '| too short:', short.shape, 'sum', tf.sum(short).arraySync(), '| too long:', long.shape, 'sum', tf.sum(long).arraySync());
assert.deepEqual(tf.tensor2d(ragged).arraySync(), poured);
assert.deepEqual(short.shape, [2, 2]);
assert.ok(Number.isNaN(tf.sum(short).arraySync()));
assert.throws(() => short.toString(), TypeError);
assert.deepEqual(long.shape, [2, 1]);
assert.equal(tf.sum(long).arraySync(), 3);
(async () => {
  const [batch] = await data.array(ragged).batch(3).toArray();
  assert.deepEqual(batch.arraySync(), poured);
  tf.env().set('TENSORLIKE_CHECK_SHAPE_CONSISTENCY', true);
  assert.throws(() => tf.tensor2d(ragged), /should have 2 elements/);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
JS
node check.cjs
