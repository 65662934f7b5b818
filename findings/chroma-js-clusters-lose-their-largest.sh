#!/usr/bin/env bash
# Package: chroma-js@3.2.0 (limits with 'k', used in scale().classes as its readme shows)
# Behaviour: the limits of the k-means mode are the largest values of the clusters, and a class of a scale begins at its
#   limit. So the largest value of every cluster but the last belongs to the next class.
# Common guess: limits lie between clusters; classes made from them are the clusters.
# Seen: 1, 2, 10, 11, 50, 51 in three clusters have the limits 1, 2, 11, 51; with these 1 stands alone, 2 has the colour of
#   10, and 11 that of 50 and 51. Of four ones and four nines, the limits are 1 and 9 and all have one colour. With limits by
#   hand, between the clusters, every cluster has its own.
# Why it matters: the mode is there to show natural groups of results. The values nearest to a border, and any cluster of
#   equal values, come out on the wrong side; the legend, made from the same limits, agrees with the map.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts chroma-js@3.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import chroma from 'chroma-js';
const colours = (values, limits) => {
  const scale = chroma.scale(['white', 'black']).classes(limits);
  const result = values.map((value) => scale(value).hex());
  console.log('limits', limits, values.map((value, i) => `${value} ${result[i]}`).join(', '));
  return result;
};
const values = [1, 2, 1, 2, 10, 11, 10, 11, 50, 51, 50];
const limits = chroma.limits(values, 'k', 3);
assert.deepEqual(limits, [1, 2, 11, 51]);
const [one, two, , , ten, eleven, , , fifty] = colours(values, limits);
assert.notEqual(one, two);
assert.equal(two, ten);
assert.equal(eleven, fifty);
const [first, second, , , third, fourth, , , last] = colours(values, [1, 6, 30, 51]);
assert.ok(first === second && third === fourth && new Set([first, third, last]).size === 3);

const equal = [1, 1, 1, 1, 9, 9, 9, 9];
const pair = chroma.limits(equal, 'k', 2);
const seen = colours(equal, pair);
assert.deepEqual(pair, [1, 9]);
assert.equal(new Set(seen).size, 1);
JS
node check.mjs
