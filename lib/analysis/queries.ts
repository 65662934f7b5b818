import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import {
  attempts,
  currentGradings,
  currentMarkings,
  markings,
  measures,
  responses,
  submissions,
  workChanges,
} from '../db/schema';

interface Place {
  courseId: string;
  targetId: string;
}

/** How often what analyses read has changed, by kind and target; what never has is not there. */
export function listChanges(db: Db, courseId: string) {
  const { kind, targetId, changes } = workChanges;
  return db.select({ kind, targetId, changes }).from(workChanges).where(eq(workChanges.courseId, courseId)).all();
}

const isFinishedRun = ({ courseId, targetId }: Place) =>
  and(
    eq(attempts.courseId, courseId),
    eq(attempts.kind, 'quiz'),
    eq(attempts.targetId, targetId),
    isNotNull(attempts.finishedAt),
  );

/** Finished runs through a quiz, oldest first. */
export function listFinishedRuns(db: Db, place: Place) {
  return db
    .select({ id: attempts.id, userId: attempts.userId, form: attempts.form })
    .from(attempts)
    .where(isFinishedRun(place))
    .orderBy(asc(attempts.startedAt), sql`${attempts}.rowid`)
    .all();
}

/** The answers of these runs with the marking that counts; its feedback as JSON, which is the same for many. */
export function listRunAnswers(db: Db, place: Place) {
  const { points, maxPoints, feedback } = currentMarkings;
  return db
    .select({
      attemptId: responses.attemptId,
      itemId: responses.itemId,
      elapsedMs: responses.elapsedMs,
      points,
      maxPoints,
      feedback: sql<string>`${feedback}`,
    })
    .from(attempts)
    .crossJoin(responses)
    .crossJoin(currentMarkings)
    .where(
      and(isFinishedRun(place), eq(responses.attemptId, attempts.id), eq(currentMarkings.responseId, responses.id)),
    )
    .orderBy(asc(responses.number))
    .all();
}

// Cross joins are made in their order: without figures of its tables SQLite would begin with the gradings of every course.
const isJudgedHere = ({ courseId, targetId }: Place) =>
  and(
    eq(submissions.courseId, courseId),
    eq(submissions.challengeId, targetId),
    eq(currentGradings.submissionId, submissions.id),
  );

/** Judged submissions to a challenge in the order of handing in. */
export function listJudged(db: Db, place: Place) {
  return db
    .select({
      id: submissions.id,
      userId: submissions.userId,
      gradingId: currentGradings.id,
      contentHash: currentGradings.contentHash,
    })
    .from(submissions)
    .crossJoin(currentGradings)
    .where(isJudgedHere(place))
    .orderBy(sql`${submissions}.rowid`)
    .all();
}

/** What was measured of them. */
export function listMeasures(db: Db, place: Place) {
  return db
    .select({
      gradingId: measures.gradingId,
      criterionId: measures.criterionId,
      seed: measures.seed,
      value: measures.value,
    })
    .from(submissions)
    .crossJoin(currentGradings)
    .crossJoin(measures)
    .where(and(isJudgedHere(place), eq(measures.gradingId, currentGradings.id)))
    .all();
}

/** Every marking by hand in a course, in the order in which they were made. */
export function listMarkedByHand(db: Db, courseId: string) {
  const { responseId, markedBy, feedback } = markings;
  return db
    .select({ responseId, markedBy, feedback })
    .from(markings)
    .innerJoin(responses, eq(responses.id, responseId))
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .where(and(eq(attempts.courseId, courseId), eq(markings.cause, 'override'), isNotNull(markedBy)))
    .orderBy(asc(markings.id))
    .all();
}
