#!/usr/bin/env bash
# Package: ml-random-forest@2.1.0 (RandomForestClassifier.train)
# Behaviour: training ends by computing out-of-bag predictions for every row. A row that happens to be in the bag of
#   every tree has no such vote, and the vote of nobody is an error: "input must not be empty". It comes out of
#   train, after all trees were grown.
# Common guess: a forest of 4 or 5 trees trains like one of 50; a row without out-of-bag votes is left out of that
#   estimate.
# Seen: for 60 rows and seeds 1 to 20, none of the forests with 4 trees can be trained by default, and all with 50
#   trees can. noOOB: true or useSampleBagging: false makes the small ones work; the message speaks of an empty
#   input.
# Why it matters: examples and quick tests use few trees. The chance that some row is in every bag is 1 - (1 -
#   0.63^trees)^rows, so adding rows makes a forest that worked fail.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-random-forest@2.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { RandomForestClassifier } = require('ml-random-forest');
const rows = Array.from({ length: 60 }, (_, i) => [i, 60 - i]);
const labels = rows.map(([v]) => (v >= 30 ? 1 : 0));
const failures = (options) => {
  let failed = 0;
  for (let seed = 1; seed <= 20; seed++) {
    try {
      new RandomForestClassifier({ seed, ...options }).train(rows, labels);
    } catch (error) {
      assert.match(error.message, /input must not be empty/);
      failed++;
    }
  }
  return failed;
};
const counted = {
  'trees 4': failures({ nEstimators: 4 }),
  'trees 10': failures({ nEstimators: 10 }),
  'trees 50': failures({ nEstimators: 50 }),
  'trees 4, noOOB': failures({ nEstimators: 4, noOOB: true }),
};
console.log('of 20 seeds, failed:', counted);
assert.equal(counted['trees 4'], 20);
assert.ok(counted['trees 10'] > 0 && counted['trees 10'] < 20);
assert.equal(counted['trees 50'], 0);
assert.equal(counted['trees 4, noOOB'], 0);
JS
node check.cjs
