import { and, eq, isNull, max, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, currentGradings, enrolments, submissions, users } from '../db/schema';

/** Administrators are in no class: they try the work of every course. */
export function listStudents(db: Db, courseId: string) {
  return db
    .select({ id: users.id, name: users.name, email: users.email, guest: users.isAnonymous })
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(
      and(
        eq(enrolments.courseId, courseId),
        eq(enrolments.role, 'student'),
        eq(enrolments.state, 'active'),
        eq(users.administrator, false),
      ),
    )
    .all();
}

export type QuizBest = ReturnType<typeof listQuizBests>[number];

/** The best run of everybody through every quiz of a course. */
export function listQuizBests(db: Db, courseId: string) {
  return db
    .select({
      userId: attempts.userId,
      targetId: attempts.chapterId,
      tries: sql<number>`count(*)`,
      finished: sql<number>`count(${attempts.finishedAt})`,
      points: sql<number>`max(${attempts.points})`,
    })
    .from(attempts)
    .where(and(eq(attempts.courseId, courseId), isNull(attempts.itemId)))
    .groupBy(attempts.userId, attempts.chapterId)
    .all();
}

export type ChallengeBest = ReturnType<typeof listChallengeBests>[number];

/** The best submission of everybody to every challenge of a course; a later grading of one replaces what an earlier said. */
export function listChallengeBests(db: Db, courseId: string) {
  return db
    .select({
      userId: submissions.userId,
      targetId: submissions.challengeId,
      tries: sql<number>`count(*)`,
      points: max(currentGradings.points),
      passed: sql<number>`coalesce(max(${currentGradings.passed}), 0)`,
    })
    .from(submissions)
    .leftJoin(currentGradings, eq(currentGradings.submissionId, submissions.id))
    .where(eq(submissions.courseId, courseId))
    .groupBy(submissions.userId, submissions.challengeId)
    .all();
}
