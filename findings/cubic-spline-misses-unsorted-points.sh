#!/usr/bin/env bash
# Package: cubic-spline@3.0.3
# Behaviour: to the left of the first point the curve is continued, to the right of the last one it is NaN. Points in another
#   order than that of x are taken as they come, and the curve does not go through them.
# Common guess: outside is treated alike at both ends; points are sorted, or refused, and each of them is on the curve.
# Seen: through (1, 9) to (5, 4) the value at 0 is 15 and at 6 NaN. The same five points in another order have 8.97 at 2
#   instead of 3, and 6.1 at 3 instead of 6.
# Why it matters: rows come in the order of the log. Nothing shows in the picture but a curve that misses its points; a search
#   over a range ends in NaN on one side only.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts cubic-spline@3.0.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const module_ = require('cubic-spline');
const Spline = module_.default ?? module_;
const sorted = new Spline([1, 2, 3, 4, 5], [9, 3, 6, 2, 4]);
const mixed = new Spline([3, 1, 5, 2, 4], [6, 9, 4, 3, 2]);
const show = (label, spline) => {
  const values = [0, 1, 2, 3, 4, 5, 6].map((x) => spline.at(x));
  console.log(label.padEnd(18), 'at 0 to 6:', values.map((v) => v.toFixed(2)).join(' '));
  return values;
};
const inOrder = show('in order', sorted);
assert.ok(Math.abs(inOrder[0] - 15) < 1e-9 && Number.isNaN(inOrder[6]));
assert.deepEqual(inOrder.slice(1, 6).map(Math.round), [9, 3, 6, 2, 4]);
const other = show('in another order', mixed);
assert.ok(Math.abs(other[2] - 3) > 5);
JS
node check.cjs
