import { eq } from 'drizzle-orm';
import type { Db } from '../db/open';
import { contents } from '../db/schema';

/** What has the hash already is the same: it is left as it is. */
export function insertContent(db: Db, row: typeof contents.$inferInsert): void {
  db.insert(contents).values(row).onConflictDoNothing().run();
}

export function findContent(db: Db, hash: string): unknown {
  return db.select({ body: contents.body }).from(contents).where(eq(contents.hash, hash)).get()?.body ?? null;
}
