import { readFileSync } from 'node:fs';
import path from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { DomainError } from '../errors';

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/**
 * A file that another program filled is left as it is, and so is one whose shape a later version has changed.
 * @throws DomainError invalid 'database-file'
 */
export function requireOurs(client: SqliteDatabase.Database, file: string, migrationsFolder: string): void {
  const tables = client.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[];
  if (tables.length === 0) return;
  if (!tables.includes('__drizzle_migrations')) {
    const message = `${file} is the database of another program. Move it away, or set HELDOUT_DATA to another folder.`;
    throw new DomainError('invalid', 'database-file', message);
  }
  const journal = readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8');
  const newest = Math.max(...Journal.parse(JSON.parse(journal)).entries.map(({ when }) => when));
  const reached = client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null;
  if ((reached ?? 0) <= newest) return;
  const message = `${file} was made by a later version of Heldout. Use that version, or set HELDOUT_DATA to another folder.`;
  throw new DomainError('invalid', 'database-file', message);
}
