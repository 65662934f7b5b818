#!/usr/bin/env bash
# Package: lib-r-math.js@2.0.3 (qsignrank)
# Behaviour: the table of counts for the signed-rank distribution is kept between calls, and qsignrank takes the one
#   that is there, whatever size it was made for. dsignrank and psignrank make a new one when the size changes; only
#   such a call puts qsignrank right, for its own size.
# Common guess: a quantile is a function of its arguments, and the probabilities and quantiles of one size belong
#   together.
# Seen: the 5% point for 20 pairs is 61; once psignrank was asked for 30 pairs it is 55, and the median 79 in place of
#   105. After 9 pairs, the median for 10 is 25 in place of 27. psignrank is right all the time, and a call of it with
#   the same size repairs qsignrank.
# Why it matters: critical values of the Wilcoxon test depend on which groups were tested before, so a page shows
#   another decision after a reload, and a test that runs alone finds nothing.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts lib-r-math.js@2.0.3
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { psignrank, qsignrank } = require('lib-r-math.js');
const levels = [0.01, 0.05, 0.25, 0.5, 0.55, 0.75, 0.95, 0.99];
const quantiles = (pairs, note) => {
  const found = levels.map((level) => qsignrank(level, pairs));
  console.log(`${pairs} pairs, ${note}:`, found.join(' '));
  return found;
};
const right = (pairs) => levels.map((level) => {
  let value = 0;
  while (psignrank(value, pairs) < level) value++;
  return value;
});
console.log('levels', levels.join(' '));
assert.deepEqual(quantiles(20, 'first'), [44, 61, 87, 105, 108, 123, 149, 166]);
psignrank(100, 30);
assert.deepEqual(quantiles(20, 'after 30'), [42, 55, 71, 79, 132, 139, 155, 168]);
psignrank(20, 9);
const after9 = quantiles(10, 'after 9');
assert.equal(after9[3], 25);
assert.equal(right(10)[3], 27);
const expected = right(20);
console.log('20 pairs by psignrank:', expected.join(' '));
assert.deepEqual(expected, [44, 61, 87, 105, 108, 123, 149, 166]);
assert.deepEqual(quantiles(20, 'after psignrank of 20'), expected);
JS
node check.cjs
