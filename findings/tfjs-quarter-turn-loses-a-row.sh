#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (image.rotateWithOffset, tfjs-backend-cpu)
# Behaviour: the centre of rotation is half the width in pixel indices, which is half a pixel right of and below the
#   middle of the picture. A turn by 90 or 180 degrees shifts everything by a pixel, and a row and a column fall
#   out.
# Common guess: a square picture turned by a quarter is the same numbers in another place; four quarters are the
#   picture again.
# Seen: 1..9 in a square of three turned by 90 degrees has a row of zeros and has lost 1, 4 and 7; by 180 degrees a
#   row and a column are lost; four quarter turns leave 2 of the 3 columns and rows. Giving (n - 1) / (2 n) as
#   centre keeps everything.
# Why it matters: augmentation by rotation moves all pictures in one direction and cuts an edge; for small pictures
#   (8 by 8 digits) that is a visible part, and labels of positions no longer fit.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const picture = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
const turn = (image, radians, centre) => tf.image.rotateWithOffset(image, radians, 0, centre);
const rows = (image) => tf.reshape(image, [3, 3]).arraySync();
const quarter = rows(turn(picture, Math.PI / 2, 0.5));
const half = rows(turn(picture, Math.PI, 0.5));
console.log('90 degrees', JSON.stringify(quarter), '180 degrees', JSON.stringify(half));
assert.deepEqual(quarter, [[0, 0, 0], [3, 6, 9], [2, 5, 8]]);
const kept = (grid) => new Set(grid.flat().filter((v) => v !== 0)).size;
assert.equal(kept(half), 4);
let image = picture;
for (let i = 0; i < 4; i++) image = turn(image, Math.PI / 2, 0.5);
console.log('four quarters', JSON.stringify(rows(image)));
assert.ok(kept(rows(image)) < 9);
const middle = (3 - 1) / (2 * 3);
const whole = rows(turn(picture, Math.PI / 2, middle));
console.log('90 degrees around the middle', JSON.stringify(whole));
assert.equal(kept(whole), 9);
JS
node check.cjs
