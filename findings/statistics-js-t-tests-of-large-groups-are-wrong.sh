#!/usr/bin/env bash
# Package: statistics.js@1.0.0 (studentsTTestOneSample, studentsTTestTwoSamples)
# Behaviour: the p of a t test is right for a few dozen values. Towards a hundred degrees of freedom it begins to be off, later
#   it is now and then below 0, and from a few hundred on NaN.
# Common guess: t tests are computed for any number of values; with many of them the t distribution is the normal one.
# Seen: with 100 values p is 0.26 instead of 0.22 (two-sided). With 170 values a t of 1.75 has 0.50 instead of 0.08, with 171
#   one of 1.72 has -0.17, and with 175 one of 1.98 has -0.62 instead of 0.05. With 300 values it is NaN.
# Why it matters: a year's students are a few hundred. A p of 0.50 is believed as it is, and -0.17 passes p < 0.05.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts statistics.js@1.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const Statistics = require('statistics.js');
/** A table of the given columns, all of one scale of measure or each of its own. */
const table = (columns, scales = {}) => {
  const names = Object.keys(columns);
  const rows = columns[names[0]].map((_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
  const types = Object.fromEntries(names.map((name) => [name, scales[name] ?? 'interval']));
  return new Statistics(rows, types, { suppressWarnings: true });
};
/** Two-sided p of t with many degrees of freedom, by the integral of the density. */
const exact = (t, df) => {
  const density = (x) => (1 + (x * x) / df) ** (-(df + 1) / 2);
  const area = (from, to) => {
    const steps = 20000;
    const h = (to - from) / steps;
    return Array.from({ length: steps }, (_, i) => density(from + (i + 0.5) * h) * h).reduce((a, b) => a + b);
  };
  return area(Math.abs(t), 40) / area(0, 40);
};
const seen = (count) => {
  const values = Array.from({ length: count }, (_, i) => i % 7);
  const { tStatistic, degreesOfFreedom, pTwoSided } = table({ v: values }).studentsTTestOneSample('v', 2.7);
  const right = exact(tStatistic, degreesOfFreedom);
  console.log(`${count} values: t ${tStatistic.toFixed(3)}, p ${pTwoSided.toFixed(4)}, by integration ${right.toFixed(4)}`);
  return [pTwoSided, right];
};
const [small, right] = seen(60);
assert.ok(Math.abs(small - right) < 0.001);
const [early, expected] = seen(100);
assert.ok(early - expected > 0.03);
const [off, p] = seen(170);
assert.ok(off > 0.4 && Math.abs(p - 0.0815) < 0.001);
assert.ok(seen(171)[0] < -0.1);
assert.ok(seen(175)[0] < -0.5);
assert.ok(Number.isNaN(seen(300)[0]));
JS
node check.cjs
