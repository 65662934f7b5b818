#!/usr/bin/env bash
# Package: crossfilter2@1.5.4 (groupAll().reduceSum)
# Behaviour: sums are made of all rows, and what a filter shuts out is subtracted again. A NaN that was added does not go away
#   by that: neither when its row is filtered out, nor when the row is removed.
# Common guess: the sum is that of the rows that the filter lets through.
# Seen: with losses of 1, 2 and NaN the sum is NaN, also when only the first two are selected, also for a sum that is made while
#   the filter stands, and also when the row with NaN has been removed from the table. A sum made after that is 3.
# Why it matters: one diverged run in a table of runs empties every chart, and filtering it out, which is what the tool is
#   for, does not bring them back.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts crossfilter2@1.5.4
cat > check.cjs <<'JS'
const assert = require('node:assert');
const module_ = require('crossfilter2');
const crossfilter = module_.default ?? module_;
const runs = crossfilter([
  { run: 1, loss: 1 },
  { run: 2, loss: 2 },
  { run: 3, loss: NaN },
]);
const byRun = runs.dimension(({ run }) => run);
const sum = () => runs.groupAll().reduceSum(({ loss }) => loss);
const total = sum();
const show = (label, value) => {
  console.log(label.padEnd(38), value);
  return value;
};
assert.ok(Number.isNaN(show('all runs', total.value())));
byRun.filter((run) => run < 3);
assert.deepEqual(runs.allFiltered().map(({ run }) => run), [1, 2]);
assert.ok(Number.isNaN(show('runs 1 and 2', total.value())));
assert.ok(Number.isNaN(show('runs 1 and 2, by a sum made now', sum().value())));
byRun.filterAll();
runs.remove(({ loss }) => Number.isNaN(loss));
assert.equal(show('rows left without run 3', runs.size()), 2);
assert.ok(Number.isNaN(show('their sum', total.value())));
assert.equal(show('their sum, by a sum made now', sum().value()), 3);
JS
node check.cjs
