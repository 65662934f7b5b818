#!/usr/bin/env bash
# Package: decision-tree@1.0.0 (the module xgboost.js, which the package's exports do not name; read by its path)
# Behaviour: with subsample below 1 the rows are drawn and shuffled, and the gradients are not: the first drawn row gets
#   the gradient of the first row of the data, and so on. Each tree is fitted to the errors of other rows.
# Common guess: subsample 0.99 is practically the full fit, 0.8 a usual and harmless choice against overfitting.
# Seen: a target that one column tells exactly (0, 10, 20, 30) is learnt to a loss of 0 with subsample 1. With 0.99 the
#   four predictions stay within a few units of the mean, 15, the loss hardly moves from the variance (125), and with
#   0.5 it ends above it. No error. With objective 'multiclass' all gradients are 0, and so is every prediction.
# Why it matters: who compares settings of subsampling in a lesson sees that the usual advice ruins the model, and
#   explains it with regularization.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts decision-tree@1.0.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import XGBoost from './node_modules/decision-tree/lib/xgboost.js';
const value = { p: 0, q: 10, r: 20, s: 30 };
const kinds = Object.keys(value);
const data = Array.from({ length: 200 }, (_, i) => {
  const kind = kinds[i % 4];
  return { kind, side: 'xy'[(i >> 2) % 2], y: value[kind] };
});
const fit = (subsample) => {
  const model = new XGBoost('y', ['kind', 'side'], { nEstimators: 100, learningRate: 0.1, subsample, randomState: 7 });
  model.train(data);
  const predicted = kinds.map((kind) => model.predict({ kind, side: 'x' }));
  const loss = model.getBoostingHistory().trainLoss;
  const shown = predicted.map((v) => v.toFixed(1)).join(' ');
  console.log('subsample', subsample, 'predicted', shown, 'loss', loss.at(-1).toFixed(1));
  return { predicted, loss };
};
const full = fit(1);
kinds.forEach((kind, i) => assert.ok(Math.abs(full.predicted[i] - value[kind]) < 0.01));
const nearly = fit(0.99);
assert.ok(nearly.loss.at(-1) > 100 && Math.max(...nearly.predicted) < 20 && Math.min(...nearly.predicted) > 10);
assert.ok(fit(0.8).loss.at(-1) > 100);
assert.ok(fit(0.5).loss.at(-1) > 125);

const classes = data.map(({ kind }) => ({ kind, label: { p: 0, q: 1, r: 2, s: 2 }[kind] }));
const multiclass = new XGBoost('label', ['kind'], { objective: 'multiclass', randomState: 1 });
multiclass.train(classes);
assert.deepEqual(kinds.map((kind) => multiclass.predict({ kind })), [0, 0, 0, 0]);
console.log('multiclass: every prediction is 0, accuracy', multiclass.evaluate(classes));
JS
node check.mjs
