import { mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { env } from '../env';
import * as schema from './schema';

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

/** Opens a database file (or ':memory:'), sets its pragmas and brings its shape up to date. */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const client = new SqliteDatabase(file);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = NORMAL');
  client.pragma('foreign_keys = ON');
  client.pragma('busy_timeout = 5000');
  const db = drizzle(client, { schema });
  migrate(db, { migrationsFolder: path.join(env().projectRoot, 'drizzle') });
  return db;
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
