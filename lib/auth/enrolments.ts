import type { Db } from '../db/open';
import type { Actor } from './actor';
import { insertEnrolment } from './queries';

/** Courses are open: whoever is signed in and opens one is in it, a guest from the first thing they save. */
export function enrol(db: Db, actor: Actor, courseId: string, now: number): void {
  if (!actor.unsaved) insertEnrolment(db, actor.userId, courseId, now);
}
