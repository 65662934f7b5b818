import { z } from 'zod';
import { DomainError } from '../errors';

export const StaffRole = z.enum(['assistant', 'instructor']);
export type StaffRole = z.infer<typeof StaffRole>;
/** What somebody is in a course. */
export type Role = 'student' | StaffRole;

/** Who asks. Made from a session, never from a request's own words. */
export interface Actor {
  userId: string;
  /** A guest works under a name nobody chose and can sign up later without losing anything. */
  guest: boolean;
  /** A guest who has saved nothing yet and so has no row: everything may be read as them, nothing written. */
  unsaved?: true;
  /** Looks after the whole installation, and is an instructor of every course. */
  administrator?: true;
  /** By course: what they are there, where that is more than a student. */
  staffOf?: ReadonlyMap<string, StaffRole>;
}

/** Whoever runs commands beside the database: no account, and every right. */
export const OPERATOR: Actor = { userId: 'operator', guest: false, administrator: true };

export function roleIn(actor: Actor, courseId: string): Role {
  return actor.administrator ? 'instructor' : (actor.staffOf?.get(courseId) ?? 'student');
}

export function isStaff(actor: Actor, courseId: string): boolean {
  return roleIn(actor, courseId) !== 'student';
}

export function isInstructor(actor: Actor, courseId: string): boolean {
  return roleIn(actor, courseId) === 'instructor';
}

/** Whether they teach any course: then there are pages for staff that they may open. */
export function isStaffAnywhere(actor: Actor): boolean {
  return actor.administrator === true || (actor.staffOf?.size ?? 0) > 0;
}

/** @throws DomainError forbidden, unless the actor is an assistant or an instructor of the course. */
export function requireStaff(actor: Actor, courseId: string): void {
  if (!isStaff(actor, courseId)) refuseStaff();
}

/** @throws DomainError forbidden, unless the actor is an assistant or an instructor of some course. */
export function requireStaffAnywhere(actor: Actor): void {
  if (!isStaffAnywhere(actor)) refuseStaff();
}

function refuseStaff(): never {
  throw new DomainError('forbidden', 'staff-only', 'Only the teaching staff of this course may do this.');
}

/** @throws DomainError forbidden, unless the actor is an instructor of the course. */
export function requireInstructor(actor: Actor, courseId: string): void {
  if (!isInstructor(actor, courseId)) {
    throw new DomainError('forbidden', 'instructor-only', 'Only an instructor of this course may do this.');
  }
}

/** @throws DomainError forbidden, unless the actor looks after the whole installation. */
export function requireAdministrator(actor: Actor): void {
  if (!actor.administrator) {
    throw new DomainError('forbidden', 'administrator-only', 'Only an administrator of this installation may do this.');
  }
}
