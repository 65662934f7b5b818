#!/usr/bin/env bash
# Package: datalib@1.9.3 (cor, beside covariance and linearRegression)
# Behaviour: means and deviations are of the values that are there, but the product of the means is taken off once for every
#   row, also for those that are left out of the sum of products. The result is not even between -1 and 1.
# Common guess: rows with a gap are left out, as by covariance and linearRegression when both columns have it.
# Seen: two equal columns with a gap in the same row correlate by -0.67 (covariance 1, R of the regression 1). With gaps in
#   different rows it is -1.13 where the complete rows are on a rising line, and -2.14 in another case. covariance and
#   linearRegression raise an error for those.
# Why it matters: the other statistics of the same table are right, so the table looks clean. A scatter plot with a perfect
#   rise is labelled with a negative number.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts datalib@1.9.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const dl = require('datalib');
const seen = (x, y, expected) => {
  const value = dl.cor(x, y);
  console.log(JSON.stringify(x), JSON.stringify(y), 'correlation', value.toFixed(4));
  assert.ok(Math.abs(value - expected) < 1e-3);
};
seen([1, 2, 3], [1, 2, 3], 1);
seen([null, 1, 2, 3], [null, 1, 2, 3], -0.6667);
seen([1, 2, null, 4], [2, null, 6, 8], -1.127);
seen([5, null, 1, 2], [1, 2, 3, null], -2.135);
const gap = [null, 1, 2, 3];
console.log('covariance', dl.covariance(gap, gap), 'R', dl.linearRegression(gap, gap).R, 'mean', dl.mean(gap));
assert.equal(dl.covariance(gap, gap), 1);
assert.equal(dl.linearRegression(gap, gap).R, 1);
assert.equal(dl.mean(gap), 2);
assert.throws(() => dl.covariance([1, 2, null, 4], [2, null, 6, 8]), /align/);
JS
node check.cjs
