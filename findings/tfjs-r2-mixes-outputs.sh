#!/usr/bin/env bash
# Package: @tensorflow/tfjs@4.22.0 (metrics.r2Score)
# Behaviour: the total variation is measured around ONE mean of all targets in all columns. With outputs of
#   different size, the distance between the columns counts as variation that the model explains.
# Common guess: a score for each output (then averaged); predicting each column's mean is 0.
# Seen: for targets 1, 2, 3 and 100, 200, 300 a model that predicts the two means has 0.746. With columns of 1 to 3
#   and 1001 to 1003 it has more than 0.999. For one output the score is right, and constant targets give minus
#   infinity.
# Why it matters: a model that learnt nothing but the scale of its outputs passes a threshold of 0.9.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs');
const score = (targets) => {
  const truth = tf.tensor2d(targets);
  const means = tf.tile(tf.mean(truth, 0, true), [targets.length, 1]);
  return tf.metrics.r2Score(truth, means).arraySync();
};
const seen = {
  one: score([[1], [2], [3]]),
  scales: score([[1, 100], [2, 200], [3, 300]]),
  offsets: score([[1, 1001], [2, 1002], [3, 1003]]),
};
console.log('R2 of predicting the mean of each column:', seen);
assert.equal(seen.one, 0);
assert.ok(Math.abs(seen.scales - 0.746) < 1e-3);
assert.ok(seen.offsets > 0.999);
JS
node check.cjs
