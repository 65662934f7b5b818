#!/usr/bin/env bash
# Package: ml-random-forest@2.1.0 (option maxSamples)
# Behaviour: maxSamples keeps the first rows of the training set, once, for all trees, and the rest is never seen.
#   The documentation of the option says that so many samples are drawn.
# Common guess: as in other forests, each tree draws that many rows at random, so together they see everything.
# Seen: 60 rows sorted by class with maxSamples 0.5 train a forest that predicts the first class for everything; the
#   same rows interleaved are learnt. No seed changes it.
# Why it matters: course data sets (iris above all) come sorted by class. The option that should add variety to the
#   trees silently removes classes.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-random-forest@2.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { RandomForestClassifier } = require('ml-random-forest');
const sorted = Array.from({ length: 60 }, (_, i) => ({ x: [i, 100 - i], y: i < 30 ? 0 : 1 }));
const interleaved = sorted.map((_, i) => sorted[i % 2 === 0 ? i / 2 : 30 + (i - 1) / 2]);
const accuracy = (data, seed, maxSamples) => {
  const model = new RandomForestClassifier({ nEstimators: 10, seed, maxSamples, noOOB: true });
  model.train(data.map((d) => d.x), data.map((d) => d.y));
  const predicted = model.predict(sorted.map((d) => d.x));
  return predicted.filter((p, i) => p === sorted[i].y).length / sorted.length;
};
for (const seed of [1, 2, 3]) {
  const result = {
    all: accuracy(sorted, seed),
    halfOfSorted: accuracy(sorted, seed, 0.5),
    halfOfInterleaved: accuracy(interleaved, seed, 0.5),
  };
  console.log('seed', seed, result);
  assert.ok(result.all > 0.9);
  assert.equal(result.halfOfSorted, 0.5);
  assert.ok(result.halfOfInterleaved > 0.8);
}
JS
node check.cjs
