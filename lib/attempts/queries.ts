import { and, asc, countDistinct, desc, eq, isNull, like, lte, max, sql } from 'drizzle-orm';
import { keptPolicy, type Policy } from '../catalog/policy';
import type { Db } from '../db/open';
import { placeholders, prepared } from '../db/prepared';
import {
  attemptEvents,
  attempts,
  attemptTimes,
  currentMarkings,
  drafts,
  hintsTaken,
  responses,
  timeGiven,
  users,
} from '../db/schema';

export type AttemptRow = typeof attempts.$inferSelect;

/** A run through a quiz: how it is taken, and what the times of its quiz make of it. */
export interface RunRow extends Omit<AttemptRow, 'policy'> {
  policy: Policy;
  endsAt: number | null;
  /** Until when answers count in full; null: for ever. */
  fullUntil: number | null;
  releasesAt: number | null;
}

const { placeholder } = sql;
const { endsAt, fullUntil, releasesAt } = attemptTimes;

const runFrom = ({
  attempt,
  ...times
}: { attempt: AttemptRow } & Pick<RunRow, 'endsAt' | 'fullUntil' | 'releasesAt'>): RunRow => ({
  ...attempt,
  ...times,
  policy: keptPolicy(attempt.policy),
});

const runById = prepared((db) =>
  db
    .select({ attempt: attempts, endsAt, fullUntil, releasesAt })
    .from(attempts)
    .innerJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .where(eq(attempts.id, placeholder('id')))
    .prepare(),
);

export function findRun(db: Db, id: string): RunRow | null {
  const found = runById(db).get({ id });
  return found ? runFrom(found) : null;
}

export function findAuthor(db: Db, userId: string): { id: string; name: string } | null {
  return db.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, userId)).get() ?? null;
}

interface Owner {
  userId: string;
  courseId: string;
}

/** Somebody's runs through a quiz, oldest first. */
export function listRunsOf(db: Db, { userId, courseId, quizId }: Owner & { quizId: string }): RunRow[] {
  return db
    .select({ attempt: attempts, endsAt, fullUntil, releasesAt })
    .from(attempts)
    .innerJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId), eq(attempts.targetId, quizId)))
    .orderBy(asc(attempts.startedAt), sql`${attempts}.rowid`)
    .all()
    .map(runFrom);
}

const checkpointAttempts = prepared((db) =>
  db
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.userId, placeholder('userId')),
        eq(attempts.courseId, placeholder('courseId')),
        eq(attempts.chapterId, placeholder('chapterId')),
        eq(attempts.kind, 'checkpoint'),
      ),
    )
    .orderBy(asc(attempts.startedAt))
    .prepare(),
);

/** The rows that hold a lesson's checkpoint answers, oldest first: a guest's may have joined the account's own. */
export function listCheckpointAttempts(db: Db, { userId, courseId, chapterId }: Owner & { chapterId: string }) {
  return checkpointAttempts(db).all({ userId, courseId, chapterId });
}

/** The first runs that are open and whose time is over. */
export function listOverdueRuns(db: Db, now: number, most: number): RunRow[] {
  return db
    .select({ attempt: attempts, endsAt, fullUntil, releasesAt })
    .from(attempts)
    .innerJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .where(and(eq(attempts.kind, 'quiz'), isNull(attempts.finishedAt), lte(endsAt, now)))
    .limit(most)
    .all()
    .map(runFrom);
}

export function insertAttempt(db: Db, row: typeof attempts.$inferInsert): void {
  db.insert(attempts).values(row).run();
}

const attemptStanding = prepared((db) =>
  db
    .update(attempts)
    .set({
      points: sql`${placeholder('points')}`,
      maxPoints: sql`${placeholder('maxPoints')}`,
      finishedAt: sql`${placeholder('finishedAt')}`,
    })
    .where(eq(attempts.id, placeholder('id')))
    .prepare(),
);

/** Where a run stands now. */
export function updateAttempt(db: Db, row: Pick<AttemptRow, 'id' | 'points' | 'maxPoints' | 'finishedAt'>): void {
  const { id, points, maxPoints, finishedAt } = row;
  attemptStanding(db).run({ id, points, maxPoints, finishedAt });
}

/** What staff gave back in a run, in order. */
export function listTimeGiven(db: Db, attemptId: string): Pick<typeof timeGiven.$inferSelect, 'ms' | 'givenAt'>[] {
  return db
    .select({ ms: timeGiven.ms, givenAt: timeGiven.givenAt })
    .from(timeGiven)
    .where(eq(timeGiven.attemptId, attemptId))
    .orderBy(asc(timeGiven.id))
    .all();
}

export function insertTimeGiven(db: Db, row: typeof timeGiven.$inferInsert): void {
  db.insert(timeGiven).values(row).run();
}

export type EventRow = typeof attemptEvents.$inferSelect;

export function insertEvents(db: Db, rows: (typeof attemptEvents.$inferInsert)[]): void {
  if (rows.length > 0) db.insert(attemptEvents).values(rows).run();
}

/** What pages of a run told, in the order in which they did. */
export function listEventRows(db: Db, attemptId: string): EventRow[] {
  return db
    .select()
    .from(attemptEvents)
    .where(eq(attemptEvents.attemptId, attemptId))
    .orderBy(asc(attemptEvents.id))
    .all();
}

