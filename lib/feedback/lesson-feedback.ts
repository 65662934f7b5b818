import { randomUUID } from 'node:crypto';
import { record } from '../audit/record';
import { type Actor, isStaff, requireStaff, requireStaffAnywhere } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { selectChapter, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import type { Locale } from '../text';
import {
  countUnhandledRows,
  findFeedback,
  findLastFeedback,
  insertFeedback,
  listFeedbackRows,
  updateHandled,
} from './queries';

const MAX_COMMENT = 4000;

export interface FeedbackInput {
  courseId: string;
  chapterId: string;
  /** "Was everything clear?" */
  clear: 'yes' | 'partly' | 'no';
  /** "How can we improve it?" */
  comment: string;
  locale: Locale;
}

/** @throws DomainError not-found; invalid 'comment-too-long' */
export function sendFeedback(db: Db, catalog: Catalog, actor: Actor, input: FeedbackInput, now: number): void {
  const { courseId, chapterId, clear, locale } = input;
  const { contentHash } = selectChapter(selectCourse(catalog, courseId), chapterId);
  const comment = input.comment.trim();
  if (comment.length > MAX_COMMENT) {
    throw new DomainError('invalid', 'comment-too-long', `A comment can be at most ${MAX_COMMENT} characters long.`, {
      max: MAX_COMMENT,
    });
  }
  const id = randomUUID();
  const { userId } = actor;
  db.transaction((tx) => {
    enrol(tx, actor, courseId, now);
    insertFeedback(tx, { id, userId, courseId, chapterId, clear, comment, locale, contentHash, sentAt: now });
  });
}

export type OwnFeedback = NonNullable<ReturnType<typeof findLastFeedback>>;

/** What the actor said last about a lesson; null before they said anything. */
export function ownFeedback(db: Db, actor: Actor, place: { courseId: string; chapterId: string }): OwnFeedback | null {
  return findLastFeedback(db, { userId: actor.userId, ...place });
}

export type FeedbackEntry = ReturnType<typeof listFeedbackRows>[number];

/** What students said about the lessons, newest first. @throws DomainError forbidden */
export function listFeedback(db: Db, actor: Actor, courseId: string): FeedbackEntry[] {
  requireStaff(actor, courseId);
  return listFeedbackRows(db, courseId);
}

/** How much feedback nobody has seen to. @throws DomainError forbidden */
export function countUnhandled(db: Db, actor: Actor, courseId: string): { all: number; unclear: number } {
  requireStaff(actor, courseId);
  return countUnhandledRows(db, courseId);
}

/** Says that feedback has been seen to, or has not after all. @throws DomainError not-found 'feedback-unknown', also elsewhere */
export function setHandled(db: Db, actor: Actor, input: { id: string; handled: boolean }, now: number): void {
  db.transaction(
    (tx) => {
      const row = findFeedback(tx, input.id);
      if (!row || !isStaff(actor, row.courseId)) {
        requireStaffAnywhere(actor);
        throw new DomainError('not-found', 'feedback-unknown', 'There is no such feedback.');
      }
      const { id, courseId, userId: personId } = row;
      const handled = row.handledAt !== null;
      if (handled === input.handled) return;
      const set = input.handled ? { handledAt: now, handledBy: actor.userId } : { handledAt: null, handledBy: null };
      updateHandled(tx, id, set);
      const facts = { before: { handled }, after: { handled: input.handled } };
      record(tx, actor, { act: 'feedback', courseId, subject: { kind: 'feedback', id }, personId, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
}
