#!/usr/bin/env bash
# Package: fast-check@4.10.2 (double, float, array)
# Behaviour: double and float draw evenly among the floating-point numbers of a range, not along it, and nearly all of
#   them are tiny. The length of arrays and strings is limited by a size that maxLength does not raise: 10. Examples
#   count as runs and are cut off with them.
# Common guess: fc.double({ min: 0, max: 1 }) tries values all over from 0 to 1, with some stress on the ends; maxLength
#   1000 means that longer arrays come up; an example that is given is always tried.
# Seen: of 10000 draws from 0 to 1, nine in ten are below 1e-6 and about 0.3% lie between 0.1 and 0.9. "No value lies
#   between 0.1 and 0.9" passes, and so does "no array has more than 10 elements" in 20000 runs with maxLength 1000.
#   The fourth example of three runs is not tried. From 0.5 to 1 the draws are even.
# Why it matters: thresholds, probabilities and shares have their edges in the middle. A test of the pass mark at 0.5
#   may never see a score between 0.1 and 0.9. Divide an integer, or set size: 'max', to have them.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fast-check@4.10.2
cat > check.mjs <<'JS'
import assert from 'node:assert';
import fc from 'fast-check';
const passes = (property, options) => {
  const { failed } = fc.check(property, options);
  return !failed;
};
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const drawn = fc.sample(unit, { numRuns: 10000, seed: 42 });
const tiny = drawn.filter((v) => v < 1e-6).length;
const middle = drawn.filter((v) => v > 0.1 && v < 0.9).length;
console.log('of 10000 doubles from 0 to 1: below 1e-6', tiny, 'between 0.1 and 0.9', middle);
assert.ok(tiny > 8500 && middle < 100);
assert.ok(passes(fc.property(unit, (v) => !(v > 0.1 && v < 0.9)), { seed: 3 }));
const upper = fc.sample(fc.double({ min: 0.5, max: 1, noNaN: true }), { numRuns: 10000, seed: 42 });
assert.ok(upper.filter((v) => v < 0.9).length > 7000);
const shares = fc.sample(fc.integer({ min: 0, max: 1000 }).map((v) => v / 1000), { numRuns: 10000, seed: 42 });
console.log('of 10000 thousandths between 0.1 and 0.9:', shares.filter((v) => v > 0.1 && v < 0.9).length);
assert.ok(shares.filter((v) => v > 0.1 && v < 0.9).length > 5000);

const long = (size) => fc.array(fc.nat(), { maxLength: 1000, ...size });
const longest = (size) => Math.max(...fc.sample(long(size), { numRuns: 300, seed: 1 }).map((list) => list.length));
console.log('longest array for maxLength 1000:', longest({}), " with size 'max':", longest({ size: 'max' }));
assert.ok(passes(fc.property(long({}), (list) => list.length <= 10), { numRuns: 20000, seed: 1 }));
assert.ok(longest({ size: 'max' }) > 500);

const tried = [];
fc.check(fc.property(fc.nat(), (v) => { tried.push(v); }), { numRuns: 3, examples: [[1], [2], [3], [7]] });
console.log('examples 1 2 3 7 in three runs, tried:', tried.join(' '));
assert.deepEqual(tried, [1, 2, 3]);
JS
node check.mjs
