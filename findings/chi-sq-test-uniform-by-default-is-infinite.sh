#!/usr/bin/env bash
# Package: chi-sq-test@2.1.1 (gof without expected counts)
# Behaviour: where the optional expected counts are left out, they are zero, not the mean of the observed ones. Every
#   observed count is divided by zero, so the statistic is Infinity, or NaN as soon as one count is 0, and p is NaN.
# Common guess: as in SciPy and R, no expected counts means equally frequent categories.
# Seen: [10, 10, 10], as even as can be, has the statistic Infinity; with the same counts named it is 0 with p = 1.
#   "p < 0.05" is false for every input, and "p >= 0.05" as well.
# Why it matters: a check that the options of a question are chosen evenly, or that a generator is uniform, passes or
#   fails by the way its comparison is written, and never by the data.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts chi-sq-test@2.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { gof } = require('chi-sq-test');
const even = gof([10, 10, 10]);
const skewed = gof([100, 1, 1]);
const withZero = gof([100, 0, 1]);
console.log('even', even, 'skewed', skewed, 'with a zero', withZero);
assert.equal(even.value, Infinity);
assert.equal(skewed.value, Infinity);
assert.ok(Number.isNaN(withZero.value));
for (const { pValue } of [even, skewed, withZero]) assert.ok(!(pValue < 0.05) && !(pValue >= 0.05));

const named = gof([10, 10, 10], [10, 10, 10]);
console.log('even, expected counts named', named, 'skewed', gof([100, 1, 1], [34, 34, 34]));
assert.equal(named.value, 0);
assert.equal(named.pValue, 1);
assert.ok(gof([100, 1, 1], [34, 34, 34]).pValue < 1e-6);
JS
node check.cjs
