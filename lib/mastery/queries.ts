import { and, asc, eq } from 'drizzle-orm';
import { keptPolicy } from '../catalog/policy';
import type { Db } from '../db/open';
import { attempts, attemptTimes, currentMarkings, responses } from '../db/schema';

/** Every answer of somebody in a course with its marking and what decides whether it is told, oldest first. */
export function listMarkedAnswers(db: Db, { userId, courseId }: { userId: string; courseId: string }) {
  return db
    .select({
      chapterId: attempts.chapterId,
      kind: attempts.kind,
      itemId: responses.itemId,
      points: currentMarkings.points,
      maxPoints: currentMarkings.maxPoints,
      correct: currentMarkings.correct,
      answeredAt: responses.answeredAt,
      finishedAt: attempts.finishedAt,
      policy: attempts.policy,
      endsAt: attemptTimes.endsAt,
      releasesAt: attemptTimes.releasesAt,
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .leftJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId)))
    .orderBy(asc(responses.answeredAt), asc(responses.number))
    .all()
    .map((row) => ({ ...row, policy: keptPolicy(row.policy) }));
}
