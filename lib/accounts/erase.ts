import type { Actor } from '../auth/actor';
import { countAdministrators } from '../auth/queries';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { eraseRows } from './queries';

/** Whoever erases an account has just said who they are. */
export const FRESH_MS = 10 * 60 * 1000;

/**
 * Erases the actor's own account, for good. Name, e-mail, ways in, drafts, feedback and questions go; answers and submissions stay in the
 * class's figures, under nobody's name.
 * @param signedInAt when this session began, UTC milliseconds
 * @throws DomainError forbidden 'sign-in-again' for a session that began long ago; conflict 'last-administrator'
 */
export function eraseAccount(db: Db, actor: Actor, signedInAt: number, now: number): void {
  if (now - signedInAt > FRESH_MS) {
    throw new DomainError('forbidden', 'sign-in-again', 'Say your password once more before you delete the account.');
  }
  if (actor.administrator && countAdministrators(db) < 2) {
    const message = 'This is the last administrator. Make somebody else an administrator first.';
    throw new DomainError('conflict', 'last-administrator', message);
  }
  db.transaction((tx) => eraseRows(tx, actor.userId, now));
}