/** When each answer of a run was given, and each hint taken. */
export function listAnswerTimes(db: Db, attemptId: string): { itemId: string; at: number }[] {
  return db
    .select({ itemId: responses.itemId, at: responses.answeredAt })
    .from(responses)
    .where(eq(responses.attemptId, attemptId))
    .all();
}

export function listHintTimes(db: Db, attemptId: string): { itemId: string; at: number }[] {
  return db
    .select({ itemId: hintsTaken.itemId, at: hintsTaken.takenAt })
    .from(hintsTaken)
    .where(eq(hintsTaken.attemptId, attemptId))
    .all();
}

export function updateForm(db: Db, id: string, form: unknown): void {
  db.update(attempts).set({ form }).where(eq(attempts.id, id)).run();
}

const response = prepared((db) => db.insert(responses).values(placeholders(responses)).prepare());

export function insertResponse(db: Db, row: Required<typeof responses.$inferInsert>): void {
  response(db).run(row);
}

const draftKey = (attemptId: string, itemId: string) => `item:${attemptId}:${itemId}`;

/** What stands in the fields of an attempt's items and was not handed in, by item. */
export function listItemDrafts(
  db: Db,
  userId: string,
  attemptId: string,
): Map<string, { content: string; updatedAt: number }> {
  const prefix = draftKey(attemptId, '');
  const rows = db
    .select({ key: drafts.key, content: drafts.content, updatedAt: drafts.updatedAt })
    .from(drafts)
    .where(and(eq(drafts.userId, userId), like(drafts.key, `${prefix}%`)))
    .all();
  return new Map(rows.map(({ key, ...draft }) => [key.slice(prefix.length), draft]));
}

const draftByKey = prepared((db) =>
  db
    .delete(drafts)
    .where(and(eq(drafts.userId, placeholder('userId')), eq(drafts.key, placeholder('key'))))
    .prepare(),
);

export function deleteItemDraft(db: Db, userId: string, attemptId: string, itemId: string): void {
  draftByKey(db).run({ userId, key: draftKey(attemptId, itemId) });
}

const takenHints = prepared((db) =>
  db
    .select({ itemId: hintsTaken.itemId, taken: max(hintsTaken.number) })
    .from(hintsTaken)
    .where(eq(hintsTaken.attemptId, placeholder('attemptId')))
    .groupBy(hintsTaken.itemId)
    .prepare(),
);

/** How many hints of each item were taken in a run. */
export function countTakenHints(db: Db, attemptId: string): Map<string, number> {
  const rows = takenHints(db).all({ attemptId });
  return new Map(rows.map(({ itemId, taken }) => [itemId, taken ?? 0]));
}

export function insertTakenHint(db: Db, row: typeof hintsTaken.$inferInsert): void {
  db.insert(hintsTaken).values(row).run();
}

/** Runs through quizzes, newest first, with how many items each has answered. */
export function listQuizAttempts(db: Db, filter: Owner & { quizId?: string }) {
  const { userId, courseId, quizId } = filter;
  return db
    .select({
      id: attempts.id,
      quizId: attempts.targetId,
      startedAt: attempts.startedAt,
      finishedAt: attempts.finishedAt,
      endsAt,
      releasesAt,
      policy: attempts.policy,
      points: attempts.points,
      maxPoints: attempts.maxPoints,
      answered: countDistinct(responses.itemId),
      correct: sql<number>`count(distinct ${responses.itemId}) filter (where ${currentMarkings.correct} and not exists (
        select 1 from responses later where later.attempt_id = ${attempts.id} and later.item_id = ${responses.itemId}
          and later.number > ${responses.number}))`,
    })
    .from(attempts)
    .innerJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .leftJoin(responses, eq(responses.attemptId, attempts.id))
    .leftJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(
      and(
        eq(attempts.userId, userId),
        eq(attempts.courseId, courseId),
        quizId === undefined ? undefined : eq(attempts.targetId, quizId),
      ),
    )
    .groupBy(attempts.id)
    .orderBy(desc(attempts.startedAt))
    .all()
    .map((row) => ({ ...row, policy: keptPolicy(row.policy) }));
}

/** The latest answers whose marking says that they wait, of runs that are over or take each answer once. */
export function listWaitingRows(db: Db, courseId: string, now: number) {
  const over = sql`(${attempts.finishedAt} is not null or ${endsAt} <= ${now}
    or coalesce(json_extract(${attempts.policy}, '$.results'), 'at-once') = 'at-once')`;
  return db
    .select({
      attemptId: attempts.id,
      quizId: attempts.targetId,
      itemId: responses.itemId,
      itemHash: currentMarkings.itemHash,
      answeredAt: responses.answeredAt,
      student: { id: users.id, name: users.name },
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .innerJoin(attemptTimes, eq(attemptTimes.attemptId, attempts.id))
    .innerJoin(users, eq(users.id, attempts.userId))
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(
      and(
        eq(attempts.courseId, courseId),
        sql`json_extract(${currentMarkings.feedback}, '$.waiting')`,
        over,
        sql`not exists (select 1 from responses later where later.attempt_id = ${attempts.id}
          and later.item_id = ${responses.itemId} and later.number > ${responses.number})`,
      ),
    )
    .orderBy(asc(attempts.targetId), asc(responses.itemId), asc(responses.answeredAt), sql`${responses}.rowid`)
    .all();
}
