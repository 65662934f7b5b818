import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { DomainError } from '../errors';

// A backup is one SQLite file: every table as it was at one moment, with two more that say what it is and hold the
// installation's keys. It opens accounts and signs receipts, so only its owner may read it.

export const INFO_TABLE = 'heldout_backup';
export const FILES_TABLE = 'heldout_backup_files';

const EVERYTHING = 2 ** 31 - 1;

/** How many rows each table holds, by its name. */
export function countRows(client: SqliteDatabase.Database): Record<string, number> {
  const tables = client
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  const ours = tables.filter((name) => name !== INFO_TABLE && name !== FILES_TABLE);
  return Object.fromEntries(
    ours.map((name) => [name, client.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
  );
}

/** What is wrong with a database file inside, in SQLite's own words; null when nothing is. */
export function damageOf(client: SqliteDatabase.Database): string | null {
  const found = client.pragma('integrity_check(1)', { simple: true }) as string;
  if (found !== 'ok') return found;
  const [orphan] = client.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return orphan ? `row ${orphan.rowid} of ${orphan.table} points to nothing in ${orphan.parent}` : null;
}

export interface Backup {
  /** UTC milliseconds. */
  madeAt: number;
  rows: Record<string, number>;
}

/**
 * Writes a checked copy of a database that others may be writing to, with the installation's keys, as a new file.
 * @param keys names of files beside the database; one that was never made is left out
 * @throws DomainError conflict 'backup-exists'; invalid 'backup-unwritable'; unavailable 'backup-damaged', with no file left
 */
export async function backUp(
  client: SqliteDatabase.Database,
  file: string,
  keys: { folder: string; names: readonly string[] },
  now: number,
): Promise<Backup> {
  if (existsSync(file)) {
    throw new DomainError(
      'conflict',
      'backup-exists',
      `${file} exists already. Nothing was written; choose another name.`,
    );
  }
  const part = `${file}.${process.pid}.part`;
  try {
    closeSync(openSync(part, 'wx', 0o600));
    // In one step: a copy in many begins anew whenever another process writes in between, and a class never stops writing.
    await client.backup(part, { progress: () => EVERYTHING });
    const made = completeBackup(part, keys, now);
    const written = openSync(part, 'r');
    fsyncSync(written);
    closeSync(written);
    // Unlike renaming, this never replaces what has come to be there meanwhile.
    linkSync(part, file);
    return made;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw new DomainError('invalid', 'backup-unwritable', `${file} cannot be written: ${code}.`);
  } finally {
    for (const one of [part, `${part}-journal`]) rmSync(one, { force: true });
  }
}

/**
 * Checks a copy of a database, with the log beside it if it has one, and makes it a backup: one file that says what it is.
 * @throws DomainError unavailable 'backup-damaged'
 */
export function completeBackup(
  part: string,
  { folder, names }: { folder: string; names: readonly string[] },
  now: number,
): Backup {
  const copy = new SqliteDatabase(part);
  try {
    // One file, without a log beside it.
    copy.pragma('journal_mode = DELETE');
    const damage = damageOf(copy);
    if (damage) {
      throw new DomainError('unavailable', 'backup-damaged', `The database is damaged: ${damage}. No backup was made.`);
    }
    const rows = countRows(copy);
    copy.exec(`create table ${INFO_TABLE} (made_at integer not null, rows text not null) strict;
      create table ${FILES_TABLE} (name text primary key not null, bytes blob not null) strict;`);
    copy.prepare(`insert into ${INFO_TABLE} values (?, ?)`).run(now, JSON.stringify(rows));
    const keep = copy.prepare(`insert into ${FILES_TABLE} values (?, ?)`);
    for (const name of names) {
      const from = path.join(folder, name);
      if (existsSync(from)) keep.run(name, readFileSync(from));
    }
    return { madeAt: now, rows };
  } finally {
    copy.close();
  }
}
