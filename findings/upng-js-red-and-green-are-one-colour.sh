#!/usr/bin/env bash
# Package: upng-js@2.1.0
# Behaviour: encode with 256 colours merges very different colours of pictures that have two or three, while 254 of the 256 are
#   left unused. It is the number that the readme recommends for a lossy file; with 0 (lossless) every colour is kept.
# Common guess: colours are merged when there are more than allowed, and the nearest first.
# Seen: pure red and green both become 128,128,0, beside white too; red, green and blue all become the grey 85,85,85, yellow and cyan
#   128,255,128. Of ten greys 0 to 9 six are left. Red, green and black, and four other mixed colours, stay as they are.
# Why it matters: plots of right and wrong in red and green, and masks whose value is the number of the class, lose what they show,
#   and no count of colours and no size tells. A trial with a photograph looks fine.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts upng-js@2.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const UPNG = require('upng-js');

const SIDE = 20;
function back(colours, allowed) {
  const pixels = new Uint8Array(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i += 1) pixels.set([...colours[i % colours.length], 255], 4 * i);
  const image = UPNG.decode(UPNG.encode([pixels.buffer], SIDE, SIDE, allowed));
  assert.deepEqual([image.width, image.height], [SIDE, SIDE]);
  const read = new Uint8Array(UPNG.toRGBA8(image)[0]);
  const found = colours.map((_, i) => [...read.subarray(4 * i, 4 * i + 3)]);
  console.log(String(allowed).padStart(3), 'colours:', colours.join('  '), ' ->  ', found.join('  '));
  return found;
}
const [red, green, blue, white, black] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255], [0, 0, 0]];
const [yellow, cyan] = [[255, 255, 0], [0, 255, 255]];
const grey = [85, 85, 85];
for (const colours of [[red, green], [red, green, white], [red, green, blue]]) assert.deepEqual(back(colours, 0), colours);
assert.deepEqual(back([red, green], 256), [[128, 128, 0], [128, 128, 0]]);
const [first, second, third] = back([red, green, white], 256);
assert.deepEqual([first, third], [second, white]);
assert.deepEqual(back([red, green, blue], 256), [grey, grey, grey]);
assert.deepEqual(back([yellow, cyan], 256), [[128, 255, 128], [128, 255, 128]]);
const kept = [[red, green, black], [[31, 119, 180], [255, 127, 14], [44, 160, 44], [214, 39, 40]]];
for (const colours of kept) assert.deepEqual(back(colours, 256), colours);
// Ten classes, as greys 0 to 9.
const classes = Array.from({ length: 10 }, (_, i) => [i, i, i]);
assert.deepEqual(back(classes, 0), classes);
assert.equal(new Set(back(classes, 256).map(String)).size, 6);
JS
node check.cjs
