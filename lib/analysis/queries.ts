import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, currentGradings, currentMarkings, measures, responses, submissions } from '../db/schema';

interface Place {
  courseId: string;
  targetId: string;
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

/** The answers of these runs with the marking that counts. */
export function listRunAnswers(db: Db, place: Place) {
  const { points, maxPoints, feedback } = currentMarkings;
  return db
    .select({
      attemptId: responses.attemptId,
      itemId: responses.itemId,
      elapsedMs: responses.elapsedMs,
      points,
      maxPoints,
      feedback,
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(isFinishedRun(place))
    .orderBy(asc(responses.number))
    .all();
}

const isJudgedHere = ({ courseId, targetId }: Place) =>
  and(eq(submissions.courseId, courseId), eq(submissions.challengeId, targetId));

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
    .innerJoin(currentGradings, eq(currentGradings.submissionId, submissions.id))
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
    .innerJoin(currentGradings, eq(currentGradings.submissionId, submissions.id))
    .innerJoin(measures, eq(measures.gradingId, currentGradings.id))
    .where(isJudgedHere(place))
    .all();
}
