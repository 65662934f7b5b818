#!/usr/bin/env bash
# Package: ml-matrix-convolution@2.0.0 (direct, fft)
# Behaviour: at the border both functions go round to the other side of the matrix. fft does so only while the matrix and the
#   kernel fit into the next power of two together; otherwise the border has a value from somewhere else. The readme says
#   that both should be equal, and shows a matrix of ones.
# Common guess: outside of the picture is zero, or only the inside is computed; and fft is the faster way to the same numbers.
# Seen: a kernel that moves a row by one makes 5 1 2 3 4 of 1 2 3 4 5 with both. One that moves it by two makes 4 5 1 2 3 with
#   direct, and 2 5 1 2 3 with fft. The mean over 3 by 3 at a dark corner is 122 if the opposite sides are bright.
# Why it matters: the border of a picture of a digit, where its other side shines in, is a feature for a classifier, and the
#   same picture has other features by the other function.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-matrix-convolution@2.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { direct, fft } = require('ml-matrix-convolution');
const square = (size, value) => Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => value(y, x)));
const first = (convolve, size, kernel) => {
  const picture = square(size, (y, x) => y * size + x + 1);
  return Array.from(convolve(picture, kernel), Math.round).slice(0, size).join(' ');
};
const byOne = square(3, (y, x) => (y === 1 && x === 2 ? 1 : 0));
const byTwo = square(5, (y, x) => (y === 2 && x === 4 ? 1 : 0));
const seen = (label, size, kernel, expected) => {
  const rows = [first(direct, size, kernel), first(fft, size, kernel)];
  console.log(`a row of ${size} moved by ${label}: direct ${rows[0]}, fft ${rows[1]}`);
  assert.deepEqual(rows, expected);
};
seen('one', 5, byOne, ['5 1 2 3 4', '5 1 2 3 4']);
seen('one', 3, byOne, ['3 1 2', '1 1 2']);
seen('two', 5, byTwo, ['4 5 1 2 3', '2 5 1 2 3']);
seen('two', 8, byTwo, ['7 8 1 2 3 4 5 6', '7 8 1 2 3 4 5 6']);
const mean = square(3, () => 1 / 9);
const corner = direct(square(6, (y, x) => (x > 3 || y > 3 ? 220 : 0)), mean)[0];
console.log('mean at a dark corner:', corner.toFixed(1));
assert.ok(Math.abs(corner - (5 * 220) / 9) < 1e-9);
JS
node check.cjs
