#!/usr/bin/env bash
# Package: statistics.js@1.0.0 (normalCumulativeValue, mannWhitneyU, spearmansRho)
# Behaviour: the normal distribution is a series of a fixed number of terms, which is too short from 4.5 standard deviations
#   on. Below -4.5 the probability grows again. The significance of every test that goes by z comes from it.
# Common guess: a probability that falls with the distance, to 0 at worst.
# Seen: the probability below -3 is 0.00135, below -4.5 0.00002, below -6 0.028 and below -8 0.448. Two groups of 60 without any
#   overlap (z = -9.4) have a p of 0.999 in the test of Mann and Whitney; a rank correlation of 0.99 has 1.
# Why it matters: the clearer the difference, the less significant it is said to be. With small classes everything is right, so
#   it is found out late or never.

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
const empty = table({ v: [1, 2] });
const below = (z) => {
  const p = empty.normalCumulativeValue(z);
  console.log('probability below', z, 'is', p);
  return p;
};
assert.equal(below(-3), 0.00135);
assert.equal(below(-4.5), 0.00002);
assert.ok(below(-6) > 0.02);
assert.ok(below(-8) > 0.4);
const numbers = Array.from({ length: 120 }, (_, i) => i);
const apart = table({ group: numbers.map((i) => (i < 60 ? 'a' : 'b')), v: numbers }, { group: 'nominal' });
const test = apart.mannWhitneyU('group', 'v');
console.log('two groups apart:', JSON.stringify(test));
assert.ok(test.MannWhitneyU === 0 && test.zScore < -9 && test.pTwoTailed > 0.99);
const near = table({ a: numbers, b: numbers.map((i) => i + (i % 2 ? 5 : -5)) });
const { rho, significanceNormal } = near.spearmansRho('a', 'b');
console.log('rank correlation', rho, JSON.stringify(significanceNormal));
assert.ok(rho > 0.98 && significanceNormal.pTwoTailed > 0.9);
JS
node check.cjs
