#!/usr/bin/env bash
# Package: drizzle-orm@0.45.4 (with sql.js@1.13.0)
# Behaviour: a column inside an sql`...` template of a select is written with its table when the query joins another one, and
#   without it when the query reads one table only. Inside a subquery the bare name means the subquery's own column.
# Common guess: ${student.id} is "student"."id" wherever it stands.
# Seen: number of attempts of each of two students, by a subquery in the template. Alone it compares the attempt's id with the
#   attempt's own column and gives 1 and 1; with a join that changes nothing it gives 3 and 0, which is right.
# Why it matters: counts beside a list are written like this. No error, plausible numbers, and they become right when somebody
#   adds a join for another reason.

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
const { eq, sql } = require('drizzle-orm');
const { integer, sqliteTable } = require('drizzle-orm/sqlite-core');
(async () => {
  const client = new (await initSqlJs()).Database();
  client.run(`create table student (id integer); insert into student values (1), (2);
    create table attempt (id integer, student integer); insert into attempt values (1, 1), (3, 1), (4, 1);
    create table place (student integer); insert into place values (1), (2);`);
  const student = sqliteTable('student', { id: integer() });
  const place = sqliteTable('place', { student: integer() });
  const db = drizzle(client);
  const attempts = sql`(select count(*) from attempt a where a.student = ${student.id})`.mapWith(Number);
  const alone = db.select({ id: student.id, attempts }).from(student).orderBy(student.id);
  const joined = db.select({ id: student.id, attempts }).from(student).innerJoin(place, eq(place.student, student.id)).orderBy(student.id);
  for (const query of [alone, joined]) console.log(query.toSQL().sql, '\n  ', JSON.stringify(query.all()));
  assert.match(alone.toSQL().sql, /a\.student = "id"/);
  assert.match(joined.toSQL().sql, /a\.student = "student"\."id"/);
  assert.deepEqual(alone.all().map((row) => row.attempts), [1, 1]);
  assert.deepEqual(joined.all().map((row) => row.attempts), [3, 0]);
})();
JS
node check.cjs
