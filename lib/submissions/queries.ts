import { and, asc, desc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import { gradingSummary, isShown } from '../db/counting';
import type { Db } from '../db/open';
import { gradingEvents, gradings, submissions, users } from '../db/schema';

export type SubmissionRow = typeof submissions.$inferSelect;
export type GradingRow = typeof gradings.$inferSelect;

export function insertSubmission(db: Db, submission: typeof submissions.$inferInsert): void {
  db.insert(submissions).values(submission).run();
}

export function findByRequest(db: Db, userId: string, requestId: string): SubmissionRow | null {
  const where = and(eq(submissions.userId, userId), eq(submissions.requestId, requestId));
  return db.select().from(submissions).where(where).get() ?? null;
}

export function findSubmission(db: Db, id: string): (SubmissionRow & { author: string }) | null {
  const row = db
    .select({ submission: submissions, author: users.name })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .where(eq(submissions.id, id))
    .get();
  return row ? { ...row.submission, author: row.author } : null;
}

/** What a submission shows: its newest verdict, also while it is graded again; until there is one, its newest grading. */
export function findGrading(db: Db, submissionId: string): GradingRow | null {
  return (
    db
      .select()
      .from(gradings)
      .where(and(eq(gradings.submissionId, submissionId), isShown))
      .get() ?? null
  );
}

/** Whether a submission that has a verdict is being graded again. */
export function hasRegrade(db: Db, submissionId: string): boolean {
  const open = inArray(gradings.state, ['queued', 'running']);
  const where = and(eq(gradings.submissionId, submissionId), eq(gradings.cause, 'regrade'), open);
  return db.select({ id: gradings.id }).from(gradings).where(where).get() !== undefined;
}

/** What somebody handed in for a challenge, newest first, without the sources. */
export function listOf(db: Db, userId: string, courseId: string, challengeId: string) {
  return db
    .select({
      id: submissions.id,
      submittedAt: submissions.submittedAt,
      ...gradingSummary,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(
      and(
        eq(submissions.userId, userId),
        eq(submissions.courseId, courseId),
        eq(submissions.challengeId, challengeId),
        isShown,
      ),
    )
    .orderBy(desc(submissions.submittedAt))
    .all();
}

/** Which submissions of a course are meant: all that everything named here holds for. Times are of handing in. */
export interface SubmissionChoice {
  courseId: string;
  challengeId?: string;
  userId?: string;
  /** From this moment on, and before that one. UTC milliseconds. */
  since?: number;
  until?: number;
}

/** Some submissions of a course, oldest first, without the sources. @param page.after the last one that was read */
export function listChosen(
  db: Db,
  { courseId, challengeId, userId, since, until }: SubmissionChoice,
  { after, limit }: { after: { at: number; id: string } | null; limit: number },
) {
  const isLater = after && sql`(${submissions.submittedAt}, ${submissions.id}) > (${after.at}, ${after.id})`;
  return db
    .select({
      id: submissions.id,
      userId: submissions.userId,
      challengeId: submissions.challengeId,
      sourceHash: submissions.sourceHash,
      submittedAt: submissions.submittedAt,
      ...gradingSummary,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(
      and(
        eq(submissions.courseId, courseId),
        challengeId === undefined ? undefined : eq(submissions.challengeId, challengeId),
        userId === undefined ? undefined : eq(submissions.userId, userId),
        since === undefined ? undefined : gte(submissions.submittedAt, since),
        until === undefined ? undefined : lt(submissions.submittedAt, until),
        isLater ?? undefined,
        isShown,
      ),
    )
    .orderBy(asc(submissions.submittedAt), asc(submissions.id))
    .limit(limit)
    .all();
}

/**
 * What a student has waiting or running, and what they handed in from one moment to another. What staff have graded again
 * does not count, nor what a clock that has been set back since dates later.
 */
export function countRecent(
  db: Db,
  userId: string,
  since: number,
  now: number,
): { open: number; recent: number; oldest: number } {
  const open = sql<number>`coalesce(sum(${gradings.state} in ('queued', 'running')), 0)`;
  const isRecent = sql`${submissions.submittedAt} > ${since} and ${submissions.submittedAt} <= ${now}`;
  const row = db
    .select({
      open,
      recent: sql<number>`coalesce(sum(${isRecent}), 0)`,
      oldest: sql<number>`coalesce(min(case when ${isRecent} then ${submissions.submittedAt} end), ${since})`,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(and(eq(submissions.userId, userId), eq(gradings.cause, 'submit')))
    .get();
  return row ?? { open: 0, recent: 0, oldest: since };
}

export function listEvents(db: Db, gradingId: string, after: number) {
  return db
    .select()
    .from(gradingEvents)
    .where(and(eq(gradingEvents.gradingId, gradingId), gt(gradingEvents.id, after)))
    .orderBy(asc(gradingEvents.id))
    .all();
}

/** How many submissions wait to be graded, by challenge. */
export function countQueued(db: Db, courseId: string) {
  return db
    .select({ challengeId: submissions.challengeId, count: sql<number>`count(*)` })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .where(and(eq(gradings.state, 'queued'), eq(submissions.courseId, courseId)))
    .groupBy(submissions.challengeId)
    .all();
}

/** Gradings that our own faults ended, newest first. */
export function listBroken(db: Db, courseId: string) {
  return db
    .select({
      submissionId: submissions.id,
      challengeId: submissions.challengeId,
      author: users.name,
      submittedAt: submissions.submittedAt,
      fault: gradings.fault,
    })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .innerJoin(users, eq(users.id, submissions.userId))
    .where(and(eq(gradings.state, 'broken'), isShown, eq(submissions.courseId, courseId)))
    .orderBy(desc(submissions.submittedAt))
    .all();
}
