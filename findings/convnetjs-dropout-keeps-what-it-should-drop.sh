#!/usr/bin/env bash
# Package: convnetjs@0.3.0 (DropoutLayer, RegressionLayer)
# Behaviour: training drops each value with the probability drop_prob; prediction multiplies by drop_prob, where it has
#   to multiply by the share that is kept. Given on the layer of a loss, the dropout comes after the loss. The loss
#   that a regression reports is four times the one whose gradient it follows.
# Common guess: drop_prob 0.1 is a mild regularization, and the mean of an activation is the same in training and in
#   prediction.
# Seen: with 0.1 the mean of ones is 0.9 in training and 0.1 in prediction; with 0.8 it is 0.2 and 0.8. Only 0.5 fits.
#   A network that predicts 7 with all of its units predicts 0.7 after dropout of 0.1.
# Why it matters: the less is dropped, the further predictions are from training, and the usual conclusion, that
#   dropout harms this task, is drawn from a factor.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts convnetjs@0.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { DropoutLayer, Net, RegressionLayer, Vol } = require('convnetjs');
const mean = (values) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;
for (const probability of [0.1, 0.5, 0.8]) {
  const layer = new DropoutLayer({ in_sx: 1, in_sy: 1, in_depth: 100, drop_prob: probability });
  const ones = new Vol(1, 1, 100, 1);
  const training = mean(Array.from({ length: 500 }, () => mean(layer.forward(ones, true).w)));
  const prediction = mean(layer.forward(ones, false).w);
  console.log('drop_prob', probability, 'training', training.toFixed(2), 'prediction', prediction.toFixed(2));
  assert.ok(Math.abs(training - (1 - probability)) < 0.02);
  assert.ok(Math.abs(prediction - probability) < 1e-12);
}

const net = new Net();
net.makeLayers([
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: 7 },
  { type: 'fc', num_neurons: 7, drop_prob: 0.1 },
  { type: 'regression', num_neurons: 1 },
]);
assert.deepEqual(net.layers.map((layer) => layer.layer_type), ['input', 'fc', 'dropout', 'fc', 'regression']);
const [, hidden, , output] = net.layers;
hidden.filters.forEach((filter, i) => filter.w.fill(0).fill(1, i, i + 1));
output.filters[0].w.fill(1);
const predicted = net.forward(new Vol(1, 1, 7, 1), false).w[0];
console.log('seven units of 1, dropout 0.1, prediction:', predicted.toFixed(2));
assert.ok(Math.abs(predicted - 0.7) < 1e-9);

const loss = new RegressionLayer({ in_sx: 1, in_sy: 1, in_depth: 1 });
const volume = new Vol([3]);
loss.forward(volume);
const reported = loss.backward([1]);
console.log('error of 2: reported loss', reported, 'gradient', volume.dw[0]);
assert.equal(reported, 8);
assert.equal(volume.dw[0], 2);
JS
node check.cjs
