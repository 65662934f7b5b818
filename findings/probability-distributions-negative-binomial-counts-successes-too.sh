#!/usr/bin/env bash
# Package: probability-distributions@0.9.1 (rnbinom)
# Behaviour: the number of all trials less one is drawn, not the number of failures, so every draw is too large by the
#   size less one. For size 1, the geometric distribution, the two agree.
# Common guess: the package says that it uses the function names of R, and has its arguments (size, prob or mu, not
#   both); there, the draws are failures before the size-th success, with mean mu.
# Seen: size 3 and probability 0.5 have the mean 5 and never a value below 2; R has the mean 3 and starts at 0. Size 10
#   has the mean 19 instead of 10. Asked for size 5 and a mean of 20, it draws with a mean of 24. Size 1 is right.
# Why it matters: counts that are more spread than Poisson, such as attempts or errors per student, are simulated with
#   it. Zeros never occur, and the mean that was asked for is not the mean that is drawn.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts probability-distributions@0.9.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const PD = require('probability-distributions');
let state = 11;
PD.prng = () => (state = (state * 48271) % 2147483647) / 2147483647;
const report = (name, expected, ...parameters) => {
  const draws = PD.rnbinom(40000, ...parameters);
  const mean = draws.reduce((sum, v) => sum + v, 0) / draws.length;
  console.log(name, 'mean', mean.toFixed(2), 'in R', expected, 'smallest', Math.min(...draws));
  return { mean, smallest: Math.min(...draws) };
};
const near = (a, b) => assert.ok(Math.abs(a - b) < 0.3, `${a} is not near ${b}`);
const geometric = report('size 1, p 0.5', 1, 1, 0.5);
near(geometric.mean, 1);
assert.equal(geometric.smallest, 0);
const three = report('size 3, p 0.5', 3, 3, 0.5);
near(three.mean, 5);
assert.equal(three.smallest, 2);
const ten = report('size 10, p 0.5', 10, 10, 0.5);
near(ten.mean, 19);
assert.ok(ten.smallest >= 9);
near(report('size 5, mu 20', 20, 5, undefined, 20).mean, 24);
JS
node check.cjs
