#!/usr/bin/env bash
# Package: data-forge@1.10.5 (Series.toArray, average, min)
# Behaviour: toArray and toPairs leave out what is null or undefined; the option includeNulls brings null back, and a
#   key that a row does not have still not. count counts all. So the columns of one table come out with different
#   lengths. The average, smallest and largest of no values are 0.
# Common guess: a column has one element for each row; the average of nothing is undefined or NaN.
# Seen: of three rows of which the second has no a, the arrays are [1, 3] for a and [10, 20, 30] for b, and count is 3
#   for both. The average of a student without a submission is 0. select sees the gap and makes NaN of it, which
#   stays.
# Why it matters: features and labels that are taken column by column are paired wrongly from the first gap on,
#   without an error, since both are plain arrays of numbers. No points and 0 points look the same.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts data-forge@1.10.5
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { DataFrame, Series } = require('data-forge');
const table = new DataFrame([{ a: 1, b: 10 }, { b: 20 }, { a: 3, b: 30 }]);
const columns = ['a', 'b'].map((name) => table.getSeries(name));
console.log('columns', columns.map((column) => column.toArray()), 'counts', columns.map((column) => column.count()));
assert.deepEqual(columns.map((column) => column.toArray()), [[1, 3], [10, 20, 30]]);
assert.deepEqual(columns.map((column) => column.count()), [3, 3]);
assert.deepEqual(new Series([1, null, 3]).toArray(), [1, 3]);
assert.equal(new Series([1, null, 3]).toArray({ includeNulls: true }).length, 3);
assert.equal(columns[0].toArray({ includeNulls: true }).length, 2);
assert.deepEqual(columns[0].select((v) => v * 2).toArray(), [2, NaN, 6]);

const pairs = columns[0].toArray().map((feature, i) => [feature, columns[1].toArray()[i]]);
console.log('feature and label, paired by place:', pairs);
assert.deepEqual(pairs, [[1, 10], [3, 20]]);
const none = new Series([]);
console.log('of no values: average', none.average(), 'median', none.median(), 'min', none.min(), 'max', none.max());
assert.deepEqual([none.average(), none.median(), none.min(), none.max()], [0, 0, 0, 0]);
assert.equal(new Series([null]).average(), 0);
JS
node check.cjs
