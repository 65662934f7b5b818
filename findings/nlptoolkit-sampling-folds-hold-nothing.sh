#!/usr/bin/env bash
# Package: nlptoolkit-sampling@1.0.5 (KFoldCrossValidation, StratifiedKFoldCrossValidation)
# Behaviour: where the number of rows is no multiple of K, folds begin at a fraction of an index, and there is nothing
#   at such an index: the test fold has the right length and consists of undefined. With stratified folds, one class
#   whose number does not fit is enough. The caller's list is shuffled in place.
# Common guess: folds differ by one row in size when the number does not divide, and every row is in one test fold.
# Seen: of 10 rows and K = 3, the first test fold has 4 rows and the two others only undefined, half of the training
#   rows of the second are undefined, and six rows are in no test fold. 9 and 12 rows are right.
# Why it matters: a hundred rows and K = 10 is what is tried first. With undefined in place of a row, code that reads
#   a property throws, and code that maps to numbers goes on with NaN.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts nlptoolkit-sampling@1.0.5
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { KFoldCrossValidation, StratifiedKFoldCrossValidation } = require('nlptoolkit-sampling');
const folds = (rows, k) => {
  const split = new KFoldCrossValidation([...Array(rows).keys()], k, 1);
  const tests = Array.from({ length: k }, (_, i) => split.getTestFold(i));
  console.log(`${rows} rows, K = ${k}:`, ...tests);
  return { split, tests, missing: tests.flat().filter((row) => row === undefined).length };
};
assert.equal(folds(9, 3).missing, 0);
assert.equal(folds(12, 4).missing, 0);
const { split, tests, missing } = folds(10, 3);
assert.equal(missing, 8);
assert.equal(new Set(tests.flat().filter((row) => row !== undefined)).size, 4);
assert.deepEqual(tests.map((fold) => fold.length), [4, 4, 4]);
const train = split.getTrainFold(1);
console.log('training rows of the second fold:', train);
assert.ok(train.includes(undefined));

const classes = [[...Array(6).keys()], [10, 11, 12, 13]];
const stratified = new StratifiedKFoldCrossValidation(classes, 3, 1);
console.log('stratified, 6 and 4 rows, K = 3, second test fold:', stratified.getTestFold(1));
assert.ok(stratified.getTestFold(1).includes(undefined));
const rows = [...Array(30).keys()];
new KFoldCrossValidation(rows, 3, 1);
assert.notDeepEqual(rows, [...Array(30).keys()]);
JS
node check.cjs
