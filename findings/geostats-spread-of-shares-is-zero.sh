#!/usr/bin/env bash
# Package: geostats@2.1.0 (variance, stddev, cov, getClassStdDeviation)
# Behaviour: the variance is rounded to two decimals before anything is made from it: the standard deviation is the
#   rounded root of the rounded variance, and classes by standard deviations are laid out with that. stddev(false)
#   only leaves the second rounding out.
# Common guess: numbers are rounded where they are printed; false asks for the unrounded one.
# Seen: shares from 0.85 to 0.99 have variance, deviation and coefficient of variation 0, and all five bounds of their
#   four classes are the mean. The same numbers as percents have a deviation of 4.18 and four proper classes.
#   stddev(false) of 0.4, 0.5, 0.6 and 0.65 is 0.1 and should be 0.096.
# Why it matters: accuracies, probabilities and marks in shares have variances below 0.005 more often than not. The
#   classes change with the unit, and a map or a table shows one colour for everything.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts geostats@2.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const Geostats = require('geostats');
const shares = [0.85, 0.88, 0.9, 0.91, 0.93, 0.94, 0.96, 0.99];
const mean = shares.reduce((sum, v) => sum + v) / shares.length;
const exact = Math.sqrt(shares.reduce((sum, v) => sum + (v - mean) ** 2, 0) / shares.length);
for (const scale of [1, 100]) {
  const series = new Geostats(shares.map((v) => Math.round(v * 100) * (scale / 100)));
  const seen = { variance: series.variance(), stddev: series.stddev(), cov: series.cov() };
  const bounds = series.getClassStdDeviation(4);
  console.log(`times ${scale}:`, seen, 'exact deviation', (exact * scale).toFixed(4), 'bounds', bounds);
  if (scale === 1) {
    assert.deepEqual(seen, { variance: 0, stddev: 0, cov: 0 });
    assert.equal(new Set(bounds).size, 1);
    assert.equal(new Geostats(shares).stddev(false), 0);
  } else {
    assert.ok(Math.abs(seen.stddev - 100 * exact) < 0.01);
    assert.equal(new Set(bounds).size, 5);
  }
}
const wider = new Geostats([0.4, 0.5, 0.6, 0.65]).stddev(false);
console.log('0.4 to 0.65: stddev(false)', wider);
assert.equal(wider, 0.1);
JS
node check.cjs
