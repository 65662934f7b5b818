#!/usr/bin/env bash
# Package: javascript-lp-solver@1.0.3 (Solve)
# Behaviour: coefficients, bounds and results of 1e-8 and less count as zero, whatever the scale of the problem. A
#   direction that is not exactly 'max' (maximize, MAX) is 'min'.
# Common guess: a tolerance is relative, or smaller differences at least lead to some solution; an unknown direction
#   is an error.
# Seen: the better of two choices worth 1e-7 and 5e-8 is found; with 1e-8 and 5e-9 the answer is "feasible, 0" with no
#   choice at all. Times 1e9 the same problem is solved. A demand of at least 1e-9 is met by nothing. 'maximize' gives 0
#   for a problem whose maximum is 5.
# Why it matters: probabilities, learning rates and weights per example are of this size. The answer is an empty plan
#   that is said to be feasible and bounded.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts javascript-lp-solver@1.0.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const solver = require('javascript-lp-solver');
const best = (scale, opType = 'max') =>
  solver.Solve({
    optimize: 'worth',
    opType,
    constraints: { room: { max: 1 } },
    variables: { good: { worth: scale, room: 1 }, poor: { worth: scale / 2, room: 1 } },
  });
for (const scale of [1, 1e-7, 1e-8, 1e-9]) console.log('worth', scale, JSON.stringify(best(scale)));
assert.equal(best(1e-7).good, 1);
const lost = best(1e-8);
assert.ok(lost.feasible && lost.bounded && lost.result === 0 && lost.good === undefined);
assert.equal(best(1e-8 * 1e9).good, 1);

const demand = (min) =>
  solver.Solve({
    optimize: 'cost',
    opType: 'min',
    constraints: { done: { min } },
    variables: { x: { cost: 1, done: 1 } },
  });
console.log('at least 1e-7:', JSON.stringify(demand(1e-7)), ' at least 1e-9:', JSON.stringify(demand(1e-9)));
assert.equal(demand(1e-7).x, 1e-7);
assert.equal(demand(1e-9).x, undefined);

const directions = ['max', 'maximize', 'MAX'].map((direction) => best(1, direction).result);
console.log("worth 1 with 'max', 'maximize' and 'MAX':", directions.join(' '));
assert.deepEqual(directions.map(Math.abs), [1, 0, 0]);
JS
node check.cjs
