#!/usr/bin/env bash
# Package: drizzle-orm@0.45.4 (with sql.js@1.13.0; better-sqlite3@13.2.0 does the same)
# Behaviour: the driver is synchronous and every other query gives its result at once; $count gives an object that is a promise
#   and a piece of SQL at the same time. Compared and computed with, it is NaN; as a condition it is always true.
# Common guess: db.$count(table) is the number, as db.select().from(table).all() are the rows.
# Seen: of a table with two rows, db.$count(t) - 1 is NaN, db.$count(t) > 1 and db.$count(t) < 3 are both false, and
#   db.$count(empty) counts as true. After await it is 2.
# Why it matters: limits ("no more than ten tokens") never apply, and "is there one already?" is always yes, without an error.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts drizzle-orm@0.45.4 sql.js@1.13.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const initSqlJs = require('sql.js');
const { drizzle } = require('drizzle-orm/sql-js');
const { integer, sqliteTable } = require('drizzle-orm/sqlite-core');
(async () => {
  const client = new (await initSqlJs()).Database();
  client.run('create table token (id integer); insert into token values (1), (2); create table empty (id integer);');
  const [token, empty] = ['token', 'empty'].map((name) => sqliteTable(name, { id: integer() }));
  const db = drizzle(client);
  const rows = db.select().from(token).all();
  console.log('rows at once     ', rows.length);
  assert.equal(rows.length, 2);
  const count = db.$count(token);
  console.log('$count           ', typeof count, count - 1, count > 1, count < 3, Boolean(db.$count(empty)));
  assert.deepEqual([typeof count, count - 1, count > 1, count < 3], ['object', NaN, false, false]);
  assert.equal(Boolean(db.$count(empty)), true);
  console.log('await $count     ', await count);
  assert.equal(await count, 2);
})();
JS
node check.cjs
