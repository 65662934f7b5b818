import { asc, eq } from 'drizzle-orm';
import type { Db } from '../db/open';
import { currentMarkings, markings, responses } from '../db/schema';

export function insertMarking(db: Db, row: typeof markings.$inferInsert): void {
  db.insert(markings).values(row).run();
}

export type MarkedRow = ReturnType<typeof listMarked>[number];

const { correct, points, maxPoints, feedback } = currentMarkings;

/** The answers of an attempt in the order in which they were given, each with the marking that counts. */
export function listMarked(db: Db, attemptId: string) {
  return db
    .select({ response: responses, marking: { correct, points, maxPoints, feedback } })
    .from(responses)
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(eq(responses.attemptId, attemptId))
    .orderBy(asc(responses.answeredAt), asc(responses.number))
    .all();
}
