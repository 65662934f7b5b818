import { and, count, desc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, currentMarkings, responses, staffQuestions, users } from '../db/schema';

/** What somebody last answered to each question of a course, as it was marked; the newest first. */
export function listLastMarked(db: Db, { userId, courseId }: { userId: string; courseId: string }) {
  const rows = db
    .select({
      chapterId: attempts.chapterId,
      itemId: responses.itemId,
      correct: currentMarkings.correct,
      feedback: currentMarkings.feedback,
      finishedAt: attempts.finishedAt,
      kind: attempts.kind,
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId)))
    .orderBy(desc(responses.answeredAt), desc(responses.number))
    .all();
  const seen = new Set<string>();
  return rows.filter(({ chapterId, itemId }) => {
    const key = `${chapterId} ${itemId}`;
    return !seen.has(key) && seen.add(key);
  });
}

export function insertStaffQuestion(db: Db, row: typeof staffQuestions.$inferInsert): void {
  db.insert(staffQuestions).values(row).run();
}

export function countAskedSince(db: Db, userId: string, since: number): number {
  const asked = and(eq(staffQuestions.userId, userId), gt(staffQuestions.askedAt, since));
  return db.select({ count: count() }).from(staffQuestions).where(asked).get()?.count ?? 0;
}

/** Of a course, or of one person in it; what waits for a reply first, then the newest. */
export function listStaffQuestions(db: Db, courseId: string, userId?: string) {
  const own = userId === undefined ? undefined : eq(staffQuestions.userId, userId);
  return db
    .select({ ...getTableColumns(staffQuestions), student: users.name })
    .from(staffQuestions)
    .innerJoin(users, eq(users.id, staffQuestions.userId))
    .where(and(eq(staffQuestions.courseId, courseId), own))
    .orderBy(sql`${staffQuestions.reply} is not null`, desc(staffQuestions.askedAt))
    .all();
}

export function findStaffQuestion(db: Db, id: string) {
  return db.select().from(staffQuestions).where(eq(staffQuestions.id, id)).get() ?? null;
}

export function updateReply(db: Db, id: string, reply: { reply: string; repliedAt: number; repliedBy: string }): void {
  db.update(staffQuestions).set(reply).where(eq(staffQuestions.id, id)).run();
}
