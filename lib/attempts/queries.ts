import { and, asc, count, desc, eq, isNull, like, lte, max, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attemptEnds, attempts, currentMarkings, drafts, hintsTaken, responses, users } from '../db/schema';

export type AttemptRow = typeof attempts.$inferSelect;

/** A run through a quiz with the moment at which its time is over. */
export type RunRow = AttemptRow & { endsAt: number | null };

export function findRun(db: Db, id: string): RunRow | null {
  const found = db
    .select({ attempt: attempts, endsAt: attemptEnds.endsAt })
    .from(attempts)
    .innerJoin(attemptEnds, eq(attemptEnds.attemptId, attempts.id))
    .where(eq(attempts.id, id))
    .get();
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

/** The rows that hold a lesson's checkpoint answers, oldest first: a guest's may have joined the account's own. */
export function listCheckpointAttempts(db: Db, { userId, courseId, chapterId }: Owner & { chapterId: string }) {
  return db
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.userId, userId),
        eq(attempts.courseId, courseId),
        eq(attempts.chapterId, chapterId),
        eq(attempts.kind, 'checkpoint'),
      ),
    )
    .orderBy(asc(attempts.startedAt))
    .all();
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

export function updateAttempt(
  db: Db,
  id: string,
  set: Partial<Pick<AttemptRow, 'points' | 'maxPoints' | 'finishedAt'>>,
): void {
  db.update(attempts).set(set).where(eq(attempts.id, id)).run();
}

export function updateForm(db: Db, id: string, form: unknown): void {
  db.update(attempts).set({ form }).where(eq(attempts.id, id)).run();
}

export function insertResponse(db: Db, row: typeof responses.$inferInsert): void {
  db.insert(responses).values(row).run();
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

export function deleteItemDraft(db: Db, userId: string, attemptId: string, itemId: string): void {
  db.delete(drafts)
    .where(and(eq(drafts.userId, userId), eq(drafts.key, draftKey(attemptId, itemId))))
    .run();
}

/** How many hints of each item were taken in a run. */
export function countTakenHints(db: Db, attemptId: string): Map<string, number> {
  const rows = db
    .select({ itemId: hintsTaken.itemId, taken: max(hintsTaken.number) })
    .from(hintsTaken)
    .where(eq(hintsTaken.attemptId, attemptId))
    .groupBy(hintsTaken.itemId)
    .all();
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
