#!/usr/bin/env bash
# Package: @tidyjs/tidy@2.6.1 (leftJoin, innerJoin, distinct)
# Behaviour: a column that both tables have and that is not in `by` is overwritten by the right table where there is a
#   match, and keeps the left value where there is none. distinct without arguments removes nothing, since it compares
#   objects by identity.
# Common guess: as in dplyr, after which the package is modelled: both columns are kept, with .x and .y, and rows that
#   are equal in everything are one row.
# Seen: marks joined with a resit keep one column `mark`, of resit marks for two students and first marks for the third.
#   The mean of "the resit" counts the third. A match whose right value is null or undefined erases the left one.
# Why it matters: two exports of a course nearly always share the names of columns. The result is a plausible column
#   that is neither of the two.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tidyjs/tidy@2.6.1
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { distinct, innerJoin, leftJoin, mean, summarize, tidy } from '@tidyjs/tidy';
const first = [
  { id: 1, mark: 4 },
  { id: 2, mark: 5 },
  { id: 3, mark: 20 },
];
const resit = [
  { id: 1, mark: 10 },
  { id: 2, mark: null },
];
const joined = tidy(first, leftJoin(resit, { by: 'id' }));
console.log('left join:', JSON.stringify(joined));
assert.deepEqual(joined, [
  { id: 1, mark: 10 },
  { id: 2, mark: null },
  { id: 3, mark: 20 },
]);
const [{ average }] = tidy(joined, summarize({ average: mean('mark') }));
console.log('mean of the column:', average, '(first 9.67, resit 10)');
assert.equal(average, 15);
assert.deepEqual(tidy(first, innerJoin([{ id: 3, mark: 1 }], { by: 'id' })), [{ id: 3, mark: 1 }]);

const twice = [{ id: 1, mark: 4 }, { id: 1, mark: 4 }];
const [rows, byColumn] = [tidy(twice, distinct()).length, tidy(twice, distinct(['id'])).length];
console.log('distinct rows of two equal ones:', rows, ' by column:', byColumn);
assert.deepEqual([rows, byColumn], [2, 1]);
JS
node check.mjs
