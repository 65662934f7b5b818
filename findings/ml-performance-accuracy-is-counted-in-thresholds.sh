#!/usr/bin/env bash
# Package: ml-performance@0.2.0 (Performance.getMeasure with acc and err)
# Behaviour: both are sums over the samples, divided by the number of different scores (the thresholds less one); in err
#   only the false positives are divided, the false negatives are added whole. The other measures are right.
# Common guess: acc and err are shares of the samples, between 0 and 1, and add up to 1.
# Seen: ten samples with ten different scores have the right accuracies, 0.4 to 0.8, and errors from 6 to 0.4. The same
#   scores rounded to one decimal have accuracies up to 1.4, and all of them equal to 1 gives 4 and 6.
# Why it matters: the error beside a right ROC curve in the same report is wrong at every point, and the accuracy as
#   soon as two samples share a score, as with the leaves of a tree or rounded probabilities: the tests with distinct
#   scores pass.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-performance@0.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const Performance = require('ml-performance');
const truth = [1, 1, 0, 1, 1, 1, 0, 0, 1, 0];
const scores = [0.9, 0.8, 0.7, 0.6, 0.55, 0.54, 0.53, 0.52, 0.51, 0.5];
const counted = (values) => {
  const cutoffs = [Infinity, ...new Set(values)];
  return cutoffs.map((cut) => values.filter((v, i) => (v >= cut) === (truth[i] === 1)).length / values.length);
};
const near = (a, b) => a.length === b.length && a.every((v, i) => Math.abs(v - b[i]) < 1e-9);
const report = (digits) => {
  const values = scores.map((v) => Number(v.toFixed(digits)));
  const measured = new Performance([values], [truth], { all: true, max: true });
  const [acc, err, tpr] = ['acc', 'err', 'tpr'].map((name) => measured.getMeasure(name));
  console.log('scores with', digits, 'decimals: acc', acc, 'err', err, 'counted', counted(values));
  return { acc, err, tpr, right: counted(values) };
};
const exact = report(2);
assert.ok(near(exact.acc, exact.right));
assert.ok(near(exact.err, [6, 5, 4, 4.1, 3.1, 2.1, 1.1, 1.2, 1.3, 0.3, 0.4]));
const rounded = report(1);
assert.ok(near(rounded.acc, [0.8, 1, 1.2, 1, 1.4, 1.2]));
assert.ok(rounded.tpr.every((v) => v >= 0 && v <= 1));
const one = report(0);
assert.deepEqual([one.acc, one.right], [[4, 6], [0.4, 0.6]]);
JS
node check.cjs
