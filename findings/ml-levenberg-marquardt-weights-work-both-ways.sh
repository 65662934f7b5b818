#!/usr/bin/env bash
# Package: ml-levenberg-marquardt@5.1.0 (option weights)
# Behaviour: each step is computed with residuals weighted by 1/w^2, but whether a step is kept is judged by an
#   error that multiplies the squared residuals by w^2. The two pull in opposite directions, and damping is not
#   scaled with either.
# Common guess: a weight of 10 makes a point count more (or, read as a standard deviation, less); equal weights for
#   all points change nothing.
# Seen: on four points, the weight 10 for ALL points leaves the starting values untouched after a thousand
#   iterations, and 0.1 for all gives another line than 1 for all. A weight of 10 on one point also leaves the start
#   untouched. No error, no warning; parameterError is just large.
# Why it matters: weights are given to say which measurements are sure. Here a fit that never moved is returned as
#   the result, and a plot shows the initial guess.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-levenberg-marquardt@5.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { levenbergMarquardt } = require('ml-levenberg-marquardt');
const line = ([slope, offset]) => (x) => slope * x + offset;
const data = { x: [0, 1, 2, 3], y: [0, 1, 2, 7] };
const start = [0.5, 0.5];
const fit = (weights) =>
  levenbergMarquardt(data, line, { initialValues: start, weights, maxIterations: 1000 }).parameterValues;
const unit = fit([1, 1, 1, 1]);
const tens = fit([10, 10, 10, 10]);
const tenths = fit([0.1, 0.1, 0.1, 0.1]);
const oneHeavy = fit([1, 1, 1, 10]);
console.log({ unit, tens, tenths, oneHeavy });
// The line of least squares is 2.2 x - 0.8.
assert.ok(Math.abs(unit[0] - 2.2) < 1e-3 && Math.abs(unit[1] + 0.8) < 1e-3);
assert.deepEqual(tens, start);
assert.deepEqual(oneHeavy, start);
assert.ok(Math.abs(tenths[0] - 2.2) > 0.5);
JS
node check.cjs
