#!/usr/bin/env bash
# Package: @kobra-dev/js-regression@1.0.12 (LogisticRegression with lambda)
# Behaviour: the step of the gradient adds the penalty once for every row, where the cost that is reported has it once, divided
#   by the rows. It takes in the intercept. From alpha times lambda of 2 on the coefficients are NaN.
# Common guess: lambda is the weight of the penalty beside the sum over the rows, as the cost says; the intercept has none.
# Seen: for 40 rows with lambda 1 the slope is 0.12, at the minimum of the cost it is 2.52; with lambda 0.025 it is 2.52 here
#   as well. With 400 rows and lambda 1 it is 0.12 again. lambda 10 with a step of 0.5 is NaN without an error.
# Why it matters: lambda loses its meaning as the data grow: more of them should outweigh the penalty and do not. A comparison
#   of lambdas finds that none is best.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @kobra-dev/js-regression@1.0.12
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { LogisticRegression } = require('@kobra-dev/js-regression');
/** Rows with x from 0 to 1 and the class 1 for the upper half. */
const rows = (count) => Array.from({ length: count }, (_, i) => [i / count, i < count / 2 ? 0 : 1]);
const fit = (count, lambda, alpha = 0.5) => {
  const { theta } = new LogisticRegression({ alpha, iterations: 3000, lambda }).fit(rows(count));
  console.log(`${count} rows, lambda ${lambda}: intercept ${theta[0].toFixed(3)}, slope ${theta[1].toFixed(3)}`);
  return theta;
};
/** The minimum of the sum of the losses and lambda / 2 times the squares, as the reported cost has it, over all rows. */
const minimum = (count, lambda) => {
  const data = rows(count);
  let [a, b] = [0, 0];
  for (let step = 0; step < 20000; step++) {
    let [ga, gb] = [lambda * a, lambda * b];
    for (const [x, y] of data) {
      const error = 1 / (1 + Math.exp(-a - b * x)) - y;
      ga += error;
      gb += error * x;
    }
    a -= (0.5 * ga) / count;
    b -= (0.5 * gb) / count;
  }
  console.log(`${count} rows, minimum of the cost with lambda ${lambda}: intercept ${a.toFixed(3)}, slope ${b.toFixed(3)}`);
  return [a, b];
};
const [, slope] = fit(40, 1);
const [, right] = minimum(40, 1);
const [, scaled] = fit(40, 1 / 40);
const [, many] = fit(400, 1);
assert.ok(slope < 0.15 && Math.abs(many - slope) < 0.02);
assert.ok(right > 1.5 && Math.abs(scaled - right) < 0.05);
assert.ok(fit(40, 10).every((v) => Number.isNaN(v)));
JS
node check.cjs
