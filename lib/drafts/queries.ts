import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { placeholders, prepared } from '../db/prepared';
import { drafts } from '../db/schema';

export type DraftRow = typeof drafts.$inferSelect;

const { placeholder } = sql;

const draftByKey = prepared((db) =>
  db
    .select()
    .from(drafts)
    .where(and(eq(drafts.userId, placeholder('userId')), eq(drafts.key, placeholder('key'))))
    .prepare(),
);

export function findDraftRow(db: Db, userId: string, key: string): DraftRow | null {
  return draftByKey(db).get({ userId, key }) ?? null;
}

const draftInPlace = prepared((db) =>
  db
    .insert(drafts)
    .values(placeholders(drafts))
    .onConflictDoUpdate({
      target: [drafts.userId, drafts.key],
      set: { content: sql`excluded.content`, updatedAt: sql`excluded.updated_at` },
    })
    .prepare(),
);

export function upsertDraft(db: Db, row: DraftRow): void {
  draftInPlace(db).run(row);
}
