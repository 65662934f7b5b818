import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { env } from '../env';
import { DomainError } from '../errors';
import { requireOurs } from './ours';
import * as schema from './schema';
import { keepStatements } from './statements';
import { sqliteCode } from './trouble';
import { tryUpgrade } from './upgrade';

/** A database or a transaction of it: whatever can read and write rows. */
export type Db = Pick<
  ReturnType<typeof drizzle<typeof schema>>,
  | 'select'
  | 'selectDistinct'
  | 'insert'
  | 'update'
  | 'delete'
  | 'run'
  | 'all'
  | 'get'
  | 'query'
  | 'transaction'
  | '$count'
>;

export type Database = Db & { readonly $client: SqliteDatabase.Database };

/**
 * Opens a database file (or ':memory:'), sets its pragmas and brings its shape up to date. Only the owner may read the file
 * and what SQLite keeps beside it.
 * @throws DomainError invalid 'database-file' when the file is something else, or of a later version
 */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') makePrivate(file);
  const migrationsFolder = path.join(env().projectRoot, 'drizzle');
  const client = connect(file, migrationsFolder);
  if (file !== ':memory:') tryUpgrade(client, file, migrationsFolder, Date.now());
  keepStatements(client);
  const db = drizzle(client, { schema });
  try {
    migrate(db, { migrationsFolder });
  } catch (error) {
    // Another process that starts at the same time may have been first; then there is nothing left to do.
    if (sqliteCode(error) !== 'SQLITE_ERROR') throw error;
    migrate(db, { migrationsFolder });
  }
  return db;
}

function connect(file: string, migrationsFolder: string): SqliteDatabase.Database {
  try {
    const client = new SqliteDatabase(file);
    client.pragma('busy_timeout = 5000');
    client.pragma('journal_mode = WAL');
    client.pragma('synchronous = NORMAL');
    client.pragma('foreign_keys = ON');
    requireOurs(client, file, migrationsFolder);
    return client;
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_NOTADB') throw error;
    const message = `${file} is not a database. Move it away, or set HELDOUT_DATA to another folder.`;
    throw new DomainError('invalid', 'database-file', message);
  }
}

/** SQLite gives its write-ahead log the mode of the database, so that must be right from the first byte. */
function makePrivate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  for (const one of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      if (one === file) closeSync(openSync(file, 'a', 0o600));
      chmodSync(one, 0o600);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Another's file that we may use: who may read it is for them to say.
      if (code === 'ENOENT' || code === 'EPERM') continue;
      throw new DomainError('invalid', 'database-file', `The database ${file} cannot be opened: ${code}.`);
    }
  }
}

/** The file that the server, the grader and the command line share. */
export function databaseFile(): string {
  return path.join(env().dataFolder, 'heldout.sqlite');
}

// Next may load a module more than once in one process (pages, instrumentation); the connection must be one.
const holder = globalThis as typeof globalThis & { heldoutDatabase?: Database };

/** The process's database, opened at first use (not at import: the build imports route modules). */
export function database(): Database {
  holder.heldoutDatabase ??= openDatabase(databaseFile());
  return holder.heldoutDatabase;
}
