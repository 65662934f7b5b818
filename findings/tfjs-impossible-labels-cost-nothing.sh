#!/usr/bin/env bash
# Package: @tensorflow/tfjs-layers@4.22.0 (sparseCategoricalCrossentropy; with tfjs-core, tfjs-backend-cpu)
# Behaviour: labels are turned into one-hot rows, and a label outside of the classes is a row of zeros, whose cross
#   entropy is 0, the best value there is. Fractions are cut to whole numbers.
# Common guess: a label that no class has is an error, or NaN.
# Seen: the label 5 (or -1) for two classes has loss 0; labels 1 and 2 instead of 0 and 1 halve the loss.
# Why it matters: labels that start at 1 are the commonest mistake there is. The loss curve looks good, and one
#   class is never learnt.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0 @tensorflow/tfjs-layers@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const { layers, sequential } = require('@tensorflow/tfjs-layers');
const model = sequential({ layers: [layers.activation({ activation: 'softmax', inputShape: [2] })] });
model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
const logits = tf.tensor2d([[0, 0], [0, 0]]);
const loss = (...labels) => model.evaluate(logits, tf.tensor1d(labels)).arraySync();
const seen = { right: loss(0, 1), beyond: loss(5, 5), below: loss(-1, -1), fromOne: loss(1, 2), fraction: loss(0.9, 1.9) };
console.log(seen);
assert.ok(Math.abs(seen.right - Math.LN2) < 1e-6);
assert.equal(seen.beyond, 0);
assert.equal(seen.below, 0);
assert.ok(Math.abs(seen.fromOne - Math.LN2 / 2) < 1e-6);
assert.ok(Math.abs(seen.fraction - Math.LN2) < 1e-6);
JS
node check.cjs
