#!/usr/bin/env bash
# Package: @stdlib/stats-base-dists-discrete-uniform-quantile@0.3.1, beside its cdf@0.3.1 and the binomial quantile@0.2.3
# Behaviour: the quantile is a + floor(p (b - a + 1)). At every level that the distribution function takes, this is one
#   value too high, at 1 a value outside of the range. The README gives this formula, and no word on what follows from it.
# Common guess: a quantile is the smallest value whose probability up to it is at least p, as in R, in SciPy, and in the
#   other discrete distributions of this library.
# Seen: for a die, the probability of at most 3 is 0.5, and the quantile at 0.5 is 4; at 1 it is 7. The interquartile range
#   of 0 to 3 is 1 to 3, where the probability of at most 0 is 0.25. A binomial distribution of the library gives its
#   value back at each of its levels.
# Why it matters: levels such as 0.25, 0.5 and 1 are exactly where it happens for scales of 4 or 10 points. A cut at "the
#   best half" is one point off, and an array that is indexed with the quantile is read past its end.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @stdlib/stats-base-dists-discrete-uniform-quantile@0.3.1 @stdlib/stats-base-dists-discrete-uniform-cdf@0.3.1 @stdlib/stats-base-dists-binomial-quantile@0.2.3
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const quantile = require('@stdlib/stats-base-dists-discrete-uniform-quantile');
const cdf = require('@stdlib/stats-base-dists-discrete-uniform-cdf');
const binomial = require('@stdlib/stats-base-dists-binomial-quantile');
for (const [low, high] of [[1, 6], [0, 9], [0, 3]]) {
  const size = high - low + 1;
  const levels = Array.from({ length: size }, (_, i) => (i + 1) / size);
  const rows = levels.map((p, i) => ({ p, value: low + i, quantile: quantile(p, low, high) }));
  console.log(`${low} to ${high}:`, rows.map(({ p, value, quantile: q }) => `${p.toFixed(3)} is ${value}, got ${q}`).join('; '));
  for (const { p, value, quantile: q } of rows) {
    assert.ok(Math.abs(cdf(value, low, high) - p) < 1e-12);
    assert.equal(q, value + 1);
  }
}
assert.equal(quantile(1, 1, 6), 7);
assert.equal(quantile(0.5, 1, 6), 4);
assert.equal(quantile(0.49, 1, 6), 3);
assert.equal(binomial(0.5, 1, 0.5), 0);
assert.equal(binomial(1, 6, 0.5), 6);
JS
node check.cjs
