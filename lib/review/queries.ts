import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, comments, savedComments, submissions, threads, users } from '../db/schema';

export type ThreadRow = typeof threads.$inferSelect;

export function insertThread(db: Db, row: typeof threads.$inferInsert): void {
  db.insert(threads).values(row).run();
}

export function insertComment(db: Db, row: typeof comments.$inferInsert): void {
  db.insert(comments).values(row).run();
}

export function findThread(db: Db, id: string): ThreadRow | null {
  return db.select().from(threads).where(eq(threads.id, id)).get() ?? null;
}

export function updateWaits(db: Db, id: string, waitsSince: number | null): void {
  db.update(threads).set({ waitsSince }).where(eq(threads.id, id)).run();
}

export function findComment(db: Db, id: string) {
  return (
    db
      .select({ comment: comments, thread: threads })
      .from(comments)
      .innerJoin(threads, eq(threads.id, comments.threadId))
      .where(eq(comments.id, id))
      .get() ?? null
  );
}

/** A thread goes with the last thing said in it. */
export function deleteComment(db: Db, { id, threadId }: { id: string; threadId: string }): void {
  db.delete(comments).where(eq(comments.id, id)).run();
  const left = db.select({ id: comments.id }).from(comments).where(eq(comments.threadId, threadId)).get();
  if (!left) db.delete(threads).where(eq(threads.id, threadId)).run();
}

/** What a student wrote since a moment. */
export function countWrittenSince(db: Db, userId: string, since: number): number {
  const written = and(eq(comments.authorId, userId), eq(comments.byStaff, false), gt(comments.writtenAt, since));
  return db.select({ count: sql<number>`count(*)` }).from(comments).where(written).get()?.count ?? 0;
}

type Of = { submissionId: string } | { attemptId: string };
const isOf = (of: Of) =>
  'submissionId' in of ? eq(threads.submissionId, of.submissionId) : eq(threads.attemptId, of.attemptId);

/** Everything said about one piece of work: by line, then as it was begun. */
export function listThreads(db: Db, of: Of): ThreadRow[] {
  return db
    .select()
    .from(threads)
    .where(isOf(of))
    .orderBy(sql`${threads.firstLine} is not null`, asc(threads.lastLine), asc(threads.startedAt), sql`rowid`)
    .all();
}

export function listComments(db: Db, threadIds: string[]) {
  return db
    .select({ comment: comments, author: users.name })
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(inArray(comments.threadId, threadIds))
    .orderBy(asc(comments.writtenAt), sql`${comments}.rowid`)
    .all();
}

/** Threads in which a student has said something: what waits first, oldest first; then what was answered, newest first. */
export function listInboxThreads(db: Db, courseId: string, most: number) {
  const spoke = sql`exists (select 1 from comments c where c.thread_id = ${threads.id} and c.by_staff = 0)`;
  return db
    .select({
      thread: threads,
      student: users.name,
      challengeId: submissions.challengeId,
      quizId: attempts.targetId,
    })
    .from(threads)
    .innerJoin(users, eq(users.id, threads.userId))
    .leftJoin(submissions, eq(submissions.id, threads.submissionId))
    .leftJoin(attempts, eq(attempts.id, threads.attemptId))
    .where(and(eq(threads.courseId, courseId), spoke))
    .orderBy(sql`${threads.waitsSince} is null`, asc(threads.waitsSince), desc(threads.startedAt))
    .limit(most)
    .all();
}

export function countWaitingThreads(db: Db, courseId: string): number {
  const waits = and(eq(threads.courseId, courseId), isNotNull(threads.waitsSince));
  return db.select({ count: sql<number>`count(*)` }).from(threads).where(waits).get()?.count ?? 0;
}

const isUnseen = and(eq(comments.byStaff, true), isNull(comments.seenAt));

/** Somebody's work of a course on which staff have written what they have not seen. */
export function listUnseen(db: Db, userId: string, courseId: string) {
  return db
    .select({
      submissionId: threads.submissionId,
      challengeId: submissions.challengeId,
      attemptId: threads.attemptId,
      chapterId: attempts.chapterId,
      quizId: attempts.targetId,
      count: sql<number>`count(*)`,
      writtenAt: max(comments.writtenAt),
    })
    .from(threads)
    .innerJoin(comments, eq(comments.threadId, threads.id))
    .leftJoin(submissions, eq(submissions.id, threads.submissionId))
    .leftJoin(attempts, eq(attempts.id, threads.attemptId))
    .where(and(eq(threads.userId, userId), eq(threads.courseId, courseId), isUnseen))
    .groupBy(threads.submissionId, threads.attemptId)
    .orderBy(desc(max(comments.writtenAt)))
    .all();
}

export function updateSeen(db: Db, of: Of, now: number): void {
  const these = db.select({ id: threads.id }).from(threads).where(isOf(of));
  db.update(comments)
    .set({ seenAt: now })
    .where(and(inArray(comments.threadId, these), isUnseen))
    .run();
}

export function listSaved(db: Db, courseId: string) {
  return db
    .select({ id: savedComments.id, name: savedComments.name, body: savedComments.body })
    .from(savedComments)
    .where(eq(savedComments.courseId, courseId))
    .orderBy(asc(savedComments.name))
    .all();
}

export function findSaved(db: Db, id: string) {
  return db.select().from(savedComments).where(eq(savedComments.id, id)).get() ?? null;
}

/** The name stands for one text: saving it again changes the text. */
export function upsertSaved(db: Db, row: typeof savedComments.$inferInsert): void {
  const { body, savedAt, savedBy } = row;
  db.insert(savedComments)
    .values(row)
    .onConflictDoUpdate({ target: [savedComments.courseId, savedComments.name], set: { body, savedAt, savedBy } })
    .run();
}

export function deleteSaved(db: Db, id: string): void {
  db.delete(savedComments).where(eq(savedComments.id, id)).run();
}
