import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { prepared } from '../db/prepared';
import { assignments } from '../db/schema';

export type AssignmentRow = typeof assignments.$inferSelect;
type Target = Pick<AssignmentRow, 'courseId' | 'kind' | 'targetId'>;

const { placeholder } = sql;
const ofTarget = and(
  eq(assignments.courseId, placeholder('courseId')),
  eq(assignments.kind, placeholder('kind')),
  eq(assignments.targetId, placeholder('targetId')),
);
const assignmentOfTarget = prepared((db) => db.select().from(assignments).where(ofTarget).prepare());

export function findAssignment(db: Db, { courseId, kind, targetId }: Target): AssignmentRow | null {
  return assignmentOfTarget(db).get({ courseId, kind, targetId }) ?? null;
}

export function listAssignmentRows(db: Db, courseId: string): AssignmentRow[] {
  return db
    .select()
    .from(assignments)
    .where(eq(assignments.courseId, courseId))
    .orderBy(asc(assignments.kind), asc(assignments.targetId))
    .all();
}

export function upsertAssignment(db: Db, row: Omit<AssignmentRow, 'id'>): void {
  const { opensAt, closesAt, releasesAt, shownEarly, updatedAt, updatedBy } = row;
  db.insert(assignments)
    .values({ id: randomUUID(), ...row })
    .onConflictDoUpdate({
      target: [assignments.courseId, assignments.kind, assignments.targetId],
      set: { opensAt, closesAt, releasesAt, shownEarly, updatedAt, updatedBy },
    })
    .run();
}
