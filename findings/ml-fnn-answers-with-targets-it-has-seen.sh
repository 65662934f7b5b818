#!/usr/bin/env bash
# Package: ml-fnn@5.0.0 (train, predict)
# Behaviour: every different target is a class, and predict answers with the target of the likeliest class. A network
#   for numbers can say nothing but numbers that were in the training data.
# Common guess: a feedforward network with numeric targets of one or more columns is a regression; between two points
#   it answers with something between.
# Seen: trained on 0, 10, 20 and 30, it answers with one of these four for every input, and for inputs far outside as
#   well. On training data the error is 0 or that of a whole step. Targets that are all different, as measurements are,
#   become as many classes as rows.
# Why it matters: the loss on the training data says that it learnt the function. A test on inputs of the training data
#   says so too; only held-out inputs show that it is a table.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-fnn@5.0.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import module from 'ml-fnn';
const FNN = module.default ?? module;
const inputs = [[0], [1], [2], [3]];
const network = new FNN({ hiddenLayers: [6], iterations: 3000, learningRate: 0.05, activation: 'tanh' });
network.train(inputs, [[0], [10], [20], [30]]);
const probes = Array.from({ length: 61 }, (_, i) => [i / 20]);
const answers = new Set(network.predict(probes).flat());
console.log('61 inputs from 0 to 3, different answers:', [...answers].join(' '));
assert.ok(answers.size <= 4 && [...answers].every((v) => [0, 10, 20, 30].includes(v)));
const far = network.predict([[-100], [100]]).flat();
console.log('at -100 and 100:', far.join(' '));
assert.ok(far.every((v) => [0, 10, 20, 30].includes(v)));

const square = Array.from({ length: 21 }, (_, i) => i / 20);
const curve = new FNN({ hiddenLayers: [8], iterations: 300, learningRate: 0.05 });
curve.train(square.map((x) => [x]), square.map((x) => [x * x]));
const predicted = curve.predict(square.map((x) => [x + 0.025])).flat();
const known = new Set(square.map((x) => x * x));
console.log('x squared between the points of training:', [...new Set(predicted)].map((v) => v.toFixed(3)).join(' '));
assert.ok(predicted.every((v) => known.has(v)));
assert.equal(JSON.stringify(curve.toJSON()).includes('0.0025'), true);
JS
node check.mjs
