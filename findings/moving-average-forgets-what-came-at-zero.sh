#!/usr/bin/env bash
# Package: moving-average@1.0.1
# Behaviour: whether there was a value before is asked by its time, and the time 0 counts as none. A first value that
#   comes at 0 leaves no trace in the average, the variance or the forecast; at any other time, also a negative one,
#   it does.
# Common guess: only differences of times matter.
# Seen: 10 and then, one time span later, 20 have the average 16.32 when they come at 1 and 1001, and 20 when they
#   come at 0 and 1000; the variance is then 0 in place of 23.3.
# Why it matters: times since the start of a training begin at 0, times of the day practically never do. The first
#   loss is the largest one, and it is the one that is forgotten; a comparison of two runs of which one begins at 0 is
#   not one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts moving-average@1.0.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const movingAverage = require('moving-average');
const after = (start) => {
  const average = movingAverage(1000);
  average.push(start, 10);
  average.push(start + 1000, 20);
  const seen = { average: average.movingAverage(), variance: average.variance() };
  console.log(`10 at ${start}, 20 at ${start + 1000}:`, seen);
  return seen;
};
const share = 1 - Math.exp(-1);
const late = after(1);
assert.ok(Math.abs(late.average - (10 + 10 * share)) < 1e-9);
assert.ok(late.variance > 20);
assert.deepEqual(after(-5000), late);
assert.deepEqual(after(0), { average: 20, variance: 0 });
JS
node check.cjs
