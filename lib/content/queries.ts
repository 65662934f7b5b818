import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { prepared } from '../db/prepared';
import { contents } from '../db/schema';

const known = prepared((db) =>
  db
    .select({ hash: contents.hash })
    .from(contents)
    .where(eq(contents.hash, sql.placeholder('hash')))
    .prepare(),
);

/** What has the hash already is the same: it is left as it is. */
export function insertContent(db: Db, row: typeof contents.$inferInsert): void {
  if (known(db).get({ hash: row.hash })) return;
  db.insert(contents).values(row).onConflictDoNothing().run();
}

export function findContent(db: Db, hash: string): unknown {
  return db.select({ body: contents.body }).from(contents).where(eq(contents.hash, hash)).get()?.body ?? null;
}
