import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { restore } from '@/lib/db/restore';
import { tryUpgrade, UPGRADES_FOLDER } from '@/lib/db/upgrade';
import { env } from '@/lib/env';
import { findGrading } from '@/lib/submissions/queries';
import { takeNext } from '../submissions/record-next';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-upgrade-'));
const migrationsFolder = path.join(env().projectRoot, 'drizzle');
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

const kept = (file: string) => readdirSync(path.join(path.dirname(file), UPGRADES_FOLDER)).sort();

test('what an upgrade would change is kept as a backup first, and only then', async () => {
  const file = path.join(mkdtempSync(path.join(folder, 'kept-')), 'heldout.sqlite');
  firstVersion(file);
  openDatabase(file).$client.close();
  openDatabase(file).$client.close();
  const [backup, ...more] = kept(file);
  expect(more).toEqual([]);
  const data = mkdtempSync(path.join(folder, 'restored-'));
  const to = { folder: data, database: path.join(data, 'heldout.sqlite'), migrationsFolder, keys: [] };
  await restore(path.join(path.dirname(file), UPGRADES_FOLDER, backup as string), to, false, 1);
  const before = new SqliteDatabase(to.database);
  expect(before.prepare('select source from submissions order by id').pluck().all()).toEqual(['source one', 'two']);
  expect(before.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(2);
  before.close();
  expect(findGrading(openDatabase(to.database), 's1')).toMatchObject({ state: 'done', points: 1000 });
});

/** This version's migrations and one more. */
function withMigration(sql: string): string {
  const migrations = mkdtempSync(path.join(folder, 'later-'));
  cpSync(migrationsFolder, migrations, { recursive: true });
  const journal = path.join(migrations, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  const when = entries.at(-1).when + 1;
  const next = { idx: entries.length, version: '6', when, tag: '9999_later', breakpoints: true };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, next] }));
  writeFileSync(path.join(migrations, '9999_later.sql'), sql);
  return migrations;
}

test.each([
  ['cannot be done', 'alter table nothing_here add column x integer;', /no such table: nothing_here/],
  [
    'leaves rows that point to nothing',
    "pragma defer_foreign_keys = on; update submissions set user_id = 'nobody';",
    /./,
  ],
])('an upgrade that %s changes nothing, and says so', (_, sql, why) => {
  const file = path.join(mkdtempSync(path.join(folder, 'failed-')), 'heldout.sqlite');
  firstVersion(file);
  const client = new SqliteDatabase(file);
  client.pragma('journal_mode = WAL');
  const before = client.serialize();
  const upgrade = () => tryUpgrade(client, file, withMigration(sql), 1);
  expect(upgrade).toThrow(why);
  expect(upgrade).toThrow(/Nothing in it was changed: it opens in the version that made it\.$/);
  expect(client.serialize().equals(before)).toBe(true);
  expect(kept(file)).toEqual([]);
  client.close();
});

test('the newest three backups are kept', () => {
  const file = path.join(mkdtempSync(path.join(folder, 'many-')), 'heldout.sqlite');
  firstVersion(file);
  const client = new SqliteDatabase(file);
  for (let day = 1; day <= 5; day++) tryUpgrade(client, file, migrationsFolder, day * 86_400_000);
  client.close();
  expect(kept(file).map((name) => name.slice(0, 10))).toEqual(['1970-01-04', '1970-01-05', '1970-01-06']);
});
