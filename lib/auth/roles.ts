import { record } from '../audit/record';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import {
  type Actor,
  type Role,
  requireAdministrator,
  requireInstructor,
  requireStaff,
  requireStaffAnywhere,
  type StaffRole,
} from './actor';
import {
  countAdministrators,
  findEnrolment,
  findUser,
  findUserByEmail,
  listAdministratorRows,
  listStaffRows,
  updateAdministrator,
  upsertRole,
} from './queries';

export interface Person {
  id: string;
  name: string;
  email: string;
}

export interface StaffMember extends Person {
  courseId: string;
  role: StaffRole;
}

const unknownPerson = () => new DomainError('not-found', 'user-unknown', 'There is no such person.');

const byName = <One extends Person>(people: One[]): One[] => {
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base' });
  return people.sort((a, b) => compare(a.name, b.name));
};

/** Instructors and assistants of a course, in the order of their names. @throws DomainError forbidden */
export function listStaff(db: Db, actor: Actor, courseId: string): StaffMember[] {
  requireStaff(actor, courseId);
  return byName(listStaffRows(db, { courseId }));
}

/** Instructors and assistants of all courses. @throws DomainError forbidden */
export function listAllStaff(db: Db, actor: Actor): StaffMember[] {
  requireAdministrator(actor);
  return byName(listStaffRows(db, {}));
}

/** Who looks after the installation, in the order of their names. @throws DomainError forbidden */
export function listAdministrators(db: Db, actor: Actor): Person[] {
  requireStaffAnywhere(actor);
  return byName(listAdministratorRows(db));
}

/** The account with an e-mail address, however it is written. @throws DomainError forbidden, not-found */
export function selectPersonByEmail(db: Db, actor: Actor, email: string): Person {
  requireStaffAnywhere(actor);
  const found = findUserByEmail(db, email.trim().toLowerCase());
  if (!found || found.isAnonymous) throw unknownPerson();
  return { id: found.id, name: found.name, email: found.email };
}

/** Where somebody teaches, and as what. @throws DomainError forbidden */
export function rolesOf(db: Db, actor: Actor, userId: string): { administrator: boolean; courses: StaffMember[] } {
  requireAdministrator(actor);
  const administrator = findUser(db, userId)?.administrator ?? false;
  return { administrator, courses: listStaffRows(db, { userId }) };
}

function requireAccount(db: Db, userId: string) {
  const user = findUser(db, userId);
  if (!user) throw unknownPerson();
  if (user.isAnonymous) throw new DomainError('invalid', 'guest-role', 'A guest has no role; they sign up first.');
  return user;
}

/**
 * Gives somebody another role in a course, or takes one away. A course without an instructor still has the administrators.
 * @returns the role they had
 * @throws DomainError forbidden; not-found; invalid 'guest-role' for a guest
 */
export function setRole(
  db: Db,
  actor: Actor,
  { courseId, userId, role }: { courseId: string; userId: string; role: Role },
  now: number,
): Role {
  requireInstructor(actor, courseId);
  return db.transaction(
    (tx) => {
      requireAccount(tx, userId);
      const found = findEnrolment(tx, userId, courseId);
      const before = found?.state === 'active' ? found.role : 'student';
      upsertRole(tx, { userId, courseId, role, enrolledAt: now });
      const subject = { kind: 'person', id: userId } as const;
      const facts = { before: { role: before }, after: { role } };
      record(tx, actor, { act: 'role', courseId, subject, personId: userId, ...facts }, now);
      return before;
    },
    { behavior: 'immediate' },
  );
}

/**
 * Makes somebody an administrator of the installation, or no administrator.
 * @throws DomainError forbidden; not-found; invalid 'guest-role' for a guest; conflict 'last-administrator' when nobody would
 * be left who looks after the installation.
 */
export function setAdministrator(
  db: Db,
  actor: Actor,
  { userId, administrator }: { userId: string; administrator: boolean },
  now: number,
): void {
  requireAdministrator(actor);
  db.transaction(
    (tx) => {
      const user = requireAccount(tx, userId);
      if (user.administrator && !administrator && countAdministrators(tx) === 1) {
        const message = 'This is the last administrator. Make somebody else an administrator first.';
        throw new DomainError('conflict', 'last-administrator', message);
      }
      updateAdministrator(tx, userId, administrator);
      const subject = { kind: 'person', id: userId } as const;
      const facts = { before: { administrator: user.administrator }, after: { administrator } };
      record(tx, actor, { act: 'administrator', courseId: null, subject, personId: userId, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
}
