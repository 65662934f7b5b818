#!/usr/bin/env bash
# Package: js-stats@1.0.5 (ChiSquareDistribution.cumulativeProbability)
# Behaviour: whether the degrees of freedom are even is decided by reading them as a binary numeral, so 2, 4, 6, 10
#   count as odd and get the formula for odd degrees; 1 counts as even and its distribution is 1 everywhere. 3, 5, 7
#   are right.
# Common guess: the distribution is right for every whole number of degrees, or for none.
# Seen: at the 95% points of the tables: 1 for 1 degree, 0.986 for 2, 0.909 for 4, 0.917 for 6, 0.925 for 10; exactly
#   0.95 for 3, 5, 7 and 11. A statistic of 0.1 with 1 degree has p = 0.
# Why it matters: a two-by-two table has 1 degree and every one of them is significant; a question with five options
#   has 4 degrees and its 5% point is a 9% point. A check with three degrees finds nothing wrong.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts js-stats@1.0.5
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { ChiSquareDistribution } = require('js-stats');
const cdf = (x, df) => new ChiSquareDistribution(df).cumulativeProbability(x);
const points = {
  1: 3.841459, 2: 5.991465, 3: 7.814728, 4: 9.487729, 5: 11.070498, 6: 12.591587, 7: 14.06714, 10: 18.307038,
};
const seen = {};
for (const [df, x] of Object.entries(points)) seen[df] = Number(cdf(x, Number(df)).toFixed(3));
console.log('distribution at the 95% points, by degrees of freedom:', seen);
assert.deepEqual(seen, { 1: 1, 2: 0.986, 3: 0.95, 4: 0.909, 5: 0.95, 6: 0.917, 7: 0.95, 10: 0.925 });
console.log('1 degree at 0.1:', cdf(0.1, 1), 'by the normal distribution 0.248');
assert.equal(cdf(0.1, 1), 1);
for (const x of [1, 3, 6]) {
  const exact = 1 - Math.exp(-x / 2);
  console.log(`2 degrees at ${x}: ${cdf(x, 2).toFixed(4)}, exactly ${exact.toFixed(4)}`);
  assert.ok(cdf(x, 2) - exact > 0.03);
}
JS
node check.cjs
