import { record } from '../audit/record';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Actor, type Role, requireInstructor, requireStaff } from './actor';
import { findEnrolment, insertEnrolment, listDroppedRows, listRosterRows, updateEnrolmentState } from './queries';

/** Courses are open: whoever opens one or does something in it is in it, a guest from the first thing they save. */
export function enrol(db: Db, actor: Actor, courseId: string, now: number): void {
  if (!actor.unsaved) insertEnrolment(db, actor.userId, courseId, now);
}

/** Whether the one who asks is in a course or was. */
export function isEnrolled(db: Db, actor: Actor, courseId: string): boolean {
  return findEnrolment(db, actor.userId, courseId) !== null;
}

export type EnrolmentState = 'active' | 'dropped';

/** What somebody is in a course; null when they never were in it. @throws DomainError forbidden */
export function enrolmentOf(
  db: Db,
  actor: Actor,
  courseId: string,
  userId: string,
): { role: Role; state: EnrolmentState } | null {
  requireStaff(actor, courseId);
  return findEnrolment(db, userId, courseId);
}

/**
 * Takes somebody out of the class, or back into it. Whoever was dropped may read and practise on, and what they did is kept.
 * @throws DomainError forbidden; not-found for somebody who never was in the course
 */
export function setEnrolmentState(
  db: Db,
  actor: Actor,
  { courseId, userId, state }: { courseId: string; userId: string; state: EnrolmentState },
  now: number,
): void {
  requireInstructor(actor, courseId);
  db.transaction(
    (tx) => {
      const found = findEnrolment(tx, userId, courseId);
      if (!found) throw new DomainError('not-found', 'user-unknown', 'There is no such person.');
      updateEnrolmentState(tx, userId, courseId, state);
      const subject = { kind: 'person', id: userId } as const;
      const facts = { before: { state: found.state }, after: { state } };
      record(tx, actor, { act: 'enrolment', courseId, subject, personId: userId, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
}

/** Who was taken out of the class, in the order of their names. @throws DomainError forbidden */
export function listDropped(db: Db, actor: Actor, courseId: string): { id: string; name: string }[] {
  requireStaff(actor, courseId);
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base' });
  return listDroppedRows(db, courseId).sort((a, b) => compare(a.name, b.name));
}

export interface Enrolled {
  id: string;
  name: string;
  /** Null for a guest, whose address nobody chose. */
  email: string | null;
  guest: boolean;
  role: Role;
  state: EnrolmentState;
  enrolledAt: number;
}

/**
 * Everybody who is or was in a course, some at a time, in an order that does not change while one reads on.
 * @param page.after the id of the last one that was read; null begins
 * @throws DomainError forbidden
 */
export function listRoster(
  db: Db,
  actor: Actor,
  courseId: string,
  page: { after: string | null; limit: number },
): Enrolled[] {
  requireStaff(actor, courseId);
  return listRosterRows(db, courseId, page).map((row) => ({ ...row, email: row.guest ? null : row.email }));
}
