import { and, asc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, currentMarkings, gradings, responses, submissions, xapiMarks, xapiStatements } from '../db/schema';

export type StatementRow = typeof xapiStatements.$inferSelect;

export const findMark = (db: Db, source: string) =>
  db.select({ readTo: xapiMarks.readTo }).from(xapiMarks).where(eq(xapiMarks.source, source)).get()?.readTo ?? null;

export function upsertMark(db: Db, source: string, readTo: number): void {
  db.insert(xapiMarks)
    .values({ source, readTo })
    .onConflictDoUpdate({ target: xapiMarks.source, set: { readTo } })
    .run();
}

/** Answers since a moment, with what was made of them. */
export const listAnswered = (db: Db, since: number, limit: number) =>
  db
    .select({
      id: responses.id,
      at: responses.answeredAt,
      itemId: responses.itemId,
      elapsedMs: responses.elapsedMs,
      runId: attempts.id,
      kind: attempts.kind,
      targetId: attempts.targetId,
      chapterId: attempts.chapterId,
      courseId: attempts.courseId,
      userId: attempts.userId,
      correct: currentMarkings.correct,
      points: currentMarkings.points,
      maxPoints: currentMarkings.maxPoints,
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .leftJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(gt(responses.answeredAt, since))
    .orderBy(asc(responses.answeredAt))
    .limit(limit)
    .all();

/** Runs through quizzes that ended since a moment. */
export const listFinished = (db: Db, since: number, limit: number) =>
  db
    .select()
    .from(attempts)
    .where(and(eq(attempts.kind, 'quiz'), gt(attempts.finishedAt, since)))
    .orderBy(asc(attempts.finishedAt))
    .limit(limit)
    .all();

/** Verdicts since a moment. */
export const listJudged = (db: Db, since: number, limit: number) =>
  db
    .select({
      id: gradings.id,
      at: sql<number>`${gradings.finishedAt}`,
      passed: gradings.passed,
      points: gradings.points,
      maxPoints: gradings.maxPoints,
      userId: submissions.userId,
      courseId: submissions.courseId,
      challengeId: submissions.challengeId,
    })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .where(and(eq(gradings.state, 'done'), gt(gradings.finishedAt, since)))
    .orderBy(asc(gradings.finishedAt))
    .limit(limit)
    .all();

/** What is in line already stays as it is. @returns how many are new */
export function insertStatements(db: Db, rows: { id: string; statement: unknown; dueAt: number }[]): number {
  if (rows.length === 0) return 0;
  return db.insert(xapiStatements).values(rows).onConflictDoNothing().run().changes;
}

export const listDueStatements = (db: Db, now: number, limit: number) =>
  db
    .select()
    .from(xapiStatements)
    .where(lte(xapiStatements.dueAt, now))
    .orderBy(asc(xapiStatements.dueAt))
    .limit(limit)
    .all();

/** What the store has had for long is forgotten. */
export function deleteTold(db: Db, before: number): void {
  db.delete(xapiStatements).where(lt(xapiStatements.toldAt, before)).run();
}

export function updateStatements(db: Db, ids: string[], set: Partial<StatementRow>): void {
  db.update(xapiStatements).set(set).where(inArray(xapiStatements.id, ids)).run();
}

/** How many wait, how many were given up, and why one of them was. */
export function countStatements(db: Db): { waiting: number; failed: number; trouble: string | null } {
  const sum = (what: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${what}), 0)`;
  const row = db
    .select({
      waiting: sum(sql`${xapiStatements.dueAt} is not null`),
      failed: sum(sql`${xapiStatements.dueAt} is null and ${xapiStatements.toldAt} is null`),
      trouble: sql<string | null>`max(${xapiStatements.trouble})`,
    })
    .from(xapiStatements)
    .get();
  return row ?? { waiting: 0, failed: 0, trouble: null };
}
