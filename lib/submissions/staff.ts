import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { isStranded } from '../catalog/gradable';
import type { Db } from '../db/open';
import { countQueued, listBroken, listOf } from './queries';

/** Gradings that our own faults ended, newest first. @throws DomainError forbidden. */
export function listBrokenGradings(db: Db, actor: Actor, courseId: string) {
  requireStaff(actor, courseId);
  return listBroken(db, courseId);
}

/** How many submissions wait for a challenge that is missing or broken, by challenge. @throws DomainError forbidden. */
export function countStranded(db: Db, catalog: Catalog, actor: Actor, courseId: string) {
  requireStaff(actor, courseId);
  return countQueued(db, courseId).filter(({ challengeId }) => isStranded(catalog, { courseId, challengeId }));
}

/** Everything somebody has handed in for a challenge, newest first. @throws DomainError forbidden. */
export function listSubmissionsOf(
  db: Db,
  actor: Actor,
  { userId, courseId, challengeId }: { userId: string; courseId: string; challengeId: string },
) {
  requireStaff(actor, courseId);
  return listOf(db, userId, courseId, challengeId);
}
