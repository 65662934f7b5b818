#!/usr/bin/env bash
# Package: brain.js@1.6.1 (NeuralNetwork.toFunction)
# Behaviour: with objects as inputs, run takes a feature that the object does not have as 0. The function that
#   toFunction makes for use without the library reads it as undefined, so every output is NaN.
# Common guess: the function is the network: the same outputs for the same inputs.
# Seen: a network of the features a and b answers { a: 1 } with 0.93 and 0.07; its function with NaN and NaN, and with
#   the same as the network once b: 0 is written out. A key that was never seen changes neither. With lists as inputs
#   they agree.
# Why it matters: leaving out the features that are 0 is how such inputs are written, in the training data too. The
#   exported model is right for complete inputs only, and NaN as an output passes for "below the threshold".

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts brain.js@1.6.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { NeuralNetwork } = require('brain.js');
const network = new NeuralNetwork();
network.train([{ input: { a: 1 }, output: { x: 1 } }, { input: { b: 1 }, output: { y: 1 } }]);
const standalone = network.toFunction();
const shown = (input) => {
  const [inside, outside] = [network.run(input), standalone(input)];
  console.log(JSON.stringify(input), 'network', inside, 'function', outside);
  return [inside, outside];
};
const [inside, outside] = shown({ a: 1 });
assert.ok(inside.x > 0.8 && inside.y < 0.2);
assert.ok(Number.isNaN(outside.x) && Number.isNaN(outside.y));
for (const input of [{ a: 1, b: 0 }, { a: 0, b: 1 }, { a: 1, b: 0, c: 5 }]) {
  const [one, other] = shown(input);
  assert.ok(Math.abs(one.x - other.x) < 1e-5 && Math.abs(one.y - other.y) < 1e-5);
}
const lists = new NeuralNetwork();
lists.train([{ input: [0], output: [0] }, { input: [1], output: [1] }]);
assert.ok(Math.abs(lists.run([1])[0] - lists.toFunction()([1])[0]) < 1e-5);
JS
node check.cjs
