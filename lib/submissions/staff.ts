import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { isStranded } from '../catalog/gradable';
import type { Db } from '../db/open';
import { countQueued, listBroken, listChosen, listOf, type SubmissionChoice } from './queries';

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

/**
 * What was handed in to a course, oldest first, some of it at a time.
 * @param page.after when the last one that was read was handed in, and its id; null begins
 * @throws DomainError forbidden
 */
export function listCourseSubmissions(
  db: Db,
  actor: Actor,
  choice: SubmissionChoice,
  page: { after: { at: number; id: string } | null; limit: number },
) {
  requireStaff(actor, choice.courseId);
  return listChosen(db, choice, page);
}
