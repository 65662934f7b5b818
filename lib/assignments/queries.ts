import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../db/open';
import { assignments } from '../db/schema';

export type AssignmentRow = typeof assignments.$inferSelect;
type Target = Pick<AssignmentRow, 'courseId' | 'kind' | 'targetId'>;

export function findAssignment(db: Db, { courseId, kind, targetId }: Target): AssignmentRow | null {
  const where = and(eq(assignments.courseId, courseId), eq(assignments.kind, kind), eq(assignments.targetId, targetId));
  return db.select().from(assignments).where(where).get() ?? null;
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
  const { opensAt, closesAt, shownEarly, updatedAt, updatedBy } = row;
  db.insert(assignments)
    .values({ id: randomUUID(), ...row })
    .onConflictDoUpdate({
      target: [assignments.courseId, assignments.kind, assignments.targetId],
      set: { opensAt, closesAt, shownEarly, updatedAt, updatedBy },
    })
    .run();
}
