import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '../audit/record';
import { type Actor, isInstructor, requireAdministrator, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { findToken, findTokenById, insertToken, listOpenTokens, updateLastUsed, updateRevoked } from './queries';
import { type Scope, Scopes } from './scopes';

const DAY = 24 * 3_600_000;
const LONGEST_DAYS = 366;
/** How exactly it is known when a token was last used. */
const NOTED_EVERY_MS = 60_000;

export const NewToken = z.strictObject({
  /** Null: every course. */
  courseId: z.string().min(1).max(200).nullable(),
  name: z.string().trim().min(1).max(100),
  scopes: Scopes,
  days: z.int().min(1).max(LONGEST_DAYS),
});
export type NewToken = z.infer<typeof NewToken>;

export interface OpenToken {
  id: string;
  name: string;
  courseId: string | null;
  scopes: Scope[];
  createdBy: string;
  /** The name of who made it. */
  maker: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
}

/** A program that was let in: as whom it acts, and what it may do of what they may. */
export interface Bearer {
  tokenId: string;
  actor: Actor;
  scopes: ReadonlySet<Scope>;
  lastUsedAt: number | null;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

function requireMay(actor: Actor, courseId: string | null): void {
  if (courseId === null) requireAdministrator(actor);
  else requireStaff(actor, courseId);
}

/**
 * A token for programs, of a course or (for administrators) of all. It is told once: only its hash is kept.
 * @throws DomainError forbidden
 */
export function createToken(
  db: Db,
  actor: Actor,
  { courseId, name, scopes, days }: NewToken,
  now: number,
): { id: string; token: string; expiresAt: number } {
  requireMay(actor, courseId);
  const token = `hld_${randomBytes(32).toString('base64url')}`;
  const id = randomUUID();
  const expiresAt = now + days * DAY;
  const made = { id, tokenHash: hashOf(token), name, courseId, scopes };
  db.transaction(
    (tx) => {
      insertToken(tx, { ...made, createdBy: actor.userId, createdAt: now, expiresAt });
      const facts = { before: null, after: { scopes: scopes.join(' '), expiresAt } };
      record(tx, actor, { act: 'token', courseId, subject: { kind: 'token', id }, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
  return { id, token, expiresAt };
}

/** Those that still work, newest first; null asks for those of every course. @throws DomainError forbidden */
export function listTokens(db: Db, actor: Actor, courseId: string | null, now: number): OpenToken[] {
  requireMay(actor, courseId);
  return listOpenTokens(db, courseId, now).map((row) => ({ ...row, scopes: Scopes.parse(row.scopes) }));
}

/**
 * From now on the token opens nothing. Assistants take back what they made themselves.
 * @throws DomainError not-found, also for one that the actor may not take back
 */
export function revokeToken(db: Db, actor: Actor, id: string, now: number): void {
  db.transaction(
    (tx) => {
      const found = findTokenById(tx, id);
      const knows = found && (found.courseId === null ? actor.administrator : found.courseId);
      if (!found || !knows || found.revokedAt !== null) throw unknownToken();
      const { courseId, createdBy, expiresAt } = found;
      const isOwn = createdBy === actor.userId;
      if (courseId !== null && !isOwn && !isInstructor(actor, courseId)) throw unknownToken();
      updateRevoked(tx, id, now);
      const facts = { before: { scopes: Scopes.parse(found.scopes).join(' '), expiresAt }, after: null };
      record(tx, actor, { act: 'token-revoked', courseId, subject: { kind: 'token', id }, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
}

const unknownToken = () => new DomainError('not-found', 'token-unknown', 'There is no such access token.');

/**
 * Whom a token lets in. It has what its maker may do now, in its course alone, and never what only administrators may
 * unless it is one of the whole installation.
 * @returns null for a token that is unknown, over, taken back, or whose maker no longer has a role
 */
export function bearerOf(db: Db, token: string, now: number): Bearer | null {
  const found = findToken(db, hashOf(token));
  if (!found || found.revokedAt !== null || found.expiresAt <= now) return null;
  const actor = actorOf(found);
  if (!actor) return null;
  return { tokenId: found.id, actor, scopes: new Set(Scopes.parse(found.scopes)), lastUsedAt: found.lastUsedAt };
}

function actorOf(found: NonNullable<ReturnType<typeof findToken>>): Actor | null {
  const { createdBy: userId, courseId, administrator } = found;
  if (courseId === null) return administrator ? { userId, guest: false, administrator: true } : null;
  const role = administrator ? 'instructor' : found.state === 'active' ? found.role : null;
  if (role === null || role === 'student') return null;
  return { userId, guest: false, staffOf: new Map([[courseId, role]]) };
}

/** @throws DomainError forbidden 'scope-missing' */
export function requireScope({ scopes }: Bearer, scope: Scope): void {
  if (scopes.has(scope)) return;
  throw new DomainError('forbidden', 'scope-missing', `This access token does not have the scope ${scope}.`);
}

/** Notes that a token was used, to the minute. */
export function noteUse(db: Db, { tokenId, lastUsedAt }: Bearer, now: number): void {
  if (lastUsedAt === null || Math.abs(now - lastUsedAt) >= NOTED_EVERY_MS) updateLastUsed(db, tokenId, now);
}
