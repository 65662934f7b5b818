#!/usr/bin/env bash
# Package: stats-lite@2.2.0 (percentile)
# Behaviour: below half a value's share the position becomes negative and the line through the two smallest values is
#   followed downwards, under the minimum. At the other end it stops at the maximum.
# Common guess: every definition of a percentile stays between the smallest and the largest value.
# Seen: of the grades [60, 70, 80, 90] the 5th percentile is 57 and that at 0.001 is 55.04; the 95th is 90. Of [10, 20, 30] the
#   first is 5.3.
# Why it matters: low percentiles of few values are what a warning is made of (the weakest tenth). A course of four has a
#   grade that nobody has, and of times a negative one. The readme names the method and the range of the argument, not this.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts stats-lite@2.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { percentile } = require('stats-lite');
const seen = (values, share, expected) => {
  const value = percentile(values, share);
  console.log(values.join(' '), 'at', share, 'is', Number(value.toFixed(4)));
  assert.ok(Math.abs(value - expected) < 1e-9);
};
const grades = [60, 70, 80, 90];
seen(grades, 0.001, 55.04);
seen(grades, 0.05, 57);
seen(grades, 0.125, 60);
seen(grades, 0.5, 75);
seen(grades, 0.95, 90);
seen(grades, 1, 90);
seen([10, 20, 30], 0.01, 5.3);
seen([1, 30, 31], 0.01, -12.63);
JS
node check.cjs
