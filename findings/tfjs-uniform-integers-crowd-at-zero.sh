#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (randomUniform with int32, randomUniformInt)
# Behaviour: whole numbers are drawn as fractions and cut towards zero. Below zero that is the wrong way: 0 takes
#   the share of two numbers and the lower bound is never drawn. randomUniformInt does the same.
# Common guess: each whole number from minval up to, but without, maxval has the same chance.
# Seen: of 20000 draws from -2 to 2 about half are 0, a quarter each -1 and 1, none -2. From 0 to 4 all is even.
# Why it matters: jitter, shifts for augmentation and random walks are symmetric around zero: they stand still half
#   of the time and never take the largest step to one side, and their mean is right enough not to show it.

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
function shares(values) {
  const counted = {};
  for (const v of values) counted[v] = (counted[v] ?? 0) + 1 / values.length;
  return counted;
}
const around = shares(tf.randomUniform([20000], -2, 2, 'int32', 7).dataSync());
const above = shares(tf.randomUniform([20000], 0, 4, 'int32', 7).dataSync());
const named = shares(tf.randomUniformInt([20000], -2, 2, 7).dataSync());
console.log({ around, above, named });
for (const result of [around, named]) {
  assert.equal(result[-2], undefined);
  assert.ok(result[0] > 0.47 && result[0] < 0.53);
}
for (const v of [0, 1, 2, 3]) assert.ok(Math.abs(above[v] - 0.25) < 0.02);
JS
node check.cjs
