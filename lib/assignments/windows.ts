import { type Actor, isStaff, requireInstructor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { findAssignment, listAssignmentRows, upsertAssignment } from './queries';

export interface Target {
  courseId: string;
  kind: 'quiz' | 'challenge';
  /** A chapter's id for a quiz, a challenge's id for a challenge. */
  targetId: string;
}

export interface Availability {
  /** UTC milliseconds; null: since ever, for ever. Open from `opensAt` on, no longer at `closesAt`. */
  opensAt: number | null;
  closesAt: number | null;
  open: boolean;
}

/** Work without a window is open practice. Staff may always try it. */
export function availability(db: Db, actor: Actor, target: Target, now: number): Availability {
  return availabilityOf(findAssignment(db, target), actor, now);
}

function availabilityOf(window: Omit<Availability, 'open'> | null, actor: Actor, now: number): Availability {
  const { opensAt = null, closesAt = null } = window ?? {};
  const inside = (opensAt === null || now >= opensAt) && (closesAt === null || now < closesAt);
  return { opensAt, closesAt, open: inside || isStaff(actor) };
}

/** @throws DomainError closed 'not-open-yet' or 'closed' */
export function requireOpen(db: Db, actor: Actor, target: Target, now: number): void {
  const { open, opensAt, closesAt } = availability(db, actor, target, now);
  if (open) return;
  if (opensAt !== null && now < opensAt) {
    throw new DomainError('closed', 'not-open-yet', `This ${target.kind} is not open yet.`, { opensAt });
  }
  throw new DomainError('closed', 'closed', `This ${target.kind} is closed.`, { closesAt: closesAt ?? now });
}

/** @throws DomainError forbidden; not-found for work that the course does not have; invalid 'window-empty' */
export function setWindow(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: Target & { opensAt: number | null; closesAt: number | null },
  now: number,
): void {
  requireInstructor(actor);
  const { courseId, kind, targetId, opensAt, closesAt } = input;
  const course = selectCourse(catalog, courseId);
  if (kind === 'quiz') selectQuiz(course, targetId);
  else selectChallenge(course, targetId);
  if (opensAt !== null && closesAt !== null && !(opensAt < closesAt)) {
    throw new DomainError('invalid', 'window-empty', 'The work must close after it opens.');
  }
  upsertAssignment(db, { courseId, kind, targetId, opensAt, closesAt, updatedAt: now, updatedBy: actor.userId });
}

/** Windows are no secret: everybody may read them. Work that is not listed is open practice. */
export function listAssignments(db: Db, actor: Actor, courseId: string, now: number): (Target & Availability)[] {
  return listAssignmentRows(db, courseId).map((row) => ({
    courseId,
    kind: row.kind,
    targetId: row.targetId,
    ...availabilityOf(row, actor, now),
  }));
}
