#!/usr/bin/env bash
# Package: dataframe-js@1.4.4 (DataFrame.sql.request)
# Behaviour: in a condition the value of the row is made a text and the literal a number, and = and != compare
#   strictly: no number equals itself. Words that are not known are passed over, so ORDER BY and LIMIT change nothing
#   and are no error. AND and OR are worked off from left to right.
# Common guess: the documented example, WHERE column1 = 6, finds the rows with 6; what is not supported is an error,
#   as an unknown column is.
# Seen: WHERE score = 1 finds nothing and score != 1 all rows, while score > 1 and name = 'x' are right. ORDER BY
#   score DESC LIMIT 1 gives the whole table in its order. name = 'x' OR name = 'y' AND score < 5 leaves out the x
#   with 10.
# Why it matters: an empty answer looks like data without such rows, and "the best attempt" by ORDER BY and LIMIT is
#   the first one that was stored.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts dataframe-js@1.4.4
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { DataFrame } = require('dataframe-js');
const rows = [{ name: 'x', score: 1 }, { name: 'y', score: 10 }, { name: 'z', score: 2 }, { name: 'x', score: 10 }];
DataFrame.sql.registerTable(new DataFrame(rows, ['name', 'score']), 'attempts');
const request = (end) => {
  const found = DataFrame.sql.request(`SELECT * FROM attempts ${end}`).toCollection();
  console.log(end, '-', JSON.stringify(found.map((row) => Object.values(row).join(' '))));
  return found;
};
assert.deepEqual(request('WHERE score = 1'), []);
assert.deepEqual(request('WHERE score != 1'), rows);
assert.deepEqual(request('WHERE score > 1'), rows.slice(1));
assert.deepEqual(request("WHERE name = 'x'"), [rows[0], rows[3]]);
assert.deepEqual(request("WHERE name = 'x' OR name = 'y' AND score < 5"), [rows[0]]);
assert.deepEqual(request('ORDER BY score DESC'), rows);
assert.deepEqual(request('ORDER BY score DESC LIMIT 1'), rows);
assert.throws(() => DataFrame.sql.request('SELECT * FROM attempts WHERE points = 1'));
JS
node check.cjs
