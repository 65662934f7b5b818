#!/usr/bin/env bash
# Package: ml-random-forest@2.1.0 (featureImportance)
# Behaviour: a node adds gain times samples minus the same of its children to its feature, though the stored numbers
#   are already gains and not impurities, so a weak cut above a strong one counts below zero; and the sum is then
#   divided by itself per tree.
# Common guess: importances are between 0 and 1 and sum to 1, as with other libraries; features that decide the
#   class come first.
# Seen: with default features, two columns that each decide the class alone get 0.25 each, two columns of noise get
#   about 2.70 and -2.20. The sum is 1. Everything is seeded and the same at every run.
# Why it matters: a bar chart of importances is the usual last cell of a forest lesson; here it may name noise as
#   the most important feature and hang below its axis.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-random-forest@2.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { RandomForestClassifier } = require('ml-random-forest');
const rows = Array.from({ length: 60 }, (_, i) => [i, 60 - i, (i * 7) % 5, (i * 3) % 4]);
const forest = new RandomForestClassifier({ nEstimators: 4, seed: 1, noOOB: true });
forest.train(rows, rows.map(([v]) => (v >= 30 ? 1 : 0)));
const importance = forest.featureImportance();
console.log('telling, telling, noise, noise:', importance.map((v) => v.toFixed(2)).join(', '));
assert.ok(Math.abs(importance.reduce((a, b) => a + b) - 1) < 1e-9);
assert.ok(Math.min(...importance) < -1);
assert.ok(Math.max(importance[2], importance[3]) > 1);
assert.ok(importance[0] < 0.3 && importance[1] < 0.3);
JS
node check.cjs
