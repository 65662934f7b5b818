import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { prepared } from '../db/prepared';
import { accommodations, assignments, enrolments, users } from '../db/schema';

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

export type AccommodationRow = typeof accommodations.$inferSelect;
type Holder = Pick<AccommodationRow, 'userId' | 'courseId'>;

const accommodationOf = prepared((db) =>
  db
    .select()
    .from(accommodations)
    .where(and(eq(accommodations.userId, placeholder('userId')), eq(accommodations.courseId, placeholder('courseId'))))
    .prepare(),
);

export function findAccommodation(db: Db, { userId, courseId }: Holder): AccommodationRow | null {
  return accommodationOf(db).get({ userId, courseId }) ?? null;
}

/** Everybody's in a course, with who they are. */
export function listAccommodationRows(db: Db, courseId: string) {
  return db
    .select({ accommodation: accommodations, name: users.name, email: users.email })
    .from(accommodations)
    .innerJoin(users, eq(users.id, accommodations.userId))
    .where(eq(accommodations.courseId, courseId))
    .all();
}

export function upsertAccommodation(db: Db, row: AccommodationRow): void {
  const { userId, courseId, ...set } = row;
  db.insert(accommodations)
    .values(row)
    .onConflictDoUpdate({ target: [accommodations.userId, accommodations.courseId], set })
    .run();
}

export function deleteAccommodation(db: Db, { userId, courseId }: Holder): void {
  db.delete(accommodations)
    .where(and(eq(accommodations.userId, userId), eq(accommodations.courseId, courseId)))
    .run();
}

/** The students of a course, dropped ones apart. */
export function listCourseStudents(db: Db, courseId: string): { id: string; email: string }[] {
  return db
    .select({ id: users.id, email: users.email })
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(and(eq(enrolments.courseId, courseId), eq(enrolments.role, 'student'), eq(enrolments.state, 'active')))
    .all();
}
