import type { Actor } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { selectChapter, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { updateDone, upsertVisit } from './queries';

interface Place {
  courseId: string;
  chapterId: string;
}

/** Remembers that the lesson was opened, by a guest from the first thing they save. @throws DomainError not-found */
export function recordVisit(db: Db, catalog: Catalog, actor: Actor, input: Place, now: number): void {
  const { courseId, chapterId } = input;
  selectChapter(selectCourse(catalog, courseId), chapterId);
  if (actor.unsaved) return;
  db.transaction((tx) => {
    enrol(tx, actor, courseId, now);
    upsertVisit(tx, { userId: actor.userId, courseId, chapterId, at: now });
  });
}

/** Marks a lesson as done, or takes the mark away. @throws DomainError not-found */
export function markDone(db: Db, catalog: Catalog, actor: Actor, input: Place & { done: boolean }, now: number): void {
  const { courseId, chapterId, done } = input;
  db.transaction((tx) => {
    recordVisit(tx, catalog, actor, { courseId, chapterId }, now);
    updateDone(tx, { userId: actor.userId, courseId, chapterId }, done ? now : null);
  });
}
