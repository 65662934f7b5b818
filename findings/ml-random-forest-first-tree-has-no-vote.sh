#!/usr/bin/env bash
# Package: ml-random-forest@2.1.0 (RandomForestClassifier.predictProbability)
# Behaviour: the share of trees that vote for a label is summed by a reduce without a start value, so the sum starts
#   with the LABEL that the first tree predicted, in millionths, and that tree's vote is left out.
# Common guess: all trees agree, so the probability is 1; with one tree it is 0 or 1.
# Seen: with 4 trees that all say class 1, the probability of class 1 is 0.750001 and with 10 trees 0.900001. The
#   probability of a class that no tree voted for is not 0: with labels 0 and 7 all trees for 7 give the label 0 a
#   probability of 0.000007. With a single tree the "probability" of the predicted class 7 is 0.000007.
# Why it matters: thresholds (0.95), calibration curves, log losses and comparisons of forests of different sizes
#   are wrong without a sign of it; more trees look like more confidence.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-random-forest@2.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { RandomForestClassifier } = require('ml-random-forest');
const rows = Array.from({ length: 40 }, (_, i) => [i, 100 - i]);
const forest = (positive, nEstimators) => {
  const model = new RandomForestClassifier({ nEstimators, seed: 3, useSampleBagging: false });
  model.train(rows, rows.map(([v]) => (v < 20 ? 0 : positive)));
  assert.deepEqual(model.predict([[0, 100], [39, 61]]), [0, positive]);
  return model;
};
const ofOne = (n) => forest(1, n).predictProbability([[39, 61]], 1)[0];
console.log('all trees for class 1:', { 1: ofOne(1), 4: ofOne(4), 10: ofOne(10) });
assert.equal(ofOne(1), 0.000001);
assert.equal(ofOne(4), 0.750001);
assert.equal(ofOne(10), 0.900001);
const sevens = forest(7, 1);
const zeroShare = sevens.predictProbability([[39, 61]], 0)[0];
const sevenShare = sevens.predictProbability([[39, 61]], 7)[0];
console.log('one tree, labels 0 and 7, votes 7:', { zero: zeroShare, seven: sevenShare });
assert.equal(zeroShare, 0.000007);
assert.equal(sevenShare, 0.000007);
JS
node check.cjs
