#!/usr/bin/env bash
# Package: drizzle-orm@0.45.4 (with sql.js@1.13.0; the same with better-sqlite3)
# Behaviour: a placeholder in the values of an insert passes its value through the column (booleans, dates, JSON); a
#   placeholder in a condition on the same column hands it to the driver as it is. A plain value in that condition
#   is passed through the column again.
# Common guess: eq(column, placeholder) and eq(column, value) treat the value alike.
# Seen: insert with placeholders takes true, a Date and an object. where(eq(at, placeholder)) with a Date is an
#   error of the driver, where eq(at, date) works (with better-sqlite3, true for a column of booleans is one as
#   well). inArray(id, placeholder) with a list makes SQL that does not parse.
# Why it matters: preparing a query that works is the documented way to make it faster, and it changes what the
#   parameters must be. In a column of JSON, whose text binds, the comparison is silently false.

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
const { integer, sqliteTable, text } = require('drizzle-orm/sqlite-core');
const { eq, inArray, sql } = require('drizzle-orm');
async function main() {
  const client = new (await initSqlJs()).Database();
  client.run('create table t(id integer primary key, done integer, at integer, tag text)');
  const t = sqliteTable('t', {
    id: integer().primaryKey(),
    done: integer({ mode: 'boolean' }),
    at: integer({ mode: 'timestamp' }),
    tag: text({ mode: 'json' }),
  });
  const db = drizzle(client);
  const at = new Date(5000);
  const values = { done: sql.placeholder('done'), at: sql.placeholder('at'), tag: sql.placeholder('tag') };
  db.insert(t).values(values).prepare().run({ done: true, at, tag: 'x' });
  const direct = (column, value) => db.select().from(t).where(eq(column, value)).all().length;
  const prepared = (column, value) => db.select().from(t).where(eq(column, sql.placeholder('v'))).prepare().all({ v: value }).length;
  assert.deepEqual([direct(t.done, true), direct(t.at, at), direct(t.tag, 'x')], [1, 1, 1]);
  const outcome = (run) => {
    try {
      return run();
    } catch (error) {
      const cause = error.cause ?? error;
      return cause.message ?? String(cause);
    }
  };
  const seen = {
    date: outcome(() => prepared(t.at, at)),
    json: outcome(() => prepared(t.tag, 'x')),
    list: outcome(() => db.select().from(t).where(inArray(t.id, sql.placeholder('v'))).prepare().all({ v: [1] }).length),
  };
  console.log(seen);
  assert.match(String(seen.date), /bind/);
  assert.equal(seen.json, 0);
  assert.match(String(seen.list), /syntax error/);
}
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
JS
node check.cjs
