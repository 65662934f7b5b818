#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (logSumExp, tfjs-backend-cpu)
# Behaviour: the maximum is subtracted before the exponentials also when it is infinite, so the difference of two
#   infinities makes the result NaN.
# Common guess: minus infinity for a row where all is impossible, infinity for a row with an infinity, as in
#   Python's libraries.
# Seen: logSumExp of [-inf, -inf] is NaN and of [inf, 1] too; in a batch only those rows are NaN. [-inf, 0] is 0.
#   softmax of a row of minus infinities is NaN (there Python agrees).
# Why it matters: forward algorithms and masked attention use -inf as "impossible". One impossible row makes the sum
#   over the batch, and after one step all weights, NaN.

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
const rows = tf.tensor2d([[-Infinity, -Infinity], [Infinity, 1], [-Infinity, 0], [1000, 1000]]);
const result = Array.from(tf.logSumExp(rows, 1).dataSync());
console.log(result);
assert.ok(Number.isNaN(result[0]) && Number.isNaN(result[1]));
assert.equal(result[2], 0);
assert.ok(Math.abs(result[3] - 1000 - Math.LN2) < 1e-3);
JS
node check.cjs
