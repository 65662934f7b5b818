import { type Actor, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { listWaitingRows } from './queries';

/** An answer that nobody has marked yet. */
export type Waiting = ReturnType<typeof listWaiting>[number];

/**
 * Answers of a course that wait to be marked by hand: those to one question one after another, the oldest first. One that may
 * still be changed does not wait.
 * @throws DomainError forbidden
 */
export function listWaiting(db: Db, actor: Actor, courseId: string, now: number) {
  requireStaff(actor, courseId);
  return listWaitingRows(db, courseId, now);
}

/** The one after another, or the first; null where there is none but that. */
export function nextWaiting(waiting: readonly Waiting[], here: { attemptId: string; itemId: string }): Waiting | null {
  const at = waiting.findIndex((one) => one.attemptId === here.attemptId && one.itemId === here.itemId);
  return waiting[at + 1] ?? (at > 0 ? waiting[0] : null) ?? null;
}
