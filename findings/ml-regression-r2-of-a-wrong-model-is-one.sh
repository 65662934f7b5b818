#!/usr/bin/env bash
# Package: ml-regression@6.3.0 (score of every regression; ml-regression-base@4.0.1)
# Behaviour: r2 is the square of the correlation of predictions and targets, not the share of variance explained. A
#   constant error and any factor, also a negative one, cost nothing.
# Common guess: score on new data gives R2 = 1 - residual over total sum of squares, which is below 0 for a model that
#   is worse than the mean.
# Seen: a line through (1, 1) to (4, 4) has r2 = 1 on the targets 101, 102, 103 of 1, 2, 3 (R2 is -14999), and on 3,
#   2, 1 (R2 is -3). Targets that are all equal give NaN. Four kinds of regression do the same.
# Why it matters: on the training data of a straight line the two are equal, so a test finds nothing. On held-out data
#   a biased or inverted model gets the best mark; rmsd, next to it, tells.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-regression@6.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const regressions = require('ml-regression');
const x = [1, 2, 3, 4];
const models = {
  line: new regressions.SimpleLinearRegression(x, x),
  polynomial: new regressions.PolynomialRegression(x, x, 1),
  power: new regressions.PowerRegression(x, x),
  'Theil-Sen': new regressions.TheilSenRegression(x, x),
};
const shareExplained = (predicted, targets) => {
  const mean = targets.reduce((sum, y) => sum + y) / targets.length;
  const squares = (from) => targets.reduce((sum, y, i) => sum + (y - from(i)) ** 2, 0);
  return 1 - squares((i) => predicted[i]) / squares(() => mean);
};
for (const [name, model] of Object.entries(models)) {
  for (const targets of [[101, 102, 103], [3, 2, 1], [0.1, 0.2, 0.3]]) {
    const { r2, rmsd } = model.score([1, 2, 3], targets);
    const real = shareExplained(model.predict([1, 2, 3]), targets);
    console.log(name, 'on', targets.join(' '), 'r2', r2.toFixed(6), 'rmsd', rmsd.toFixed(2), 'R2', real.toFixed(1));
    assert.equal(r2.toFixed(6), '1.000000');
    assert.ok(real < -2.9 && rmsd > 1);
  }
}
assert.ok(Number.isNaN(models.line.score([1, 2, 3], [5, 5, 5]).r2));
JS
node check.cjs
