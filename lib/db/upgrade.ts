import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { KEY_FILES } from '../data-folder';
import { DomainError } from '../errors';
import { completeBackup, damageOf } from './backup';
import { isEmpty, shapeOf } from './ours';

/** Beside the database; each is a backup that `heldout restore` takes. */
export const UPGRADES_FOLDER = 'before-upgrades';
const KEPT = 3;

/**
 * Before a database of an earlier version is changed: keeps a backup of it, and makes the change on a copy of that. What does
 * not work there leaves the database as it is. The newest three backups are kept.
 * @throws DomainError unavailable 'upgrade-failed'; 'backup-damaged'
 */
export function tryUpgrade(client: SqliteDatabase.Database, file: string, migrationsFolder: string, now: number): void {
  if (isEmpty(client)) return;
  const { reached, newest } = shapeOf(client, migrationsFolder);
  if (reached >= newest) return;
  const folder = path.join(path.dirname(file), UPGRADES_FOLDER);
  const part = path.join(folder, `${process.pid}.part`);
  const trial = path.join(folder, `${process.pid}.trial`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyAtOneMoment(client, file, part);
    completeBackup(part, { folder: path.dirname(file), names: Object.values(KEY_FILES) }, now);
    copyFileSync(part, trial);
    change(trial, migrationsFolder);
    renameSync(part, path.join(folder, `${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}.backup`));
    keepNewest(folder);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // The query builder tells which statement it was; what SQLite said of it is the cause.
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new DomainError(
      'unavailable',
      'upgrade-failed',
      `${file} is of an earlier version of Heldout and could not be brought to this one: ${why}. Nothing in it was changed: it opens in the version that made it.`,
    );
  } finally {
    for (const one of [part, trial]) {
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${one}${suffix}`, { force: true });
    }
  }
}

/** While nobody writes. The log is copied after the file, so that what moves from one to the other meanwhile is in either. */
function copyAtOneMoment(client: SqliteDatabase.Database, file: string, to: string): void {
  client.exec('begin immediate');
  try {
    for (const suffix of ['', '-wal']) {
      if (!existsSync(`${file}${suffix}`)) continue;
      copyFileSync(`${file}${suffix}`, `${to}${suffix}`);
      chmodSync(`${to}${suffix}`, 0o600);
    }
  } finally {
    client.exec('rollback');
  }
}

function change(trial: string, migrationsFolder: string): void {
  const copy = new SqliteDatabase(trial);
  try {
    copy.pragma('foreign_keys = ON');
    migrate(drizzle(copy), { migrationsFolder });
    const damage = damageOf(copy);
    if (damage) throw new Error(damage);
  } finally {
    copy.close();
  }
}

function keepNewest(folder: string): void {
  const backups = readdirSync(folder)
    .filter((name) => name.endsWith('.backup'))
    .sort();
  for (const name of backups.slice(0, -KEPT)) rmSync(path.join(folder, name));
}
