#!/usr/bin/env bash
# Package: @tensorflow/tfjs-layers@4.22.0 (metrics.precision, metrics.recall; with tfjs-core, tfjs-backend-cpu)
# Behaviour: a prediction counts as positive only where it is exactly 1. There is no threshold, neither by default
#   nor as an option.
# Common guess: predictions of a sigmoid are compared with 0.5, as binaryAccuracy does and as in Keras.
# Seen: predictions 0.9, 0.8, 0.1 for labels 1, 1, 0 have a binary accuracy of 1 and a precision and recall of 0. A
#   model compiled with the metric 'precision' reports 0 in every epoch. Rounding the predictions first gives 1.
# Why it matters: 0 looks like a model that finds nothing. No error says that the metric cannot be used with
#   probabilities, which is what a model being fitted has.

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
const { layers, metrics, sequential } = require('@tensorflow/tfjs-layers');
const labels = tf.tensor2d([[1], [1], [0]]);
const predicted = tf.tensor2d([[0.9], [0.8], [0.1]]);
const value = (tensor) => tf.mean(tensor).arraySync();
const seen = {
  accuracy: value(metrics.binaryAccuracy(labels, predicted)),
  precision: value(metrics.precision(labels, predicted)),
  recall: value(metrics.recall(labels, predicted)),
  rounded: value(metrics.precision(labels, tf.round(predicted))),
};
console.log(seen);
assert.deepEqual(seen, { accuracy: 1, precision: 0, recall: 0, rounded: 1 });
const model = sequential({ layers: [layers.activation({ activation: 'linear', inputShape: [1] })] });
model.compile({ optimizer: 'sgd', loss: 'binaryCrossentropy', metrics: ['accuracy', 'precision'] });
const [, accuracy, precision] = model.evaluate(predicted, labels).map(value);
console.log('compiled:', { accuracy, precision });
assert.equal(accuracy, 1);
assert.equal(precision, 0);
JS
node check.cjs
