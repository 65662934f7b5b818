#!/usr/bin/env bash
# Package: @mathigon/fermat@1.1.24 (Random.chiCDF, Random.integrate)
# Behaviour: the function is not the distribution but one minus it, and the integral is summed from rectangles of
#   width 1, each as high as the density at its left edge; that width is the default of integrate. For 1 degree of
#   freedom the first edge is where the density is infinite.
# Common guess: a CDF rises from 0 to 1 and is 0.95 at the 95% points of the tables; an integral is exact to some
#   digits.
# Seen: at the 95% points it is -Infinity for 1 degree, -0.21 for 2, 0.13 for 3, 0.07 for 4 and 0.047 for 10. The
#   integral of 1/x from 1 to 2 is 1.
# Why it matters: a p-value of -0.21 is below every level, so tables of three answers are always significant, and
#   those of 10 degrees, which are nearly right, pass a test of the code.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @mathigon/fermat@1.1.24
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { Random } = require('@mathigon/fermat');
const points = { 1: 3.841459, 2: 5.991465, 3: 7.814728, 4: 9.487729, 10: 18.307038 };
const seen = {};
for (const [df, x] of Object.entries(points)) seen[df] = Random.chiCDF(x, Number(df));
console.log('chiCDF at the 95% points, by degrees of freedom:', seen);
assert.equal(seen[1], -Infinity);
assert.deepEqual([2, 3, 4, 10].map((df) => seen[df].toFixed(3)), ['-0.207', '0.135', '0.070', '0.047']);
assert.ok(Random.chiCDF(1, 10) > Random.chiCDF(20, 10));
const integrals = [Random.integrate((x) => 1 / x, 1, 2), Random.integrate((x) => 1 / x, 1, 2, 0.001)];
console.log('integral of 1/x from 1 to 2, and with steps of 0.001:', integrals);
assert.equal(integrals[0], 1);
assert.ok(Math.abs(integrals[1] - Math.LN2) < 0.001);
JS
node check.cjs
