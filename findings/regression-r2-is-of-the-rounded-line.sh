#!/usr/bin/env bash
# Package: regression@2.0.1 (all fits)
# Behaviour: coefficients are rounded to two decimals before the fitted points, r2 and predict are computed from them.
#   The documented option precision looks like one of the output, and is one of the model.
# Common guess: the fit is exact and the equation is shown with two decimals; r2 of points on a line is 1.
# Seen: (1000, 0.5), (2000, 0.501), (3000, 0.502) lie on a line; the slope is 0, the fitted points are all 0.5 and r2
#   is -1.5. With precision 6 the slope is 0.000001 and r2 is 1. A loss of 0.001 to 0.003 over three epochs is fitted
#   by 0. Points times 1000 are fitted rightly.
# Why it matters: accuracies and losses have slopes of some hundredths or less per step. The trend is gone, the
#   forecast flat, and an r2 below 0 blames the data.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts regression@2.0.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const regression = require('regression');
const points = [[1000, 0.5], [2000, 0.501], [3000, 0.502]];
const show = (data, options) => {
  const { equation, r2, points: fitted, predict } = regression.linear(data, options);
  console.log(JSON.stringify(data), options ?? '', 'equation', equation, 'r2', r2, 'at 10000:', predict(10000)[1]);
  return { equation, r2, fitted: fitted.map(([, y]) => y) };
};
assert.deepEqual(show(points), { equation: [0, 0.5], r2: -1.5, fitted: [0.5, 0.5, 0.5] });
const exact = show(points, { precision: 6 });
assert.deepEqual(exact, { equation: [0.000001, 0.499], r2: 1, fitted: [0.5, 0.501, 0.502] });
assert.deepEqual(show([[1, 0.003], [2, 0.002], [3, 0.001]]).equation, [-0, 0]);
const scaled = show([[1, 3], [2, 2], [3, 1]]);
assert.deepEqual(scaled.equation, [-1, 4]);
assert.equal(scaled.r2, 1);
JS
node check.cjs
