#!/usr/bin/env bash
# Package: jstat@1.9.6 (quartiles, quantiles, percentile, histogram)
# Behaviour: quartiles takes the value whose place is a quarter of the number, rounded, quantiles interpolates with
#   3/8, and percentile as spreadsheets do. The middle one of quartiles is no median for an even number of values.
#   histogram counts equal values nowhere, since its bars have no width then.
# Common guess: quartiles, quantiles at 0.25 and percentile at 0.25 are the same number, and quartiles of mirrored
#   data are mirrored.
# Seen: for 1 2 3 4 5 the first quartile is 1, 1.6875 or 2, and quartiles gives 1, 3, 4, so the box reaches down to
#   the minimum and not up to the maximum. For 1 2 3 4 it gives 2 as the middle, where median gives 2.5. histogram([3,
#   3, 3]) is 0, 0, 0, 0.
# Why it matters: a box plot of a small class and the table beside it disagree, and marks that are symmetrical look
#   skewed. A question that everybody answered alike has an empty histogram.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts jstat@1.9.6
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { jStat } = require('jstat');
for (const marks of [[1, 2, 3, 4, 5], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7]]) {
  const [quantile] = jStat.quantiles(marks, [0.25]);
  const percentile = jStat.percentile(marks, 0.25);
  console.log(marks.join(' '), 'quartiles', jStat.quartiles(marks), 'quantile', quantile, 'percentile', percentile);
}
const five = [1, 2, 3, 4, 5];
assert.deepEqual(jStat.quartiles(five), [1, 3, 4]);
assert.deepEqual(jStat.quartiles(five.map((v) => 6 - v)), [1, 3, 4]);
assert.equal(jStat.quantiles(five, [0.25])[0], 1.6875);
assert.equal(jStat.percentile(five, 0.25), 2);
assert.deepEqual([jStat.quartiles([1, 2, 3, 4])[1], jStat.median([1, 2, 3, 4])], [2, 2.5]);

const bars = (values) => Array.from(jStat.histogram(values, 4));
console.log('histogram of 3 3 3:', bars([3, 3, 3]).join(' '), 'of 3 3 4:', bars([3, 3, 4]).join(' '));
assert.deepEqual(bars([3, 3, 3]), [0, 0, 0, 0]);
assert.deepEqual(bars([3, 3, 4]), [2, 0, 0, 1]);
JS
node check.cjs
