import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/record';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Actor, isInstructor, requireAdministrator, requireInstructor, type StaffRole } from './actor';
import {
  countAdministrators,
  deleteInvitation,
  deleteOpenInvitations,
  findEnrolment,
  findOpenInvitation,
  findUnusedInvitation,
  insertInvitation,
  listOpenInvitations,
  takeInvitation,
  updateAdministrator,
  upsertRole,
} from './queries';

/** What an invitation makes of somebody: staff of one course, or an administrator of the installation. */
export type Invited = { role: StaffRole; courseId: string } | { role: 'administrator'; courseId: null };

const WEEK = 7 * 24 * 3600 * 1000;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const unknownInvitation = () =>
  new DomainError('not-found', 'invitation-unknown', 'This invitation does not exist, was used, or has expired.');

/** A one-time token that gives a role. Only its hash is kept, so it can be shown once and never again. */
export function createInvitation(db: Db, { role, courseId }: Invited, now: number): string {
  const token = randomBytes(24).toString('base64url');
  insertInvitation(db, { tokenHash: hashOf(token), role, courseId, createdAt: now, expiresAt: now + WEEK });
  return token;
}

const mayInvite = (actor: Actor, { courseId }: Pick<Invited, 'courseId'>) =>
  courseId === null ? actor.administrator === true : isInstructor(actor, courseId);

/** An instructor invites colleagues to the course, an administrator to anything. @throws DomainError forbidden */
export function inviteStaff(db: Db, actor: Actor, invited: Invited, now: number): string {
  if (invited.courseId === null) requireAdministrator(actor);
  else requireInstructor(actor, invited.courseId);
  const { role, courseId } = invited;
  return db.transaction((tx) => {
    const token = createInvitation(tx, invited, now);
    const subject = { kind: 'invitation', id: hashOf(token) } as const;
    const after = { role, expiresAt: now + WEEK };
    record(tx, actor, { act: 'invitation', courseId, subject, before: null, after }, now);
    return token;
  });
}

export type OpenInvitation = Invited & {
  /** Names the invitation to staff; it does not open it. */
  id: string;
  createdAt: number;
  expiresAt: number;
};

/**
 * Those that can still be used, newest first: of a course, and for an administrator those of the installation, too.
 * @throws DomainError forbidden
 */
export function listInvitations(db: Db, actor: Actor, courseId: string, now: number): OpenInvitation[] {
  requireInstructor(actor, courseId);
  const open = listOpenInvitations(db, now).map(invitationFrom);
  return open.filter((one) => mayInvite(actor, one) && (one.courseId === null || one.courseId === courseId));
}

/** Those of all courses and of the installation. @throws DomainError forbidden */
export function listAllInvitations(db: Db, actor: Actor, now: number): OpenInvitation[] {
  requireAdministrator(actor);
  return listOpenInvitations(db, now).map(invitationFrom);
}

/** Rows have a course where the role is one of a course. */
function invitationFrom<Row extends { role: Invited['role']; courseId: string | null }>(row: Row) {
  return row as Row & Invited;
}

/**
 * From now on the link opens nothing.
 * @throws DomainError forbidden, unless the actor could have made some; not-found for one they could not have made, and for
 * one that was used.
 */
export function revokeInvitation(db: Db, actor: Actor, id: string, now: number): void {
  const teaches = actor.administrator || [...(actor.staffOf?.values() ?? [])].includes('instructor');
  if (!teaches) throw new DomainError('forbidden', 'instructor-only', 'Only an instructor of this course may do this.');
  db.transaction(
    (tx) => {
      const found = findUnusedInvitation(tx, id);
      if (!found || !mayInvite(actor, invitationFrom(found)) || !deleteInvitation(tx, id)) throw unknownInvitation();
      const { role, courseId } = found;
      const subject = { kind: 'invitation', id } as const;
      record(tx, actor, { act: 'invitation-revoked', courseId, subject, before: { role }, after: null }, now);
    },
    { behavior: 'immediate' },
  );
}

/** @throws DomainError not-found, when the token opens nothing (any more). */
export function selectInvitation(db: Db, token: string, now: number): Invited {
  const found = findOpenInvitation(db, hashOf(token), now);
  if (!found) throw unknownInvitation();
  return invitationFrom(found);
}

/** Gives the actor the invitation's role, once. @throws DomainError for a guest, and for a token that opens nothing. */
export function acceptInvitation(db: Db, actor: Actor, token: string, now: number): Invited {
  if (actor.guest) throw new DomainError('forbidden', 'sign-up-first', 'Sign up before you accept an invitation.');
  return db.transaction((tx) => {
    const taken = takeInvitation(tx, hashOf(token), actor.userId, now);
    if (!taken) throw unknownInvitation();
    const invited: Invited = invitationFrom(taken);
    const tell = (before: string | null, after: string) => {
      const { courseId } = invited;
      const subject = { kind: 'invitation', id: hashOf(token) } as const;
      const entry = { courseId, subject, personId: actor.userId, before: { role: before }, after: { role: after } };
      record(tx, actor, { act: 'invitation-taken', ...entry }, now);
    };
    if (invited.courseId === null) {
      updateAdministrator(tx, actor.userId, true);
      tell(null, invited.role);
      return invited;
    }
    // An instructor who opens an assistant's link keeps what they have.
    const before = findEnrolment(tx, actor.userId, invited.courseId);
    const keeps = before?.state === 'active' && before.role === 'instructor';
    const role = keeps ? 'instructor' : invited.role;
    upsertRole(tx, { userId: actor.userId, courseId: invited.courseId, role, enrolledAt: now });
    tell(before?.state === 'active' ? before.role : null, role);
    return { ...invited, role };
  });
}

/** The token that makes the first administrator, made anew at each start; null once there is one. */
export function firstAdministratorInvitation(db: Db, now: number): string | null {
  return db.transaction((tx) => {
    if (countAdministrators(tx) > 0) return null;
    deleteOpenInvitations(tx, 'administrator');
    return createInvitation(tx, { role: 'administrator', courseId: null }, now);
  });
}
