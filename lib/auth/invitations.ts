import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Actor, requireInstructor } from './actor';
import {
  countInstructors,
  deleteInvitation,
  deleteOpenInvitations,
  findOpenInvitation,
  insertInvitation,
  listOpenInvitations,
  takeInvitation,
  updateRole,
} from './queries';

type InvitedRole = 'assistant' | 'instructor';

const WEEK = 7 * 24 * 3600 * 1000;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const unknownInvitation = () =>
  new DomainError('not-found', 'invitation-unknown', 'This invitation does not exist, was used, or has expired.');

/** A one-time token that gives a role. Only its hash is kept, so it can be shown once and never again. */
export function createInvitation(db: Db, role: InvitedRole, now: number): string {
  const token = randomBytes(24).toString('base64url');
  insertInvitation(db, { tokenHash: hashOf(token), role, createdAt: now, expiresAt: now + WEEK });
  return token;
}

/** An instructor invites colleagues. @throws DomainError forbidden */
export function inviteStaff(db: Db, actor: Actor, role: InvitedRole, now: number): string {
  requireInstructor(actor);
  return createInvitation(db, role, now);
}

export interface OpenInvitation {
  /** Names the invitation to staff; it does not open it. */
  id: string;
  role: InvitedRole;
  createdAt: number;
  expiresAt: number;
}

/** Those that can still be used, newest first. @throws DomainError forbidden */
export function listInvitations(db: Db, actor: Actor, now: number): OpenInvitation[] {
  requireInstructor(actor);
  return listOpenInvitations(db, now);
}

/** From now on the link opens nothing. @throws DomainError forbidden; not-found, also for one that was used. */
export function revokeInvitation(db: Db, actor: Actor, id: string): void {
  requireInstructor(actor);
  if (!deleteInvitation(db, id)) throw unknownInvitation();
}

/** @throws DomainError not-found, when the token opens nothing (any more). */
export function selectInvitation(db: Db, token: string, now: number): { role: InvitedRole } {
  const found = findOpenInvitation(db, hashOf(token), now);
  if (!found) throw unknownInvitation();
  return found;
}

/** Gives the actor the invitation's role, once. @throws DomainError for a guest, and for a token that opens nothing. */
export function acceptInvitation(db: Db, actor: Actor, token: string, now: number): { role: InvitedRole } {
  if (actor.guest) throw new DomainError('forbidden', 'sign-up-first', 'Sign up before you accept an invitation.');
  return db.transaction((tx) => {
    const taken = takeInvitation(tx, hashOf(token), actor.userId, now);
    if (!taken) throw unknownInvitation();
    // An instructor who opens an assistant's link keeps what they have.
    const role = actor.role === 'instructor' ? 'instructor' : taken.role;
    updateRole(tx, actor.userId, role);
    return { role };
  });
}

/** The token that makes the first instructor, made anew at each start; null once there is one. */
export function firstInstructorInvitation(db: Db, now: number): string | null {
  return db.transaction((tx) => {
    if (countInstructors(tx) > 0) return null;
    deleteOpenInvitations(tx, 'instructor');
    return createInvitation(tx, 'instructor', now);
  });
}
