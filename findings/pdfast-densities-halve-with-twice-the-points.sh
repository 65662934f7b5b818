#!/usr/bin/env bash
# Package: pdfast@0.2.0 (create)
# Behaviour: the y of what is called a probability density function are shares that add up to 1 over the points, not heights
#   of a curve with an area of 1. So they depend on the number of points and on the range, as the width does, which counts
#   points and not units of x.
# Common guess: a density, per unit of x, with a bandwidth in units of x; more points draw the same curve more finely.
# Seen: 1000 draws from a normal distribution have a peak of 0.07 with 50 points and 0.03 with 100, where the density is
#   0.40; the areas are 0.16 and 0.08. The same points in cents instead of euros give the same heights.
# Why it matters: two groups are compared by the heights of their curves, and the one with the wider range gets larger ones
#   unless min and max are the same for both. The readme says how the width is counted, and nothing of the height.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts pdfast@0.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const pdfast = require('pdfast');
let state = 7;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
const draws = Array.from({ length: 1000 }, () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()));
const describe = (values, options) => {
  const curve = pdfast.create(values, options);
  const area = curve.slice(1).reduce((sum, { x, y }, i) => sum + ((x - curve[i].x) * (y + curve[i].y)) / 2, 0);
  const peak = Math.max(...curve.map(({ y }) => y));
  const total = curve.reduce((sum, { y }) => sum + y, 0);
  console.log(JSON.stringify(options), 'peak', peak.toFixed(4), 'area', area.toFixed(4), 'sum', total.toFixed(4));
  assert.ok(Math.abs(total - 1) < 1e-9);
  return { peak, area };
};
const coarse = describe(draws, { min: -4, max: 4, size: 50, width: 4 });
const fine = describe(draws, { min: -4, max: 4, size: 100, width: 8 });
assert.ok(coarse.area < 0.2 && fine.area < 0.1);
assert.ok(Math.abs(coarse.peak / fine.peak - 2) < 0.2);
const cents = describe(draws.map((v) => 100 * v), { min: -400, max: 400, size: 50, width: 4 });
assert.ok(Math.abs(cents.peak / coarse.peak - 1) < 0.05);
JS
node check.cjs
