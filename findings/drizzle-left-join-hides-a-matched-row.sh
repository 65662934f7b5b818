#!/usr/bin/env bash
# Package: drizzle-orm@0.45.4 (with sql.js@1.13.0; the same with better-sqlite3)
# Behaviour: after a left join, a group of selected columns of the joined table becomes null when all of the
#   SELECTED columns are null. Whether there was a matching row is not looked at.
# Common guess: null means that no row matched; a matched row whose score is empty is { score: null }.
# Seen: a student with an attempt not graded yet and a student without an attempt both come back with attempt: null
#   when score and comment are selected. Selecting one column more that cannot be null (the id) tells them apart.
# Why it matters: "has not started" and "waits for a grade" become one, and adding or dropping a column from the
#   list changes which rows count as matched.

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
const { integer, real, sqliteTable, text } = require('drizzle-orm/sqlite-core');
const { eq } = require('drizzle-orm');
async function main() {
  const client = new (await initSqlJs()).Database();
  client.run(`create table student(id integer primary key);
    create table attempt(id integer primary key, student integer, score real, comment text);
    insert into student values (1), (2); insert into attempt values (7, 1, null, null);`);
  const student = sqliteTable('student', { id: integer().primaryKey() });
  const attempt = sqliteTable('attempt', { id: integer().primaryKey(), student: integer(), score: real(), comment: text() });
  const db = drizzle(client);
  const joined = (columns) =>
    db.select({ student: student.id, attempt: columns }).from(student).leftJoin(attempt, eq(attempt.student, student.id)).all();
  const without = joined({ score: attempt.score, comment: attempt.comment });
  const withId = joined({ id: attempt.id, score: attempt.score, comment: attempt.comment });
  console.log('score and comment:', without, '\nid as well:', withId);
  assert.deepEqual(without, [{ student: 1, attempt: null }, { student: 2, attempt: null }]);
  assert.deepEqual(withId, [{ student: 1, attempt: { id: 7, score: null, comment: null } }, { student: 2, attempt: null }]);
}
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
JS
node check.cjs
