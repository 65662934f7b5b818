import { and, asc, eq, inArray, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import { keptPolicy, type Policy } from '../catalog/policy';
import { gradingSummary, isShown } from '../db/counting';
import type { Db } from '../db/open';
import {
  attempts,
  attemptTimes,
  currentGradings,
  enrolments,
  gradings,
  responses,
  submissions,
  users,
  visits,
} from '../db/schema';
import type { TryCredit } from './standing';

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

/** The tries of some people in a course, or everybody's; at one piece of work, or at all. */
interface Whose {
  courseId: string;
  userIds?: readonly string[];
  targetId?: string;
}

const RUN = {
  id: attempts.id,
  userId: attempts.userId,
  targetId: attempts.targetId,
  points: attempts.points,
  done: sql<boolean>`${attempts.finishedAt} is not null`.mapWith(Boolean),
  at: sql<number>`coalesce(${attempts.finishedAt}, ${attempts.startedAt})`,
};

/** Of some people, by the index of theirs: without the plus, which no index takes, SQLite would go through everybody's runs. */
const isRun = ({ courseId, userIds, targetId }: Whose) => {
  const here = targetId === undefined ? undefined : eq(attempts.targetId, targetId);
  if (userIds === undefined) return and(eq(attempts.courseId, courseId), eq(attempts.kind, 'quiz'), here);
  const own = inArray(attempts.userId, [...userIds]);
  return and(own, sql`+${attempts.courseId} = ${courseId}`, sql`+${attempts.kind} = 'quiz'`, here);
};

const oldestFirst = [asc(attempts.startedAt), sql`${attempts}.rowid`];

/** Every run through the quizzes of a course, oldest first, with what decides who may see its points. */
export function listRuns(db: Db, whose: Whose) {
  return db
    .select({
      ...RUN,
      policy: attempts.policy,
      finishedAt: attempts.finishedAt,
      endsAt: attemptTimes.endsAt,
      fullUntil: attemptTimes.fullUntil,
      releasesAt: attemptTimes.releasesAt,
      answers: lateAnswers,
    })
    .from(attempts)
    .innerJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .where(isRun(whose))
    .orderBy(...oldestFirst)
    .all()
    .map(({ answers, ...row }) => ({ ...row, ...withCredit(keptPolicy(row.policy), row.fullUntil, answers) }));
}

/** The same for who may see all of their points. How a run counts is read only where something of it may count less. */
export function listClassRuns(db: Db, whose: Whose) {
  const mayCountLess = sql`json_array_length(${attempts.policy}, '$.late') > 0
    or json_array_length(${attempts.policy}, '$.retries') > 0`;
  return db
    .select({
      ...RUN,
      policy: sql<string | null>`case when ${mayCountLess} then ${attempts.policy} end`,
      fullUntil: sql<number | null>`case when ${mayCountLess} then (
        select t.full_until from attempt_times t where t.attempt_id = attempts.id) end`,
      answers: lateAnswers,
    })
    .from(attempts)
    .where(isRun(whose))
    .orderBy(...oldestFirst)
    .all()
    .map(({ policy, fullUntil, answers, ...row }) => ({
      ...row,
      ...(policy === null ? {} : withCredit(keptPolicy(JSON.parse(policy)), fullUntil, answers)),
    }));
}

/** Points and moment of each answer that counts, of runs in which the moment matters; read for no other. */
const lateAnswers = sql<string | null>`case when json_array_length(${attempts.policy}, '$.late') > 0 then (
  select json_group_array(json_array(m.points, r.answered_at)) from responses r
    join current_markings m on m.response_id = r.id
    where r.attempt_id = attempts.id and not exists (
      select 1 from responses later where later.attempt_id = r.attempt_id and later.item_id = r.item_id
        and later.number > r.number)) end`;

const Answers = z.array(z.tuple([z.int(), z.int()]));

function withCredit(policy: Policy, fullUntil: number | null, answers: string | null) {
  if (policy.late.length === 0 && policy.retries.length === 0) return { policy };
  const read = answers === null ? null : Answers.parse(JSON.parse(answers)).map(([points, at]) => ({ points, at }));
  const credit: TryCredit = { policy, fullUntil, answers: read };
  return { policy, credit };
}

/** Every submission to the challenges of a course with the grading that counts, in the order of handing in. */
export function listHandedIn(db: Db, { courseId, userIds, targetId }: Whose) {
  const own = userIds === undefined ? undefined : inArray(submissions.userId, [...userIds]);
  const here = targetId === undefined ? undefined : eq(submissions.challengeId, targetId);
  return db
    .select({
      id: submissions.id,
      userId: submissions.userId,
      targetId: submissions.challengeId,
      points: currentGradings.points,
      done: sql<boolean>`coalesce(${currentGradings.passed}, 0)`.mapWith(Boolean),
      at: submissions.submittedAt,
    })
    .from(submissions)
    .leftJoin(currentGradings, eq(currentGradings.submissionId, submissions.id))
    .where(and(eq(submissions.courseId, courseId), own, here))
    .orderBy(sql`${submissions}.rowid`)
    .all();
}

/** When each of these people last opened a lesson of a course. */
export function listLastVisits(db: Db, courseId: string, userIds: readonly string[]): Map<string, number> {
  const rows = db
    .select({ userId: visits.userId, at: max(visits.lastAt) })
    .from(visits)
    .where(and(eq(visits.courseId, courseId), inArray(visits.userId, [...userIds])))
    .groupBy(visits.userId)
    .all();
  return new Map(rows.map(({ userId, at }) => [userId, at ?? 0]));
}

/** Runs and answered checkpoints. */
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
      policy: attempts.policy,
      endsAt: attemptTimes.endsAt,
      releasesAt: attemptTimes.releasesAt,
    })
    .from(attempts)
    .leftJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId)))
    .orderBy(asc(attempts.startedAt))
    .all()
    .map((row) => ({ ...row, policy: keptPolicy(row.policy) }));
}

export function listSubmissionRows(db: Db, { userId, courseId }: Owner) {
  return db
    .select({
      id: submissions.id,
      challengeId: submissions.challengeId,
      submittedAt: submissions.submittedAt,
      ...gradingSummary,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(and(eq(submissions.userId, userId), eq(submissions.courseId, courseId), isShown))
    .orderBy(asc(submissions.submittedAt))
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
