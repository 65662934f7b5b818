import { createHash } from 'node:crypto';
import SqliteDatabase from 'better-sqlite3';

/** A session is touched by whoever comes, and attempts to come in are counted, whatever is refused. */
const TOUCHED = /^(sessions|verifications|rate|sqlite_|__)/i;

export interface Tables {
  /** Of every row of every table that a refused request has no business with. */
  digest(): string;
  close(): void;
}

/** Looks at a database that another process writes. What has not changed is not read again. */
export function watchTables(file: string): Tables {
  const db = new SqliteDatabase(file, { readonly: true });
  const names = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const watched = names
    .filter((name) => !TOUCHED.test(name))
    .map((name) => db.prepare(`select * from "${name}"`).raw());
  let [version, digest] = [-1, ''];
  return {
    digest() {
      // Grows with every commit of another connection.
      const now = db.pragma('data_version', { simple: true }) as number;
      if (now === version) return digest;
      const hash = createHash('sha256');
      for (const table of watched) for (const row of table.iterate()) hash.update(JSON.stringify(row));
      version = now;
      digest = hash.digest('hex');
      return digest;
    },
    close: () => void db.close(),
  };
}
