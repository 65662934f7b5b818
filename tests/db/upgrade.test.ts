import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { env } from '@/lib/env';
import { findGrading } from '@/lib/submissions/queries';
import { takeNext } from '../submissions/record-next';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The shape of the first version that people had, and what they did with it. */
function firstVersion(file: string): void {
  const migrations = path.join(folder, 'drizzle');
  cpSync(path.join(env().projectRoot, 'drizzle'), migrations, { recursive: true });
  const journal = path.join(migrations, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 2) }));
  const client = new SqliteDatabase(file);
  migrate(drizzle(client), { migrationsFolder: migrations });
  client.exec(`
    insert into users (id, name, email) values ('ada', 'Ada', 'ada@example.org');
    insert into submissions values ('s1', 'ada', 'c', 'x', 'source one', 'h', 'click-1', 10), ('s2', 'ada', 'c', 'x', 'two', 'h', 'click-2', 20);
    insert into gradings (id, submission_id, cause, state, seeds, content_hash, lease_until, lease_holder, available_at, queued_at, max_points, passed, points)
      values ('g1', 's1', 'submit', 'done', '[1]', 'h', null, null, 10, 10, 1000, 1, 1000),
             ('g2', 's2', 'submit', 'running', '[1]', 'h', 1795411913322, 'gone:1', 20, 20, 1000, null, null);`);
  client.close();
}

test('a database of the first version opens with everything in it, and what was being graded goes on', () => {
  const file = path.join(folder, 'heldout.sqlite');
  firstVersion(file);
  const db = openDatabase(file);
  expect(findGrading(db, 's1')).toMatchObject({ state: 'done', passed: true, points: 1000, number: 1 });
  expect(db.$client.prepare('select source from submissions order by id').pluck().all()).toEqual(['source one', 'two']);
  expect(takeNext(db, 100)).toMatchObject({ id: 'g2', tries: 1 });
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
});
