import { and, eq } from 'drizzle-orm';
import type { Db } from '../db/open';
import { drafts } from '../db/schema';

export type DraftRow = typeof drafts.$inferSelect;

export function findDraftRow(db: Db, userId: string, key: string): DraftRow | null {
  return (
    db
      .select()
      .from(drafts)
      .where(and(eq(drafts.userId, userId), eq(drafts.key, key)))
      .get() ?? null
  );
}

export function upsertDraft(db: Db, row: DraftRow): void {
  const { content, updatedAt } = row;
  db.insert(drafts)
    .values(row)
    .onConflictDoUpdate({ target: [drafts.userId, drafts.key], set: { content, updatedAt } })
    .run();
}
