import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { placeholders, prepared } from '../db/prepared';
import { currentMarkings, markings, responses } from '../db/schema';

const marking = prepared((db) => db.insert(markings).values(placeholders(markings, 'id')).prepare());

/** @returns its id; those that one transaction makes follow each other */
export function insertMarking(db: Db, row: Required<Omit<typeof markings.$inferInsert, 'id'>>): number {
  return Number(marking(db).run(row).lastInsertRowid);
}

export type MarkedRow = ReturnType<typeof listMarked>[number];

const { itemHash, cause, correct, points, maxPoints, feedback, markedAt } = currentMarkings;

/** Of an answer that was marked again by a corrected question: its first marking's item, and the points of the one before. */
const before = {
  askedHash: sql<string | null>`case when ${cause} <> 'remark' then ${itemHash} else (
    select first.item_hash from markings first where first.response_id = ${responses.id} order by first.id limit 1) end`,
  pointsBefore: sql<number | null>`case when ${cause} = 'remark' then (
    select earlier.points from markings earlier where earlier.response_id = ${responses.id} and earlier.id < ${currentMarkings.id}
    order by earlier.id desc limit 1) end`,
};

const markedOfAttempt = prepared((db) =>
  db
    .select({ response: responses, marking: { correct, points, maxPoints, feedback, markedAt, ...before } })
    .from(responses)
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(eq(responses.attemptId, sql.placeholder('attemptId')))
    .orderBy(asc(responses.answeredAt), asc(responses.number))
    .prepare(),
);

/** The answers of an attempt in the order in which they were given, each with the marking that counts. */
export function listMarked(db: Db, attemptId: string) {
  return markedOfAttempt(db).all({ attemptId });
}

/** The latest answer to each item: where marks are told later, an answer may be changed. */
export function latestOf(marked: MarkedRow[]): Map<string, MarkedRow> {
  const latest = new Map<string, MarkedRow>();
  for (const row of marked) {
    const { itemId, number } = row.response;
    if (number > (latest.get(itemId)?.response.number ?? 0)) latest.set(itemId, row);
  }
  return latest;
}

/** What an answer has earned, by the marking that counts. Thousandths. */
export interface Earned {
  itemId: string;
  /** 1 for the first answer to this item. */
  number: number;
  points: number;
  maxPoints: number;
}

const earnedOfAttempt = prepared((db) =>
  db
    .select({ itemId: responses.itemId, number: responses.number, points, maxPoints })
    .from(responses)
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(eq(responses.attemptId, sql.placeholder('attemptId')))
    .orderBy(asc(responses.number))
    .prepare(),
);

/** What the latest answer to each item of an attempt has earned. */
export function listEarned(db: Db, attemptId: string): Earned[] {
  const rows = earnedOfAttempt(db).all({ attemptId });
  return [...new Map(rows.map((row) => [row.itemId, row])).values()];
}
