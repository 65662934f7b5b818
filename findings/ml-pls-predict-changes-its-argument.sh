#!/usr/bin/env bash
# Package: ml-pls@4.4.1 (PLS.predict) with ml-matrix@6.15.1
# Behaviour: a Matrix that is handed to predict is scaled in place: its mean is subtracted and it is divided by the
#   spread of the training data. Plain arrays are copied first.
# Common guess: predict reads its argument. An array and a Matrix of the same numbers are interchangeable.
# Seen: the second prediction for the same Matrix differs from the first (1.46 and -0.45), the third from both, and the
#   features in the caller's hands are other numbers. With arrays all three are equal. train leaves its arguments alone,
#   except with scale: false, where they are left as residuals.
# Why it matters: a grader that asks for predictions, then for an accuracy, then draws a plot with one test set reports
#   three different models, and every later model gets features that were scaled by an earlier one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-pls@4.4.1 ml-matrix@6.15.1
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { Matrix } from 'ml-matrix';
import { PLS } from 'ml-pls';
const rows = [[1, 2], [2, 1], [3, 5], [4, 3], [5, 8]];
const targets = [[1], [2], [3], [4], [5]];
const model = new PLS({ latentVectors: 1 });
const features = new Matrix(rows);
model.train(features, new Matrix(targets));
assert.deepEqual(features.to2DArray(), rows);

const first = (x) => Number(model.predict(x).get(0, 0).toFixed(2));
const byMatrix = [first(features), first(features), first(features)];
const byArray = [first(rows), first(rows), first(rows)];
console.log('the same Matrix three times:', byMatrix.join(' '), ' the same array:', byArray.join(' '));
assert.deepEqual(byMatrix, [1.46, -0.45, -1.46]);
assert.deepEqual(byArray, [1.46, 1.46, 1.46]);
console.log('first row, [1, 2] before:', JSON.stringify(features.getRow(0).map((v) => Number(v.toFixed(2)))));
assert.ok(features.get(0, 0) < 0);

const kept = new Matrix(rows);
new PLS({ latentVectors: 2, scale: false }).train(kept, new Matrix(targets));
assert.notDeepEqual(kept.to2DArray(), rows);
JS
node check.mjs
