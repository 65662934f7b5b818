#!/usr/bin/env bash
# Package: fmin@0.0.4 (nelderMead; in Node, importing this version exports nothing and sets globalThis.fmin)
# Behaviour: the array that is given as the starting point is a corner of the simplex and moves with it. It ends near the
#   minimum, with the properties fx and id on it. conjugateGradient and gradientDescent leave theirs alone.
# Common guess: the start is read and not written; the same call twice does the same.
# Seen: after nelderMead(f, start) from [0, 0] start is [1.000004, 1.999997]; the result is another array. The same call
#   again needs less than half of the evaluations. Of two functions that are fitted from a shared start, the second begins
#   at the minimum of the first.
# Why it matters: methods are compared by the number of evaluations from one start, and models fitted in a loop from one
#   guess. Whatever runs after nelderMead is measured from the solution; the order of the loop decides the ranking.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fmin@0.0.4
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import 'fmin';
const { fmin } = globalThis;
let evaluations = 0;
const bowl = (x) => {
  evaluations++;
  return (x[0] - 1) ** 2 + (x[1] - 2) ** 2;
};
const slope = (x, gradient = [0, 0]) => {
  gradient[0] = 2 * (x[0] - 1);
  gradient[1] = 2 * (x[1] - 2);
  return bowl(x);
};
const start = [0, 0];
const count = (run) => {
  evaluations = 0;
  const result = run();
  console.log('evaluations', evaluations, 'found', [...result.x], 'start is now', start);
  return evaluations;
};
count(() => fmin.conjugateGradient(slope, start));
assert.deepEqual(start, [0, 0]);
const first = count(() => fmin.nelderMead(bowl, start));
assert.ok(Math.hypot(start[0] - 1, start[1] - 2) < 1e-3);
assert.ok('fx' in start && 'id' in start);
const second = count(() => fmin.nelderMead(bowl, start));
assert.ok(second < first / 2);
const far = count(() => fmin.nelderMead(bowl, [0, 0]));
assert.equal(far, first);
JS
node check.mjs
