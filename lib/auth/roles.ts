import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Actor, type Role, requireInstructor, requireStaff } from './actor';
import { countInstructors, findUser, findUserByEmail, listStaffRows, updateRole } from './queries';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
}

const unknownPerson = () => new DomainError('not-found', 'user-unknown', 'There is no such person.');

/** Instructors and assistants, in the order of their names. @throws DomainError forbidden */
export function listStaff(db: Db, actor: Actor): Person[] {
  requireStaff(actor);
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base' });
  return listStaffRows(db).sort((a, b) => compare(a.name, b.name));
}

/** The account with an e-mail address, however it is written. @throws DomainError forbidden, not-found */
export function selectPersonByEmail(db: Db, actor: Actor, email: string): Person {
  requireStaff(actor);
  const found = findUserByEmail(db, email.trim().toLowerCase());
  if (!found || found.isAnonymous) throw unknownPerson();
  return { id: found.id, name: found.name, email: found.email, role: found.role };
}

/**
 * Gives somebody another role, or takes one away.
 * @throws DomainError forbidden; not-found; invalid 'guest-role' for a guest; conflict 'last-instructor' when nobody would be
 * left who can give roles.
 */
export function setRole(db: Db, actor: Actor, input: { userId: string; role: Role }): void {
  requireInstructor(actor);
  const { userId, role } = input;
  db.transaction(
    (tx) => {
      const user = findUser(tx, userId);
      if (!user) throw unknownPerson();
      if (user.isAnonymous) throw new DomainError('invalid', 'guest-role', 'A guest has no role; they sign up first.');
      if (user.role === 'instructor' && role !== 'instructor' && countInstructors(tx) === 1) {
        const message = 'This is the last instructor. Make somebody else an instructor first.';
        throw new DomainError('conflict', 'last-instructor', message);
      }
      updateRole(tx, userId, role);
    },
    { behavior: 'immediate' },
  );
}
