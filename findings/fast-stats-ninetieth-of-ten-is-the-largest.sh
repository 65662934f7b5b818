#!/usr/bin/env bash
# Package: fast-stats@0.0.7 (Stats.percentile)
# Behaviour: where the position of a percentile is a whole number the value after it is taken, except for the three quartiles,
#   which have a rule of their own.
# Common guess: one of the usual definitions: the value at that position, or something up to the next one.
# Seen: of 1 to 10 the 90th percentile is 10, the maximum, and the 10th is 2; all of the nine usual definitions give at most
#   9.9 and at most 1.9. The 80th is 9, but the 75th 7.5. Of 1 to 100 the 99th is 100.
# Why it matters: the 90th of ten times is the slowest of all, so one outlier decides it; that is what a percentile is taken
#   to avoid. The readme says only that any percentile can be had.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fast-stats@0.0.7
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Stats } = require('fast-stats');
/** The nine definitions of Hyndman and Fan, at share p of the sorted values. */
const usual = (values, p) => {
  const n = values.length;
  const at = (k) => values[Math.min(Math.max(k, 1), n) - 1];
  const whole = Number.isInteger(Number((n * p).toFixed(9)));
  const k = Math.round(n * p);
  const next = at(Math.ceil(n * p));
  const stepwise = whole ? [at(k), (at(k) + at(k + 1)) / 2, at(k)] : [next, next, at(k)];
  const lines = [n * p, n * p + 0.5, (n + 1) * p, (n - 1) * p + 1, (n + 1 / 3) * p + 1 / 3, (n + 0.25) * p + 0.375];
  const between = (h, low = Math.floor(h)) => at(low) + (h - low) * (at(low + 1) - at(low));
  return [...stepwise, ...lines.map((h) => between(h))];
};
const seen = (count, percent, expected) => {
  const values = Array.from({ length: count }, (_, i) => i + 1);
  const value = new Stats().push(values).percentile(percent);
  const others = usual(values, percent / 100);
  const range = [Math.min(...others), Math.max(...others)].map((v) => v.toFixed(2)).join(' to ');
  console.log(`1 to ${count}: percentile ${percent} is ${value}, by the nine definitions ${range}`);
  assert.equal(value, expected);
  return value - Math.max(...others);
};
assert.ok(seen(10, 90, 10) > 0.05);
assert.ok(seen(10, 10, 2) > 0.05);
assert.ok(seen(10, 80, 9) > 0.05);
assert.ok(seen(100, 99, 100) > 0.005);
assert.ok(seen(10, 75, 7.5) <= 0);
seen(10, 50, 5.5);
JS
node check.cjs
