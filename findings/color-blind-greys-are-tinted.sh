#!/usr/bin/env bash
# Package: color-blind@0.1.3 (protanopia, deuteranopia, tritanopia and the anomalies)
# Behaviour: a colour is moved onto a line from yellow to blue, and that line does not pass through the white of the
#   screen, so a grey does not stay grey. Black and white do. What has been simulated once is changed again by
#   simulating it a second time.
# Common guess: a colour without hue looks the same to everybody, as in any model of two kinds of cones, and simulating
#   twice is the same as once.
# Seen: #808080 is #8b7b80 for deuteranopia (red 16 above green), #817e7f for protanopia, #817e87 for tritanopia; #c0c0c0 is
#   #d1b9c1. Red becomes #a17800 and, simulated again, #a07704. @bjornlu/colorblind keeps every grey.
# Why it matters: a chart is checked by simulating it. Axes, grids and grey series come out in colour, and a contrast
#   between grey and a muted pink is judged that nobody sees.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts color-blind@0.1.3 @bjornlu/colorblind@1.0.3
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const blinder = require('color-blind');
const kinds = ['protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'];
const spread = ({ R, G, B }) => Math.max(R, G, B) - Math.min(R, G, B);
const grey = (value) => `#${value.toString(16).padStart(2, '0').repeat(3)}`;
for (const value of [0, 64, 128, 192, 255]) {
  console.log(grey(value), kinds.map((kind) => `${kind} ${blinder[kind](grey(value))}`).join(', '));
}
assert.equal(blinder.deuteranopia('#808080'), '#8b7b80');
assert.ok(spread(blinder.deuteranopia('#808080', true)) > 16);
assert.ok(spread(blinder.deuteranopia('#c0c0c0', true)) > 24);
for (const kind of ['protanopia', 'tritanopia']) assert.notEqual(blinder[kind]('#808080'), '#808080');
for (const kind of kinds) {
  for (const end of ['#000000', '#ffffff']) assert.equal(blinder[kind](end), end);
}
assert.equal(blinder.achromatopsia('#808080'), '#808080');
const once = blinder.deuteranopia('#ff0000');
console.log('red once', once, 'twice', blinder.deuteranopia(once));
assert.notEqual(blinder.deuteranopia(once), once);

import('@bjornlu/colorblind').then(({ simulate }) => {
  const mid = { r: 128, g: 128, b: 128 };
  for (const kind of kinds) assert.deepEqual(simulate(mid, kind), mid);
});
JS
node check.cjs
