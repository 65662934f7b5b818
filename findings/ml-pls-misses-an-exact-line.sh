#!/usr/bin/env bash
# Package: ml-pls@4.4.1 (PLS.predict)
# Behaviour: the coefficients are P B Q', from the loadings. The formula of partial least squares is W (P'W)^-1 B Q',
#   with the weights; the two are equal only where the features are uncorrelated. With scale: false the predictions are
#   still multiplied by the spread of y and moved by its mean.
# Common guess: with as many latent vectors as features the model is ordinary least squares; correlated features, which
#   the method is for, do it no harm.
# Seen: y = 3a - 2b + 5 without any noise, two latent vectors. The share of variance that the predictions explain is
#   0.998 for uncorrelated features, 0.886 at a correlation of 0.5 and 0.40 at 0.9. Least squares has 1 each time. With
#   scale: false, targets from 100 to 500 are predicted as 15000 to 75000.
# Why it matters: a reference model that is worse than a plain regression on the data it was made for looks like a hard
#   task, and a pass mark taken from it is too low.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-pls@4.4.1 ml-matrix@6.15.1
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { Matrix, solve } from 'ml-matrix';
import { PLS } from 'ml-pls';
let state = 3;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647 - 0.5;
const explained = (predicted, y) => {
  const mean = y.reduce((sum, v) => sum + v, 0) / y.length;
  const left = y.reduce((sum, v, i) => sum + (v - predicted[i]) ** 2, 0);
  return 1 - left / y.reduce((sum, v) => sum + (v - mean) ** 2, 0);
};
const compare = (correlation) => {
  const x = Array.from({ length: 60 }, () => {
    const a = random();
    return [a, correlation * a + Math.sqrt(1 - correlation ** 2) * random()];
  });
  const y = x.map(([a, b]) => 3 * a - 2 * b + 5);
  const model = new PLS({ latentVectors: 2, tolerance: 1e-10 });
  model.train(x, y.map((v) => [v]));
  const design = new Matrix(x.map((row) => [...row, 1]));
  const coefficients = solve(design, Matrix.columnVector(y));
  const pls = explained(model.predict(x).to1DArray(), y);
  const leastSquares = explained(design.mmul(coefficients).to1DArray(), y);
  console.log('correlation', correlation, 'PLS', pls.toFixed(3), 'least squares', leastSquares.toFixed(3));
  assert.ok(leastSquares > 0.999999);
  return pls;
};
assert.ok(compare(0) > 0.99);
assert.ok(compare(0.5) < 0.95);
assert.ok(compare(0.9) < 0.6);

const x = [[1, 2], [2, 1], [3, 5], [4, 3], [5, 8]];
const unscaled = new PLS({ latentVectors: 2, scale: false });
unscaled.train(new Matrix(x), new Matrix([[100], [200], [300], [400], [500]]));
const predicted = unscaled.predict(x).to1DArray();
console.log('scale: false, targets 100 to 500:', predicted.map(Math.round).join(' '));
assert.ok(predicted[0] > 10000 && predicted[4] > 50000);
JS
node check.mjs
