#!/usr/bin/env bash
# Package: mathjs@15.2.0 (floor, ceil, fix, mod, round, isInteger)
# Behaviour: floor, ceil and fix first ask whether the number is within a relative tolerance (1e-12) of a whole
#   number, and then answer with that one. mod is built on floor, so its result can be slightly negative.
# Common guess: these are the functions of Math; mod of positive numbers is at least 0 and less than the divisor.
# Seen: floor(999999.9999999) is 1000000 and ceil(1000000.0000001) too; for 1e13 - 0.5 floor is right again.
#   mod(0.3, 0.1) is -5.6e-17. isInteger(1 - 1e-13) is true. round(0.49999999999999994) is 1 and
#   round(2.4999999999999996) is 3, which Math.round gives as 0 and 2.
# Why it matters: an index or a bin computed with floor can be one past the end, x - floor(x) negative, and answers
#   graded through mathjs round up what the student's own JavaScript rounds down.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts mathjs@15.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { ceil, fix, floor, isInteger, mod, round } from 'mathjs';
const below = 999999.9999999;
console.log({ floor: floor(below), ceil: ceil(1000000.0000001), mod: mod(0.3, 0.1), round: round(0.49999999999999994) });
assert.equal(Math.floor(below), 999999);
assert.equal(floor(below), 1000000);
assert.equal(fix(below), 1000000);
assert.equal(Math.ceil(1000000.0000001), 1000001);
assert.equal(ceil(1000000.0000001), 1000000);
assert.equal(floor(1e13 - 0.5), 9999999999999);
assert.ok(mod(0.3, 0.1) < 0);
assert.equal(isInteger(1 - 1e-13), true);
assert.deepEqual([round(0.49999999999999994), round(2.4999999999999996)], [1, 3]);
assert.deepEqual([Math.round(0.49999999999999994), Math.round(2.4999999999999996)], [0, 2]);
JS
node check.mjs
