#!/usr/bin/env bash
# Package: vega-statistics@2.0.0 (randomInteger, method icdf)
# Behaviour: the quantile function of whole numbers rounds down where a quantile is the smallest value whose cumulative
#   probability reaches p, and counts from one below the range. It is right only where p is exactly such a probability.
# Common guess: icdf undoes cdf and stays within the range from which sample() draws.
# Seen: for a die, randomInteger(1, 7), every p below 1/6 gives 0, which is no side of the die, and 0.99 gives 5; the
#   6 comes at p = 1 only. Values drawn as icdf(uniform) are 0 to 5 in equal shares, with a mean of 2.5 instead of 3.5.
#   sample(), pdf() and cdf() are those of a die.
# Why it matters: stratified or quasi-random draws and intervals of chance go through icdf. An index that is drawn in
#   this way takes row -1 and never the last.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts vega-statistics@2.0.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { randomInteger } from 'vega-statistics';
const die = randomInteger(1, 7);
for (const p of [0.01, 0.1, 1 / 6, 0.5, 0.7, 0.99, 1]) console.log('p', p.toFixed(3), 'quantile', die.icdf(p));
assert.equal(die.icdf(0.1), 0);
assert.equal(die.pdf(0), 0);
assert.equal(die.icdf(0.99), 5);
assert.ok(die.cdf(5) < 0.99);
assert.equal(die.icdf(1), 6);

const n = 6000;
const drawn = Array.from({ length: n }, (_, i) => die.icdf((i + 0.5) / n));
const shares = [0, 1, 2, 3, 4, 5, 6].map((side) => drawn.filter((v) => v === side).length);
console.log('drawn by icdf, sides 0 to 6:', shares.join(' '));
assert.deepEqual(shares, [1000, 1000, 1000, 1000, 1000, 1000, 0]);
const sampled = Array.from({ length: n }, () => die.sample());
assert.deepEqual([Math.min(...sampled), Math.max(...sampled)], [1, 6]);
assert.equal(randomInteger(0, 10).icdf(0.05), -1);
JS
node check.mjs
