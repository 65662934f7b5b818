#!/usr/bin/env bash
# Package: ml-svm@2.1.2 (SVM.margin, predict)
# Behaviour: features are scaled to the range of the training data before they are used (whitening, on by default).
#   margin does that for the first observation of a list only, since the index of map() arrives as the switch that
#   turns it off. The one observation that the documentation allows gives a list of NaN.
# Common guess: margin is the signed distance whose sign predict reports, row by row.
# Seen: a point on the left border has the margin -1.5 as the first of a list and 58.5 as any later; predict says -1
#   for both. Asked one by one in lists of one, all margins have the sign of the prediction.
# Why it matters: margins are what confidence, calibration and curves are made from. All but the first are those of a
#   point outside of the data, so scores rank by raw units, and accuracy, which uses predict, shows nothing.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-svm@2.1.2
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const SVM = require('ml-svm');
let state = 7;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const svm = new SVM({ C: 10, random });
const rows = [[20, 1], [30, 2], [70, 2], [80, 1]];
svm.train(rows, [-1, -1, 1, 1]);

const asked = [[20, 1], [80, 1], [20, 1], [30, 2]];
const together = svm.margin(asked);
const apart = asked.map((row) => svm.margin([row])[0]);
console.log('predictions', svm.predict(asked));
console.log('margins, together', together.map((v) => v.toFixed(2)), 'one by one', apart.map((v) => v.toFixed(2)));
assert.deepEqual(svm.predict(asked), [-1, 1, -1, -1]);
assert.deepEqual(apart.map(Math.sign), [-1, 1, -1, -1]);
assert.deepEqual(together.map(Math.sign), [-1, 1, 1, 1]);
assert.equal(together[0], apart[0]);
assert.ok(together[2] > 10 && together[0] === apart[2]);
assert.ok(svm.margin([20, 1]).every(Number.isNaN));

const raw = new SVM({ C: 10, random, whitening: false });
raw.train([[0], [1], [3], [4]], [-1, -1, 1, 1]);
assert.deepEqual(raw.margin([[4], [0], [4]]).map(Math.sign), [1, -1, 1]);
JS
node check.cjs
