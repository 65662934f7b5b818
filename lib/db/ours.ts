import { readFileSync } from 'node:fs';
import path from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { DomainError } from '../errors';

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** How far the shape of a database has come, and how far this version would bring it: when the migrations were written. */
export function shapeOf(
  client: SqliteDatabase.Database,
  migrationsFolder: string,
): { reached: number; newest: number } {
  const journal = readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8');
  const newest = Math.max(...Journal.parse(JSON.parse(journal)).entries.map(({ when }) => when));
  const reached = client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null;
  return { reached: reached ?? 0, newest };
}

export function isEmpty(client: SqliteDatabase.Database): boolean {
  return client.prepare("select count(*) from sqlite_schema where type = 'table'").pluck().get() === 0;
}

/**
 * A file that another program filled is left as it is, and so is one whose shape a later version has changed.
 * @throws DomainError invalid 'database-file'
 */
export function requireOurs(client: SqliteDatabase.Database, file: string, migrationsFolder: string): void {
  if (isEmpty(client)) return;
  const migrations = client.prepare("select name from sqlite_schema where name = '__drizzle_migrations'");
  if (migrations.get() === undefined) {
    const message = `${file} is the database of another program. Move it away, or set HELDOUT_DATA to another folder.`;
    throw new DomainError('invalid', 'database-file', message);
  }
  const { reached, newest } = shapeOf(client, migrationsFolder);
  if (reached <= newest) return;
  const message = `${file} was made by a later version of Heldout. Use that version, or set HELDOUT_DATA to another folder.`;
  throw new DomainError('invalid', 'database-file', message);
}
