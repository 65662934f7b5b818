#!/usr/bin/env bash
# Package: krippendorff@0.1.0 (alpha)
# Behaviour: only undefined is a missing rating. null is one more category, in which raters agree and disagree as in
#   any other. When there is a single category, alpha is NaN.
# Common guess: null, the only "missing" that JSON and SQL have, is missing too.
# Seen: the textbook example with 15 units, 3 raters and gaps has alpha 0.691. After JSON.parse(JSON.stringify(...)) it
#   is 0.235. Two raters who disagree on all of their four units (alpha -0.75) get 0.44 when 20 more units, which
#   nobody has rated, are kept as null. A metric of the caller's sees null too: (a - b) ** 2 takes it for 0.
# Why it matters: ratings come out of a database or a request. Units that nobody has graded yet count as perfect
#   agreement, so the reliability is best before the work is done.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts krippendorff@0.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { alpha } = require('krippendorff');
const _ = undefined;
const ratings = [
  [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
  [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
  [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
];
const stored = JSON.parse(JSON.stringify(ratings));
const round = (v) => Number(v.toFixed(3));
console.log('nominal: undefined', round(alpha(ratings)), 'null', round(alpha(stored)));
assert.equal(round(alpha(ratings)), 0.691);
assert.equal(round(alpha(stored)), 0.235);
const squared = (a, b) => (a - b) ** 2;
console.log('interval: undefined', round(alpha(ratings, squared)), 'null', round(alpha(stored, squared)));
assert.equal(round(alpha(ratings, squared)), 0.811);
assert.equal(round(alpha(stored, squared)), 0.396);

const disagree = [['a', 'b', 'a', 'b'], ['b', 'a', 'b', 'a']];
const todo = (missing) => disagree.map((row) => [...row, ...Array(20).fill(missing)]);
console.log('no unit agrees, 20 to do: undefined', round(alpha(todo(_))), 'null', round(alpha(todo(null))));
assert.equal(round(alpha(todo(_))), -0.75);
assert.equal(round(alpha(todo(null))), 0.44);
assert.ok(Number.isNaN(alpha([[1, 1], [1, 1]])));
JS
node check.cjs
