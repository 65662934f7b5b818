import { randomBytes } from 'node:crypto';
import { record } from '../audit/record';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Actor, isInstructor, isStaff, requireAdministrator, requireStaffAnywhere } from './actor';
import type { Auth } from './auth';
import { deleteVerifications, findUser, listEnrolments } from './queries';

const DAY = 24 * 3600 * 1000;

/** As the library's own reset path looks for it. It keeps a hash of this. */
const identifierOf = (token: string) => `reset-password:${token}`;

export interface ResetLink {
  /** The end of the link. It is told once and kept only as a hash. */
  token: string;
  name: string;
  email: string;
}

/**
 * Makes a one-time token with which somebody sets a new password within a day. An earlier one of theirs opens nothing any
 * more. Nothing changes for them until they use it; then every session of theirs ends.
 *
 * Whoever holds the link can become that person, so it is made only for people whose every course the actor teaches, as an
 * instructor where that person teaches, too. An administrator makes it for everybody, and nobody else for an administrator.
 * @throws DomainError forbidden; not-found; invalid 'guest-password' for a guest.
 */
export async function createPasswordReset(
  auth: Auth,
  db: Db,
  actor: Actor,
  userId: string,
  now: number,
): Promise<ResetLink> {
  requireStaffAnywhere(actor);
  const user = findUser(db, userId);
  if (!user) throw new DomainError('not-found', 'user-unknown', 'There is no such person.');
  if (user.administrator) requireAdministrator(actor);
  const enrolments = listEnrolments(db, user.id);
  for (const { courseId, role } of enrolments) {
    if (role === 'student' ? isStaff(actor, courseId) : isInstructor(actor, courseId)) continue;
    const message =
      'This person is in a course where you may not do this for them. An administrator can make the link.';
    throw new DomainError('forbidden', 'password-elsewhere', message);
  }
  if (user.isAnonymous)
    throw new DomainError('invalid', 'guest-password', 'A guest has no password; they sign up first.');
  const token = randomBytes(24).toString('base64url');
  const { internalAdapter } = await auth.$context;
  const expiresAt = new Date(now + DAY);
  // The library writes by itself, in no transaction of ours: first it is on record, then there is a link.
  db.transaction((tx) => {
    deleteVerifications(tx, user.id);
    const subject = { kind: 'person', id: user.id } as const;
    const entry = { subject, personId: user.id, before: null, after: { expiresAt: expiresAt.getTime() } };
    const courses = enrolments.length > 0 ? enrolments.map(({ courseId }) => courseId) : [null];
    for (const courseId of courses) record(tx, actor, { act: 'password-link', courseId, ...entry }, now);
  });
  await internalAdapter.createVerificationValue({ identifier: identifierOf(token), value: user.id, expiresAt });
  return { token, name: user.name, email: user.email };
}

/** Whose password a link sets. @throws DomainError not-found, when it opens nothing (any more). */
export async function selectPasswordReset(auth: Auth, db: Db, token: string, now: number) {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(identifierOf(token));
  const user = found && found.expiresAt.getTime() > now ? findUser(db, found.value) : undefined;
  if (!user) throw new DomainError('not-found', 'invalid-token', 'This link was used already, or has expired.');
  return { name: user.name, email: user.email };
}
