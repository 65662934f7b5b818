#!/usr/bin/env bash
# Package: @tensorflow/tfjs-layers@4.22.0 (LayersModel.evaluate; with tfjs-core, tfjs-backend-cpu)
# Behaviour: evaluate documents the argument sampleWeight, accepts it and does not use it. fit refuses the same
#   argument with "sample weight is not supported yet". evaluateDataset takes no weights at all.
# Common guess: what evaluate accepts it uses; a weight of zero takes a row out.
# Seen: for squared errors 1 and 4 the loss is 2.5 with the weights 10 and 1, with 1 and 0 and without weights
#   (weighted it would be 1.27 and 1).
# Why it matters: weighted scores of a survey, a rare class or of exercises with points are reported unweighted, and
#   nobody is told.

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
const model = sequential({ layers: [layers.activation({ activation: 'linear', inputShape: [1] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.tensor2d([[1], [2]]);
const y = tf.tensor2d([[0], [0]]);
const loss = (weights) => model.evaluate(x, y, weights && { sampleWeight: tf.tensor1d(weights) }).arraySync();
const seen = [loss(), loss([10, 1]), loss([1, 0])];
console.log('loss without weights, with 10 and 1, with 1 and 0:', seen);
assert.deepEqual(seen, [2.5, 2.5, 2.5]);
model.fit(x, y, { sampleWeight: tf.tensor1d([10, 1]), verbose: 0 }).then(
  () => assert.fail('fit took sample weights'),
  (error) => assert.match(error.message, /sample weight is not supported/),
);
JS
node check.cjs
