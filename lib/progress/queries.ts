import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { isShown } from '../db/counting';
import type { Db } from '../db/open';
import {
  attempts,
  currentGradings,
  enrolments,
  gradings,
  lessonFeedback,
  responses,
  submissions,
  users,
  visits,
} from '../db/schema';

interface Owner {
  userId: string;
  courseId: string;
}

export function upsertVisit(db: Db, row: Owner & { chapterId: string; at: number }): void {
  const { at, ...key } = row;
  db.insert(visits)
    .values({ ...key, firstAt: at, lastAt: at })
    .onConflictDoUpdate({ target: [visits.userId, visits.courseId, visits.chapterId], set: { lastAt: at } })
    .run();
}

export function updateDone(db: Db, key: Owner & { chapterId: string }, doneAt: number | null): void {
  db.update(visits)
    .set({ doneAt })
    .where(and(eq(visits.userId, key.userId), eq(visits.courseId, key.courseId), eq(visits.chapterId, key.chapterId)))
    .run();
}

export function listVisits(db: Db, { userId, courseId }: Owner) {
  return db
    .select()
    .from(visits)
    .where(and(eq(visits.userId, userId), eq(visits.courseId, courseId)))
    .orderBy(asc(visits.firstAt))
    .all();
}

/** The quizzes and checkpoints that somebody has begun, with the latest moment of work on each. */
export function listBegun(db: Db, { userId, courseId }: Owner) {
  return db
    .select({
      chapterId: attempts.chapterId,
      kind: attempts.kind,
      targetId: attempts.targetId,
      lastAt: sql<number>`max(max(${attempts.startedAt}, coalesce(${responses.answeredAt}, 0)))`,
    })
    .from(attempts)
    .leftJoin(responses, eq(responses.attemptId, attempts.id))
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId)))
    .groupBy(attempts.chapterId, attempts.kind, attempts.targetId)
    .all();
}

/** One person's tries in a course, or everybody's. */
interface Whose {
  courseId: string;
  userId?: string;
}

/** Every run through the quizzes of a course, oldest first. */
export function listRuns(db: Db, { courseId, userId }: Whose) {
  const own = userId === undefined ? undefined : eq(attempts.userId, userId);
  return db
    .select({
      id: attempts.id,
      userId: attempts.userId,
      targetId: attempts.targetId,
      points: attempts.points,
      done: sql<boolean>`${attempts.finishedAt} is not null`.mapWith(Boolean),
    })
    .from(attempts)
    .where(and(eq(attempts.courseId, courseId), eq(attempts.kind, 'quiz'), own))
    .orderBy(asc(attempts.startedAt), sql`${attempts}.rowid`)
    .all();
}

/** Every submission to the challenges of a course with the grading that counts, in the order of handing in. */
export function listHandedIn(db: Db, { courseId, userId }: Whose) {
  const own = userId === undefined ? undefined : eq(submissions.userId, userId);
  return db
    .select({
      id: submissions.id,
      userId: submissions.userId,
      targetId: submissions.challengeId,
      points: currentGradings.points,
      done: sql<boolean>`coalesce(${currentGradings.passed}, 0)`.mapWith(Boolean),
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .leftJoin(currentGradings, eq(currentGradings.submissionId, submissions.id))
    .where(and(eq(submissions.courseId, courseId), own))
    .orderBy(sql`${submissions}.rowid`)
    .all();
}

export function listAttemptRows(db: Db, { userId, courseId }: Owner) {
  return db
    .select({
      id: attempts.id,
      chapterId: attempts.chapterId,
      target: attempts.kind,
      targetId: attempts.targetId,
      startedAt: attempts.startedAt,
      finishedAt: attempts.finishedAt,
      points: attempts.points,
      maxPoints: attempts.maxPoints,
    })
    .from(attempts)
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId)))
    .orderBy(asc(attempts.startedAt))
    .all();
}

export function listSubmissionRows(db: Db, { userId, courseId }: Owner) {
  return db
    .select({
      id: submissions.id,
      challengeId: submissions.challengeId,
      submittedAt: submissions.submittedAt,
      state: gradings.state,
      outcome: gradings.outcome,
      passed: gradings.passed,
      points: gradings.points,
      maxPoints: gradings.maxPoints,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(and(eq(submissions.userId, userId), eq(submissions.courseId, courseId), isShown))
    .orderBy(asc(submissions.submittedAt))
    .all();
}

export function insertFeedback(db: Db, row: typeof lessonFeedback.$inferInsert): void {
  db.insert(lessonFeedback).values(row).run();
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
      student: { id: users.id, name: users.name },
    })
    .from(lessonFeedback)
    .innerJoin(users, eq(users.id, lessonFeedback.userId))
    .where(eq(lessonFeedback.courseId, courseId))
    .orderBy(desc(lessonFeedback.sentAt))
    .all();
}

/** Somebody who is in a course, or was. */
export function findPerson(db: Db, { userId, courseId }: Owner): { id: string; name: string; guest: boolean } | null {
  return (
    db
      .select({ id: users.id, name: users.name, guest: users.isAnonymous })
      .from(users)
      .innerJoin(enrolments, and(eq(enrolments.userId, users.id), eq(enrolments.courseId, courseId)))
      .where(eq(users.id, userId))
      .get() ?? null
  );
}
