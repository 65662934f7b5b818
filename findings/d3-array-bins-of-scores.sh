#!/usr/bin/env bash
# Package: d3-array@3.2.5 (bin)
# Behaviour: without a domain the last bin ends after the greatest value, with a domain that ends at it, the
#   greatest value is put into the bin before. So stating the range that the data already has changes the number of
#   bars and what is in the last one.
# Common guess: bin().thresholds(10) of the scores 0 to 10 makes ten bars; naming the domain [0, 10] says what was
#   so anyway.
# Seen: eleven bins of one score each without the domain, the last from 10 to 11; ten bins with it, of which the
#   last holds 9 and 10 together, twice as high as the others. With the domain, values outside it are in no bin at
#   all.
# Why it matters: a histogram of marks out of ten shows the two best marks as one, or a bar for marks above the
#   maximum.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts d3-array@3.2.5
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { bin } from 'd3-array';
const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const shown = (bins) => bins.map((b) => `[${b.x0},${b.x1}) ${b.length}`).join('  ');
const free = bin().thresholds(10)(scores);
const fixed = bin().domain([0, 10]).thresholds(10)(scores);
console.log('no domain  ', shown(free));
console.log('domain 0-10', shown(fixed));
assert.equal(free.length, 11);
assert.deepEqual([free.at(-1).x0, free.at(-1).x1, free.at(-1).length], [10, 11, 1]);
assert.equal(fixed.length, 10);
assert.deepEqual([fixed.at(-1).x0, fixed.at(-1).x1, fixed.at(-1).length], [9, 10, 2]);
const outside = bin().domain([0, 10]).thresholds(10)([...scores, 10.5, -1]);
assert.equal(outside.reduce((sum, b) => sum + b.length, 0), scores.length);
JS
node check.mjs
