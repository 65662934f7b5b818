#!/usr/bin/env bash
# Package: percentile-rank@1.0.6
# Behaviour: the index of a value in the list is taken for its rank; the list is not sorted. The readme promises the values of
#   a spreadsheet's PERCENTRANK, which does not ask for an order, and says nothing of one.
# Common guess: the percentile of a grade among grades does not depend on the order in which they stand.
# Seen: the first of a list is always at 0 and the last at 1. In a list from best to worst the ranks are turned round: 17 of
#   [17, 14, 11, 9] is at 0. A value that is not in the list is an error in such a list, though it lies between two of it.
# Why it matters: grades come in the order of names or of hand-in. A rank of 0.67 is as plausible for one student as for
#   the next.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts percentile-rank@1.0.6
cat > check.cjs <<'JS'
const assert = require('node:assert');
const rank = require('percentile-rank');
const spreadsheet = (values, x) => values.filter((v) => v < x).length / (values.length - 1);
const show = (numbers) => numbers.map((v) => v.toFixed(2)).join(' ');
for (const grades of [[9, 11, 14, 17], [14, 9, 17, 11], [17, 14, 11, 9]]) {
  const here = grades.map((grade) => rank(grades, grade));
  const there = grades.map((grade) => spreadsheet(grades, grade));
  console.log(grades.join(' ').padEnd(12), 'here', show(here), '- in a spreadsheet', show(there));
  assert.equal(show(here), '0.00 0.33 0.67 1.00');
}
assert.ok(Math.abs(rank([9, 11, 14, 17], 12.5) - 0.5) < 1e-9);
assert.throws(() => rank([17, 14, 11, 9], 12.5), /Out of bounds/);
JS
node check.cjs
