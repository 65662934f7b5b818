import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { lessonFeedback, users } from '../db/schema';

interface About {
  userId: string;
  courseId: string;
  chapterId: string;
}

export function insertFeedback(db: Db, row: typeof lessonFeedback.$inferInsert): void {
  db.insert(lessonFeedback).values(row).run();
}

/** What somebody said last about a lesson. */
export function findLastFeedback(db: Db, { userId, courseId, chapterId }: About) {
  const { clear, comment, sentAt } = lessonFeedback;
  const own = and(eq(lessonFeedback.userId, userId), eq(lessonFeedback.courseId, courseId));
  const row = db
    .select({ clear, comment, sentAt })
    .from(lessonFeedback)
    .where(and(own, eq(lessonFeedback.chapterId, chapterId)))
    .orderBy(desc(sentAt))
    .limit(1)
    .get();
  return row ?? null;
}

/** Newest first. */
export function listFeedbackRows(db: Db, courseId: string) {
  return db
    .select({
      id: lessonFeedback.id,
      chapterId: lessonFeedback.chapterId,
      clear: lessonFeedback.clear,
      comment: lessonFeedback.comment,
      locale: lessonFeedback.locale,
      contentHash: lessonFeedback.contentHash,
      sentAt: lessonFeedback.sentAt,
      handledAt: lessonFeedback.handledAt,
      student: { id: users.id, name: users.name },
    })
    .from(lessonFeedback)
    .innerJoin(users, eq(users.id, lessonFeedback.userId))
    .where(eq(lessonFeedback.courseId, courseId))
    .orderBy(desc(lessonFeedback.sentAt))
    .all();
}

/** How much feedback nobody has seen to: all of it, and what was not clear. */
export function countUnhandledRows(db: Db, courseId: string): { all: number; unclear: number } {
  const row = db
    .select({ all: count(), unclear: sql<number>`coalesce(sum(${lessonFeedback.clear} <> 'yes'), 0)` })
    .from(lessonFeedback)
    .where(and(eq(lessonFeedback.courseId, courseId), isNull(lessonFeedback.handledAt)))
    .get();
  return row ?? { all: 0, unclear: 0 };
}

export function findFeedback(db: Db, id: string) {
  return db.select().from(lessonFeedback).where(eq(lessonFeedback.id, id)).get() ?? null;
}

export function updateHandled(db: Db, id: string, set: { handledAt: number | null; handledBy: string | null }): void {
  db.update(lessonFeedback).set(set).where(eq(lessonFeedback.id, id)).run();
}
