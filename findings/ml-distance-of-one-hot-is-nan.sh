#!/usr/bin/env bash
# Package: ml-distance@5.0.0
# Behaviour: terms like 0 log 0 and 0/0 are computed as they stand, so distributions with a zero make
#   kullbackLeibler, jensenShannon, topsoe, kdivergence and canberra NaN where the definition gives a finite number;
#   motyka of a vector with itself is 0.5, also as a "distance".
# Common guess: 0 log 0 counts as 0, so the divergence of a one-hot label from a prediction is the cross entropy,
#   and the Jensen-Shannon divergence of two different one-hot vectors is log 2.
# Seen: NaN in all of these, and in canberra as soon as both vectors have a zero in the same place.
# Why it matters: labels are one-hot and counts have zeros. NaN is not less than any threshold, so "distance < 0.1"
#   quietly says no, and a mean over a batch is NaN.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-distance@5.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { distance } = require('ml-distance');
const label = [1, 0];
const guess = [0.5, 0.5];
for (const name of ['kullbackLeibler', 'kdivergence', 'jensenShannon', 'topsoe']) {
  console.log(name, 'of [1,0] and [0.5,0.5]:', distance[name](label, guess), ' inner values:', distance[name]([0.9, 0.1], guess));
  assert.ok(Number.isNaN(distance[name](label, guess)));
  assert.ok(distance[name]([0.9, 0.1], guess) > 0);
}
assert.ok(Number.isNaN(distance.jensenShannon([1, 0], [0, 1])));
assert.ok(Number.isNaN(distance.canberra([0, 1], [0, 2])));
assert.ok(Math.abs(distance.canberra([1, 1], [1, 2]) - 1 / 3) < 1e-12);
console.log('motyka of a vector with itself:', distance.motyka([0.2, 0.8], [0.2, 0.8]));
assert.equal(distance.motyka([0.2, 0.8], [0.2, 0.8]), 0.5);
JS
node check.cjs
