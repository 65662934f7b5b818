#!/usr/bin/env bash
# Package: ml-roc-multiclass@0.2.0 (getRocCurve, getAuc)
# Behaviour: an area below 0.5 is replaced by 1 minus itself, and which class counts as negative is decided by the
#   label of the first row. So a classifier that ranks everything the wrong way round has an area of 1.
# Common guess: 0 for a perfectly inverted ranking, 0.5 for none; the answer has a direction.
# Seen: right and reversed scores both give 1; a ranking that is right in one pair of four gives 0.75, as the one
#   that is right in three of four. For three classes the areas of the pairs are turned one by one and then
#   averaged.
# Why it matters: a grader that asks for an area of 0.8 accepts a model whose sign is wrong, and noise looks better
#   than chance: the mean area of random scores is well above 0.5.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-roc-multiclass@0.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { getRocCurve, getAuc } = require('ml-roc-multiclass');
const area = (labels, scores) => getAuc(getRocCurve(labels, scores));
const labels = ['no', 'no', 'yes', 'yes'];
const right = area(labels, [0.1, 0.2, 0.8, 0.9]);
const reversed = area(labels, [0.9, 0.8, 0.2, 0.1]);
const threeOfFour = area(labels, [0.1, 0.5, 0.4, 0.9]);
const oneOfFour = area(labels, [0.9, 0.4, 0.5, 0.1]);
console.log({ right, reversed, threeOfFour, oneOfFour });
assert.equal(right, 1);
assert.equal(reversed, 1);
assert.equal(threeOfFour, 0.75);
assert.equal(oneOfFour, 0.75);

// Scores that have nothing to do with the labels, from a fixed generator.
let state = 12345;
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const twenty = Array.from({ length: 20 }, (_, i) => (i % 2 ? 'yes' : 'no'));
let total = 0;
for (let run = 0; run < 300; run++) total += area(twenty, twenty.map(random));
console.log('mean area of random scores', (total / 300).toFixed(3));
assert.ok(total / 300 > 0.57);
JS
node check.cjs
