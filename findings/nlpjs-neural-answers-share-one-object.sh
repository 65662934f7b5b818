#!/usr/bin/env bash
# Package: @nlpjs/neural@4.25.0 (NeuralNetwork.run)
# Behaviour: run writes into one object of the network and returns that object. Every answer that was kept becomes the
#   latest one.
# Common guess: each call returns an object of its own; the network only reads its weights.
# Seen: the answer for { a: 1 } has x = 0.99; after a call for { b: 1 } the same variable has x = 0.01, and it is the
#   same object. Answers collected by map are all the last one, so an accuracy from them counts the class of the last
#   example. Outputs are no probabilities either: { a: 2 } has x = 1.74.
# Why it matters: predictions for a test set are collected first and compared afterwards, and that is where it goes
#   wrong; printed one by one they are right. Copy each answer.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @nlpjs/neural@4.25.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { NeuralNetwork } = require('@nlpjs/neural');
const network = new NeuralNetwork({ log: false });
network.train([{ input: { a: 1 }, output: { x: 1 } }, { input: { b: 1 }, output: { y: 1 } }]);
const first = network.run({ a: 1 });
const before = { ...first };
const second = network.run({ b: 1 });
console.log('answer for a:', before, 'the same variable after b:', first);
assert.ok(before.x > 0.9 && before.y < 0.1);
assert.equal(first, second);
assert.ok(first.x < 0.1 && first.y > 0.9);

const inputs = [{ a: 1 }, { a: 1 }, { a: 1 }, { b: 1 }];
const best = ({ x, y }) => (x > y ? 'x' : 'y');
const collected = inputs.map((input) => network.run(input)).map(best);
const atOnce = inputs.map((input) => best(network.run(input)));
console.log('collected, then compared:', collected.join(' '), '- compared at once:', atOnce.join(' '));
assert.deepEqual(collected, ['y', 'y', 'y', 'y']);
assert.deepEqual(atOnce, ['x', 'x', 'x', 'y']);
const { x } = network.run({ a: 2 });
console.log('x of { a: 2 }:', x);
assert.ok(x > 1);
JS
node check.cjs
