#!/usr/bin/env bash
# Package: d3-regression@2.2.0
# Behaviour: the exponential fit weights each point by its y, the power fit (the other one that works on logarithms)
#   does not. rSquared is measured on the raw values in both.
# Common guess: both are the line through the logarithms, as spreadsheets and textbooks draw them.
# Seen: for (0,1) (1,e) (2,e^2) (3,100) the exponent is 1.914 where the plain fit of the logarithms gives 1.482, so
#   the curve starts at 0.31 instead of 0.83. The power fit of (1,1) (2,4) (3,9.5) (4,30) is the plain 2.358 to all
#   digits.
# Why it matters: a learning curve or a decaying loss fitted in the chart disagrees with the students' own
#   regression of log y, and one large value decides the exponent.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts d3-regression@2.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { regressionExp, regressionPow } from 'd3-regression';
function line(points) {
  const n = points.length;
  const mx = points.reduce((s, [x]) => s + x, 0) / n;
  const my = points.reduce((s, [, y]) => s + y, 0) / n;
  const slope =
    points.reduce((s, [x, y]) => s + (x - mx) * (y - my), 0) / points.reduce((s, [x]) => s + (x - mx) ** 2, 0);
  return { slope, offset: my - slope * mx };
}
const growth = [[0, 1], [1, Math.E], [2, Math.E ** 2], [3, 100]];
const exponential = regressionExp()(growth);
const plainExponential = line(growth.map(([x, y]) => [x, Math.log(y)]));
console.log('exponent', exponential.b, 'of the logarithms', plainExponential.slope);
assert.ok(Math.abs(exponential.b - 1.914) < 1e-3);
assert.ok(Math.abs(plainExponential.slope - 1.482) < 1e-3);
const powers = [[1, 1], [2, 4], [3, 9.5], [4, 30]];
const power = regressionPow()(powers);
const plainPower = line(powers.map(([x, y]) => [Math.log(x), Math.log(y)]));
console.log('power', power.b, 'of the logarithms', plainPower.slope);
assert.ok(Math.abs(power.b - plainPower.slope) < 1e-9);
JS
node check.mjs
