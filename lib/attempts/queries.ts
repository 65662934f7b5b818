import { and, asc, count, desc, eq, isNull, like, lte, max, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { placeholders, prepared } from '../db/prepared';
import { attemptEnds, attempts, currentMarkings, drafts, hintsTaken, responses, users } from '../db/schema';

export type AttemptRow = typeof attempts.$inferSelect;

/** A run through a quiz with the moment at which its time is over. */
export type RunRow = AttemptRow & { endsAt: number | null };

const { placeholder } = sql;

const runById = prepared((db) =>
  db
    .select({ attempt: attempts, endsAt: attemptEnds.endsAt })
    .from(attempts)
    .innerJoin(attemptEnds, eq(attemptEnds.attemptId, attempts.id))
    .where(eq(attempts.id, placeholder('id')))
    .prepare(),
);

export function findRun(db: Db, id: string): RunRow | null {
  const found = runById(db).get({ id });
  return found ? { ...found.attempt, endsAt: found.endsAt } : null;
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
    .select({ attempt: attempts, endsAt: attemptEnds.endsAt })
    .from(attempts)
    .innerJoin(attemptEnds, eq(attemptEnds.attemptId, attempts.id))
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId), eq(attempts.targetId, quizId)))
    .orderBy(asc(attempts.startedAt), sql`${attempts}.rowid`)
    .all()
    .map(({ attempt, endsAt }) => ({ ...attempt, endsAt }));
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

/** Ends every run whose time is over, at the moment at which it was. @returns how many there were */
export function finishOverdueRuns(db: Db, now: number): number {
  const overdue = db
    .select({ id: attempts.id, endsAt: attemptEnds.endsAt })
    .from(attempts)
    .innerJoin(attemptEnds, eq(attemptEnds.attemptId, attempts.id))
    .where(and(eq(attempts.kind, 'quiz'), isNull(attempts.finishedAt), lte(attemptEnds.endsAt, now)))
    .all();
  if (overdue.length === 0) return 0;
  return db.transaction(
    (tx) => {
      let finished = 0;
      for (const { id, endsAt } of overdue) {
        const where = and(eq(attempts.id, id), isNull(attempts.finishedAt));
        finished += tx.update(attempts).set({ finishedAt: endsAt }).where(where).run().changes;
      }
      return finished;
    },
    { behavior: 'immediate' },
  );
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

export function updateForm(db: Db, id: string, form: unknown): void {
  db.update(attempts).set({ form }).where(eq(attempts.id, id)).run();
}

const response = prepared((db) => db.insert(responses).values(placeholders(responses)).prepare());

export function insertResponse(db: Db, row: Required<typeof responses.$inferInsert>): void {
  response(db).run(row);
}

const draftKey = (attemptId: string, itemId: string) => `item:${attemptId}:${itemId}`;

/** What stands in the fields of an attempt's unanswered items, by item. */
export function listItemDrafts(db: Db, userId: string, attemptId: string): Map<string, string> {
  const prefix = draftKey(attemptId, '');
  const rows = db
    .select({ key: drafts.key, content: drafts.content })
    .from(drafts)
    .where(and(eq(drafts.userId, userId), like(drafts.key, `${prefix}%`)))
    .all();
  return new Map(rows.map(({ key, content }) => [key.slice(prefix.length), content]));
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
      endsAt: attemptEnds.endsAt,
      points: attempts.points,
      maxPoints: attempts.maxPoints,
      answered: count(responses.id),
      correct: sql<number>`count(*) filter (where ${currentMarkings.correct})`,
    })
    .from(attempts)
    .innerJoin(attemptEnds, eq(attemptEnds.attemptId, attempts.id))
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
    .all();
}
