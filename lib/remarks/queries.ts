import { and, asc, between, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, currentMarkings, markings, remarks, responses, users } from '../db/schema';

export interface ItemPlace {
  courseId: string;
  chapterId: string;
  itemId: string;
}

const { id, cause, itemHash, correct, points, maxPoints } = currentMarkings;

export type RemarkableRow = ReturnType<typeof listRemarkable>[number];

/** Answers that the engine marked by an item that is kept, oldest first, each with the marking that counts. */
export function listRemarkable(db: Db, place: { courseId: string } & Partial<ItemPlace>) {
  const { courseId, chapterId, itemId } = place;
  return db
    .select({
      response: {
        id: responses.id,
        itemId: responses.itemId,
        number: responses.number,
        answer: responses.answer,
      },
      attempt: {
        id: attempts.id,
        kind: attempts.kind,
        chapterId: attempts.chapterId,
        targetId: attempts.targetId,
        seed: attempts.seed,
        form: attempts.form,
        userId: attempts.userId,
        name: users.name,
      },
      marking: { id, itemHash: sql<string>`${itemHash}`, correct, points, maxPoints },
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .innerJoin(users, eq(users.id, attempts.userId))
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(
      and(
        eq(attempts.courseId, courseId),
        inArray(cause, ['answer', 'remark']),
        isNotNull(itemHash),
        chapterId === undefined ? undefined : eq(attempts.chapterId, chapterId),
        itemId === undefined ? undefined : eq(responses.itemId, itemId),
      ),
    )
    .orderBy(asc(attempts.startedAt), sql`${attempts}.rowid`, asc(responses.number))
    .all();
}

export type RemarkRow = typeof remarks.$inferSelect;

export function insertRemark(db: Db, row: typeof remarks.$inferInsert): void {
  db.insert(remarks).values(row).run();
}

export function findRemark(db: Db, remarkId: string): RemarkRow | null {
  return db.select().from(remarks).where(eq(remarks.id, remarkId)).get() ?? null;
}

export function updateUndone(db: Db, remarkId: string, undone: { undoneAt: number; undoneBy: string | null }): void {
  db.update(remarks).set(undone).where(eq(remarks.id, remarkId)).run();
}

/** What was marked again in a course, newest first, with who did it and how many answers it was. */
export function listRemarkRows(db: Db, courseId: string) {
  return db
    .select({
      remark: remarks,
      by: users.name,
      answers: sql<number>`${remarks.lastMarking} - ${remarks.firstMarking} + 1`,
    })
    .from(remarks)
    .leftJoin(users, eq(users.id, remarks.madeBy))
    .where(eq(remarks.courseId, courseId))
    .orderBy(desc(remarks.madeAt), sql`${remarks}.rowid desc`)
    .all();
}

/** The markings of a remark that count still, each with the one before it. */
export function listRemarkMarkings(db: Db, { firstMarking, lastMarking }: RemarkRow) {
  const current = db
    .select({ attemptId: responses.attemptId, marking: { id, responseId: currentMarkings.responseId } })
    .from(currentMarkings)
    .innerJoin(responses, eq(responses.id, currentMarkings.responseId))
    .where(between(id, firstMarking, lastMarking))
    .all();
  return current.map(({ attemptId, marking }) => {
    const before = db
      .select()
      .from(markings)
      .where(and(eq(markings.responseId, marking.responseId), sql`${markings.id} < ${marking.id}`))
      .orderBy(desc(markings.id))
      .limit(1)
      .get();
    if (!before) throw new Error(`Marking ${marking.id} is a remark of an answer that had no marking.`);
    return { attemptId, before };
  });
}

/** What the answers of an attempt to a lesson's question have earned at best. Thousandths. */
export function bestPoints(db: Db, attemptId: string): number {
  const row = db
    .select({ best: sql<number>`max(${points})` })
    .from(responses)
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(eq(responses.attemptId, attemptId))
    .get();
  return row?.best ?? 0;
}

export function findAttempt(db: Db, attemptId: string) {
  return db.select().from(attempts).where(eq(attempts.id, attemptId)).get() ?? null;
}
