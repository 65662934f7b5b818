#!/usr/bin/env bash
# Package: @stdlib/stats-lowess@0.2.2 (with its defaults, and with nsteps: 0)
# Behaviour: the steps that make the curve robust weight the points by their residual, divided by the median residual. Where
#   half of the points are fitted exactly that median is nothing, all others are outliers, and the curve is continued flat
#   without them.
# Common guess: robust steps take out single outliers; what a straight line fits exactly stays.
# Seen: an accuracy of 0.5 0.7 0.9 1 1 1 1 1 is smoothed to 1 throughout; without the steps it is 0.51 0.69 0.87 0.97 1 1 1 1,
#   and by R's lowess, robust as well, 0.5 0.7 0.7 1 1 1 1 1. The line 10 20 30 40 50 60 becomes 10 20 30 40 40 40, in R it
#   stays. Of exact lines of 5 to 9 points more than half lose their end.
# Why it matters: learning curves rise and then stay at 1 or at their limit. The rise, which is to be shown, is what is taken
#   out. A small change of the last values brings it back.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @stdlib/stats-lowess@0.2.2
cat > check.cjs <<'JS'
const assert = require('node:assert');
const module_ = require('@stdlib/stats-lowess');
const lowess = module_.default ?? module_;
const smooth = (y, options = {}) => {
  const x = y.map((_, i) => i + 1);
  const curve = Array.from(lowess(x, y, options).y, (v) => Number(v.toFixed(3)));
  console.log(y.join(' ').padEnd(26), JSON.stringify(options), 'becomes', curve.join(' '));
  return curve;
};
const accuracy = [0.5, 0.7, 0.9, 1, 1, 1, 1, 1];
assert.deepEqual(smooth(accuracy), Array(8).fill(1));
assert.deepEqual(smooth(accuracy, { nsteps: 0 }), [0.509, 0.693, 0.871, 0.971, 1, 1, 1, 1]);
assert.deepEqual(smooth([10, 20, 30, 40, 50, 60]), [10, 20, 30, 40, 40, 40]);
assert.deepEqual(smooth([10, 20, 30, 40, 50, 60], { nsteps: 0 }), [10, 20, 30, 40, 50, 60]);
let [flat, lines] = [0, 0];
for (let n = 5; n <= 9; n++) {
  for (let slope = 1; slope <= 20; slope++) {
    const x = Array.from({ length: n }, (_, i) => i + 1);
    const curve = lowess(x, x.map((v) => slope * v)).y;
    lines++;
    if (x.some((v, i) => Math.abs(curve[i] - slope * v) > 0.1)) flat++;
  }
}
console.log(`${flat} of ${lines} exact lines of 5 to 9 points are changed`);
assert.ok(flat > lines / 2 && flat < lines);
JS
node check.cjs
