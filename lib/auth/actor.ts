import { DomainError } from '../errors';

export type Role = 'student' | 'assistant' | 'instructor';

/** Who asks. Made from a session, never from a request's own words. */
export interface Actor {
  userId: string;
  role: Role;
  /** A guest works under a name nobody chose and can sign up later without losing anything. */
  guest: boolean;
  /** A guest who has saved nothing yet and so has no row: everything may be read as them, nothing written. */
  unsaved?: true;
}

/** Whoever runs commands beside the database: no account, and every right. */
export const OPERATOR: Actor = { userId: 'operator', role: 'instructor', guest: false };

export function isStaff(actor: Actor): boolean {
  return actor.role !== 'student';
}

/** @throws DomainError forbidden, unless the actor is an assistant or an instructor. */
export function requireStaff(actor: Actor): void {
  if (!isStaff(actor)) throw new DomainError('forbidden', 'staff-only', 'Only teaching staff may do this.');
}

/** @throws DomainError forbidden, unless the actor is an instructor. */
export function requireInstructor(actor: Actor): void {
  if (actor.role !== 'instructor')
    throw new DomainError('forbidden', 'instructor-only', 'Only an instructor may do this.');
}
