import { and, asc, count, desc, eq, isNotNull, isNull, like, max, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, currentMarkings, drafts, hintsTaken, responses, users } from '../db/schema';

export type AttemptRow = typeof attempts.$inferSelect;

export function findAttempt(db: Db, id: string): AttemptRow | null {
  return db.select().from(attempts).where(eq(attempts.id, id)).get() ?? null;
}

export function findAuthor(db: Db, userId: string): { id: string; name: string } | null {
  return db.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, userId)).get() ?? null;
}

interface Chapter {
  userId: string;
  courseId: string;
  chapterId: string;
}

const ofChapter = ({ userId, courseId, chapterId }: Chapter) =>
  and(eq(attempts.userId, userId), eq(attempts.courseId, courseId), eq(attempts.chapterId, chapterId));

export function findUnfinished(db: Db, chapter: Chapter): AttemptRow | null {
  const where = and(ofChapter(chapter), isNull(attempts.itemId), isNull(attempts.finishedAt));
  return db.select().from(attempts).where(where).orderBy(desc(attempts.startedAt)).get() ?? null;
}

/** The rows that hold a lesson's checkpoint answers, oldest first: a guest's may have joined the account's own. */
export function listCheckpointAttempts(db: Db, chapter: Chapter): AttemptRow[] {
  const where = and(ofChapter(chapter), isNotNull(attempts.itemId));
  return db.select().from(attempts).where(where).orderBy(asc(attempts.startedAt)).all();
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
export function listQuizAttempts(db: Db, filter: { userId: string; courseId: string; chapterId?: string }) {
  const { userId, courseId, chapterId } = filter;
  return db
    .select({
      id: attempts.id,
      chapterId: attempts.chapterId,
      startedAt: attempts.startedAt,
      finishedAt: attempts.finishedAt,
      points: attempts.points,
      maxPoints: attempts.maxPoints,
      answered: count(responses.id),
      correct: sql<number>`count(*) filter (where ${currentMarkings.correct})`,
    })
    .from(attempts)
    .leftJoin(responses, eq(responses.attemptId, attempts.id))
    .leftJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(
      and(
        eq(attempts.userId, userId),
        eq(attempts.courseId, courseId),
        isNull(attempts.itemId),
        chapterId === undefined ? undefined : eq(attempts.chapterId, chapterId),
      ),
    )
    .groupBy(attempts.id)
    .orderBy(desc(attempts.startedAt))
    .all();
}
