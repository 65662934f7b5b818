#!/usr/bin/env bash
# Package: timeseries-analysis@1.0.12
# Behaviour: the linear weighted moving average gives the oldest value of the window the largest weight and the newest the
#   smallest; the moving averages are of the values before each point, without the point itself; the first values stay as they
#   were.
# Common guess: the newest value counts most, as in every definition of the name, and a window of 3 ends at its point.
# Seen: for 0, 0, 0, 6, 6, 6, 6 and a period of 3, the weighted average behind the step is 0, 1, 3, 6; by the definition it is
#   3, 5, 6, 6. The plain average is 0, 2, 4, 6, one point late; the weighted one lags behind even this.
# Why it matters: the weights are chosen to follow a change sooner. Here a student's latest results count least, and smoothing
#   with this average answers later than with the plain one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts timeseries-analysis@1.0.12
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { main } = require('timeseries-analysis');

const period = 3;
const smoothed = (name, values) => new main(values.map((value, at) => [at, value]))[name]({ period }).output().map(([, value]) => value);
// By the definition: the window ends at its point, weights 1 to the period, the newest the largest.
const defined = (values, weight) => values.slice(period - 1).map((_, at) => {
  const window = values.slice(at, at + period);
  const weights = window.map((_, index) => weight(index));
  return window.reduce((sum, value, index) => sum + value * weights[index], 0) / weights.reduce((sum, one) => sum + one, 0);
});
const step = [0, 0, 0, 6, 6, 6, 6];
const weighted = smoothed('lwma', step);
const plain = smoothed('ma', step);
console.log('values          ', step.join(' '));
console.log('weighted        ', weighted.join(' '), ' by the definition from the third on', defined(step, (index) => index + 1).join(' '));
console.log('plain           ', plain.join(' '), ' by the definition from the third on', defined(step, () => 1).join(' '));
assert.deepEqual(weighted.slice(3), [0, 1, 3, 6]);
assert.deepEqual(defined(step, (index) => index + 1).slice(1), [3, 5, 6, 6]);
assert.deepEqual(plain.slice(3), [0, 2, 4, 6]);
assert.deepEqual(defined(step, () => 1).slice(1), [2, 4, 6, 6]);
const other = [3, 1, 4, 1, 5, 9, 2, 6];
const close = (left, right) => left.forEach((value, at) => assert.ok(Math.abs(value - right[at]) < 1e-12, `${value} ${right[at]}`));
// All of it is the definition with the weights turned round, one point late.
close(smoothed('lwma', other).slice(period), defined(other, (index) => period - index).slice(0, -1));
close(smoothed('ma', other).slice(period), defined(other, () => 1).slice(0, -1));
assert.deepEqual(smoothed('lwma', other).slice(0, period), other.slice(0, period));
assert.deepEqual(smoothed('ma', other).slice(0, period), other.slice(0, period));
JS
node check.cjs
