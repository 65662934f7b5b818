import { type Actor, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { listBroken, listOf } from './queries';

/** Gradings that our own faults ended, newest first. @throws DomainError forbidden. */
export function listBrokenGradings(db: Db, actor: Actor, courseId: string) {
  requireStaff(actor);
  return listBroken(db, courseId);
}

/** Everything somebody has handed in for a challenge, newest first. @throws DomainError forbidden. */
export function listSubmissionsOf(
  db: Db,
  actor: Actor,
  { userId, courseId, challengeId }: { userId: string; courseId: string; challengeId: string },
) {
  requireStaff(actor);
  return listOf(db, userId, courseId, challengeId);
}
