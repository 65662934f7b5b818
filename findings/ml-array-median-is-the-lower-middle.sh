#!/usr/bin/env bash
# Package: ml-array-median@2.0.0
# Behaviour: for an even number of values the median is the lower of the two in the middle.
# Common guess: it is their mean, as in every statistics package; the README shows an odd number only.
# Seen: of 1, 2, 3, 4 it is 2, of 0 and 100 it is 0. The median of the same marks counted as mistakes (100 - mark) is
#   not 100 - median: both are the lower one.
# Why it matters: half of all groups have an even number, and in small ones the two middle values lie far apart. Two
#   of four students with 0 and two with 100 have a median of 0, and thresholds set by medians lean to one side.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-array-median@2.0.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import median from 'ml-array-median';
for (const [values, expected] of [
  [[1, 5, 3, 2, 4], 3],
  [[1, 2, 3, 4], 2],
  [[100, 0], 0],
  [[0, 0, 100, 100], 0],
]) {
  console.log('median of', values.join(' '), 'is', median(values));
  assert.equal(median(values), expected);
}
const marks = [40, 90, 60, 70];
const mistakes = marks.map((mark) => 100 - mark);
console.log('marks', median(marks), 'mistakes', median(mistakes));
assert.deepEqual([median(marks), median(mistakes)], [60, 30]);
JS
node check.mjs
