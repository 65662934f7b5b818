#!/usr/bin/env bash
# Package: ml-spectra-processing@14.35.1 (xHistogram)
# Behaviour: the smallest difference between 1 and the next number is taken from every value before its slot is found.
#   It shifts values up to 2 and is lost in the rounding of larger ones, so slots are closed on the right near zero
#   and on the left further up.
# Common guess: every slot holds its left end, and the last one both ends, as in NumPy.
# Seen: 0 to 10 in five slots are counted as 3 1 2 2 3, not 2 2 2 2 3: the 2 falls into the slot below, 4, 6 and 8
#   into the one above. Times 10 they are counted as guessed, divided by 16 as 3 2 2 2 2.
# Why it matters: accuracies and points lie on the borders of slots more often than not. The same results show another
#   histogram as shares than as points.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-spectra-processing@14.35.1
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { xHistogram } from 'ml-spectra-processing';
const values = Array.from({ length: 11 }, (_, i) => i);
const counts = (scale) => {
  const { y } = xHistogram(values.map((v) => v * scale), { nbSlots: 5 });
  console.log('0 to 10 times', scale, 'in five slots:', Array.from(y).join(' '));
  return Array.from(y);
};
assert.deepEqual(counts(1), [3, 1, 2, 2, 3]);
assert.deepEqual(counts(10), [2, 2, 2, 2, 3]);
assert.deepEqual(counts(1 / 16), [3, 2, 2, 2, 2]);
JS
node check.mjs
