#!/usr/bin/env bash
# Package: @tensorflow/tfjs-layers@4.22.0 (layers.lstm; with tfjs-core, tfjs-backend-cpu)
# Behaviour: unitForgetBias is undefined by default, and undefined is no. The forget gate starts with a bias of 0,
#   half open. The recurrent activation is hardSigmoid by default.
# Common guess: as in Keras, the forget gate starts with a bias of 1 (unit_forget_bias is true there), and the gates
#   are sigmoids.
# Seen: the bias of a new lstm of one unit is [0,0,0,0], with unitForgetBias: true [0,1,0,0]. A state of 1 fed with
#   zeros is 0.5 to the number of steps by default, and 0.7 to that number with the bias.
# Why it matters: a model "ported line by line" remembers less: after ten steps a thousandth is left of the state
#   instead of three hundredths, and exercises on long dependencies fail to train.

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
const { layers } = require('@tensorflow/tfjs-layers');
function fresh(options) {
  const layer = layers.lstm({ units: 1, returnState: true, kernelInitializer: 'zeros', recurrentInitializer: 'zeros', ...options });
  const kept = layer.apply([tf.zeros([1, 10, 1]), tf.zeros([1, 1]), tf.ones([1, 1])])[2].arraySync()[0][0];
  return { bias: Array.from(layer.getWeights()[2].dataSync()), kept, gate: layer.getConfig().recurrentActivation };
}
const standard = fresh({});
const remembering = fresh({ unitForgetBias: true });
console.log({ standard, remembering });
assert.deepEqual(standard.bias, [0, 0, 0, 0]);
assert.deepEqual(remembering.bias, [0, 1, 0, 0]);
assert.equal(standard.gate, 'hardSigmoid');
assert.ok(Math.abs(standard.kept - 0.5 ** 10) < 1e-6);
assert.ok(Math.abs(remembering.kept - 0.7 ** 10) < 1e-6);
JS
node check.cjs
