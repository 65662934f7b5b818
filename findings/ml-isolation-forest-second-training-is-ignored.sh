#!/usr/bin/env bash
# Package: ml-isolation-forest@0.1.0 (train, predict)
# Behaviour: train appends its trees to those of earlier trainings, and predict asks the first nEstimators, which are
#   those of the first training. Nothing but the size of the later data is used. The mean length of a path, which turns
#   depths into scores, leaves a constant undoubled, so that three points have a shorter path than two.
# Common guess: a second train replaces the model, or adds to it; a score of 0.5 is the average point.
# Seen: a forest trained on points around 0 and then on points around 100 still scores as before to the last digit:
#   those around 100 stay the anomalies, while the forest holds 200 trees. The mean score of training data is 0.47.
# Why it matters: a detector that is refitted every week is last year's, and every check that looks at the number of
#   trees or at errors is content.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-isolation-forest@0.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { IsolationForest } = require('ml-isolation-forest');
const grid = (centre) => Array.from({ length: 64 }, (_, i) => [centre + (i % 8) / 10, centre + Math.floor(i / 8) / 10]);
const probes = [[0.35, 0.35], [100.35, 100.35]];
const forest = new IsolationForest({ nEstimators: 100 });
forest.train(grid(0));
const before = forest.predict(probes);
forest.train(grid(100));
const after = forest.predict(probes);
const fresh = new IsolationForest({ nEstimators: 100 });
fresh.train(grid(100));
const show = (scores) => scores.map((v) => v.toFixed(3)).join(' ');
console.log('scores at 0 and at 100: first', show(before), ' refitted', show(after));
assert.deepEqual(after, before);
assert.equal(forest.forest.length, 200);
assert.ok(after[0] < after[1]);
const [atZero, atHundred] = fresh.predict(probes);
console.log('fresh forest on the second data:', show([atZero, atHundred]));
assert.ok(atZero > atHundred);

const scores = fresh.predict(grid(100));
const mean = scores.reduce((sum, v) => sum + v, 0) / scores.length;
console.log('mean score of the training data:', mean.toFixed(3));
assert.ok(mean < 0.485);
JS
node check.cjs
