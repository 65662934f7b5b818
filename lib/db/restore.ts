import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { DomainError } from '../errors';
import { type Backup, countRows, damageOf, FILES_TABLE, INFO_TABLE } from './backup';
import { takeLock } from './lock';
import { requireOurs } from './ours';
import { isBusy, sqliteCode } from './trouble';

const Rows = z.record(z.string(), z.int());

interface Found extends Backup {
  files: { name: string; bytes: Buffer }[];
}

const invalid = (reason: string, message: string) => new DomainError('invalid', reason, message);

/**
 * What a backup holds, after looking at all of it.
 * @throws DomainError invalid 'backup-unreadable', 'backup-damaged', 'database-file' (made by a later version)
 */
export function readBackup(file: string, migrationsFolder: string): Found {
  if (!existsSync(file)) throw invalid('backup-unreadable', `${file} does not exist.`);
  let client: SqliteDatabase.Database | undefined;
  try {
    client = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    const has = client.prepare('select count(*) from sqlite_schema where name in (?, ?)').pluck();
    if (has.get(INFO_TABLE, FILES_TABLE) !== 2) {
      throw invalid('backup-unreadable', `${file} is no backup of Heldout: \`heldout backup\` makes one.`);
    }
    requireOurs(client, file, migrationsFolder);
    const info = client.prepare(`select made_at as madeAt, rows from ${INFO_TABLE}`).get() as {
      madeAt: number;
      rows: string;
    };
    const rows = Rows.parse(JSON.parse(info.rows));
    const now = countRows(client);
    const lost = Object.keys({ ...rows, ...now }).find((table) => rows[table] !== now[table]);
    const damage = damageOf(client) ?? (lost && `${lost} has ${now[lost] ?? 0} rows instead of ${rows[lost] ?? 0}`);
    if (damage) throw invalid('backup-damaged', `${file} is damaged: ${damage}. Nothing was restored.`);
    const files = client.prepare(`select name, bytes from ${FILES_TABLE}`).all() as Found['files'];
    return { madeAt: info.madeAt, rows, files };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalid('backup-unreadable', `${file} cannot be read as a backup: ${(error as Error).message}.`);
  } finally {
    client?.close();
  }
}

/**
 * Puts a backup in the place of an installation's data. What was there is moved aside, into a folder beside it.
 * @param replace consent to that; not needed where there is no database
 * @returns what was restored, and the folder into which earlier data were moved
 * @throws DomainError as `readBackup`; conflict 'served-already', 'database-in-use', 'data-exist'. Nothing is changed then.
 */
export async function restore(
  file: string,
  to: { folder: string; database: string; migrationsFolder: string; keys: readonly string[] },
  replace: boolean,
  now: number,
): Promise<Backup & { movedTo: string | null }> {
  const { madeAt, rows, files } = readBackup(file, to.migrationsFolder);
  const letGo = takeLock(path.join(to.folder, 'server.lock'));
  if (!letGo) {
    const message = `A Heldout server has the folder ${to.folder}. Stop it first; nothing was restored.`;
    throw new DomainError('conflict', 'served-already', message);
  }
  const part = `${to.database}.${process.pid}.part`;
  try {
    const earlier = existsSync(to.database);
    if (earlier && !replace) {
      const message = `${to.database} exists. With --replace it is moved aside and the backup takes its place; nothing was restored.`;
      throw new DomainError('conflict', 'data-exist', message);
    }
    if (earlier) requireUnused(to.database);
    await copy(file, part);
    const movedTo = moveAside(to, now);
    renameSync(part, to.database);
    for (const { name, bytes } of files.filter((one) => to.keys.includes(one.name))) {
      writeFileSync(path.join(to.folder, name), bytes, { mode: 0o600 });
    }
    return { madeAt, rows, movedTo };
  } finally {
    rmSync(part, { force: true });
    letGo();
  }
}

/** @throws DomainError conflict: leaving the write-ahead log works only for whoever is alone with a database. */
function requireUnused(database: string): void {
  const client = new SqliteDatabase(database, { timeout: 0 });
  try {
    client.pragma('journal_mode = DELETE');
  } catch (error) {
    // What is damaged, or no database at all, may be replaced.
    if (!isBusy(error)) return;
    const message = `Another process uses ${database}, a grader perhaps. Stop it first; nothing was restored.`;
    throw new DomainError('conflict', 'database-in-use', message);
  } finally {
    client.close();
  }
}

/** The backup's tables without those that made it one. */
async function copy(file: string, part: string): Promise<void> {
  writeFileSync(part, '', { mode: 0o600 });
  const from = new SqliteDatabase(file, { readonly: true });
  try {
    await from.backup(part);
  } catch (error) {
    if (sqliteCode(error) === '') throw error;
    throw invalid('data-folder', `The backup cannot be copied to ${path.dirname(part)}: ${(error as Error).message}.`);
  } finally {
    from.close();
  }
  const client = new SqliteDatabase(part);
  client.exec(`drop table ${INFO_TABLE}; drop table ${FILES_TABLE};`);
  client.close();
}

function moveAside(to: { folder: string; database: string; keys: readonly string[] }, now: number): string | null {
  const base = path.basename(to.database);
  const there = [base, `${base}-wal`, `${base}-shm`, ...to.keys].filter((name) =>
    existsSync(path.join(to.folder, name)),
  );
  if (there.length === 0) return null;
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const aside = path.join(to.folder, `before-restore-${stamp}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of there) renameSync(path.join(to.folder, name), path.join(aside, name));
  return aside;
}
