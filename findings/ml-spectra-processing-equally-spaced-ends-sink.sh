#!/usr/bin/env bash
# Package: ml-spectra-processing@14.35.1 (xyEquallySpaced); ml-array-xy-equally-spaced@1.2.1 does the same
# Behaviour: the default, 'smooth', takes the area under the curve around each new point. Around the first and the last one
#   half of that lies outside of the data, where the curve is continued towards zero. Nothing is divided by less for it.
# Common guess: a constant stays constant and a line stays a line when they are read off at other points.
# Seen: six values of 10 at 0 to 5, asked for at the same six points, are 8.75 10 10 10 10 8.75. A line from 0 to 10 begins at
#   0.25 and ends at 8.5. variant 'slot' gives the values back.
# Why it matters: learning curves of different lengths are brought to the same steps before they are averaged. The last
#   value, which is the result, is 15% lower.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-spectra-processing@14.35.1
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { xyEquallySpaced } from 'ml-spectra-processing';
const x = [0, 1, 2, 3, 4, 5];
const same = (y, variant) => {
  const result = xyEquallySpaced({ x, y }, { from: 0, to: 5, numberOfPoints: 6, variant });
  assert.deepEqual(Array.from(result.x), x);
  console.log(variant ?? 'default', y.join(' '), 'becomes', Array.from(result.y).join(' '));
  return Array.from(result.y);
};
assert.deepEqual(same([10, 10, 10, 10, 10, 10]), [8.75, 10, 10, 10, 10, 8.75]);
assert.deepEqual(same([0, 2, 4, 6, 8, 10]), [0.25, 2, 4, 6, 8, 8.5]);
assert.deepEqual(same([0, 2, 4, 6, 8, 10], 'slot'), [0, 2, 4, 6, 8, 10]);
JS
node check.mjs
