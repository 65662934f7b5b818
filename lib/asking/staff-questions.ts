import { randomUUID } from 'node:crypto';
import { record } from '../audit/record';
import { type Actor, requireStaff } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { requireSubmission } from '../submissions/read';
import { type AskPlace, readable, requirePlace } from './ask';
import { countAskedSince, findStaffQuestion, insertStaffQuestion, listStaffQuestions, updateReply } from './queries';
import { searchIndex } from './search-index';

export const MAX_TEXT = 4000;
const PER_HOUR = 20;
const HOUR = 3_600_000;

export interface StaffQuestionInput extends AskPlace {
  question: string;
  /** The paragraph that it is about. */
  passageId: string | null;
  /** The actor's own submission that it is about. */
  submissionId: string | null;
  locale: string;
}

/**
 * Sends a question to the teaching staff, with the paragraph or the submission it is about.
 * @throws DomainError not-found for a place, a paragraph or a submission that the actor cannot see; invalid; too-many
 */
export function askStaff(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: StaffQuestionInput,
  now: number,
): { id: string } {
  const { passageId, submissionId, locale, courseId, chapterId, challengeId } = input;
  const course = requirePlace(catalog, input);
  const question = requireText(input.question);
  const passage = passageId === null ? null : searchIndex(course, locale).passages.get(passageId);
  if (passage === undefined || (passage && !readable(db, actor, courseId, now)(passage))) {
    throw new DomainError('not-found', 'passage-unknown', 'There is no such paragraph.');
  }
  if (submissionId !== null) requireOwn(db, actor, submissionId, input);
  const id = randomUUID();
  db.transaction((tx) => {
    if (countAskedSince(tx, actor.userId, now - HOUR) >= PER_HOUR) {
      throw new DomainError('too-many', 'questions-too-many', `At most ${PER_HOUR} questions an hour can be sent.`, {
        max: PER_HOUR,
      });
    }
    enrol(tx, actor, courseId, now);
    const about = { chapterId, challengeId, submissionId, passageId, passage: passage?.text ?? null };
    insertStaffQuestion(tx, { id, userId: actor.userId, courseId, ...about, question, locale, askedAt: now });
  });
  return { id };
}

function requireOwn(db: Db, actor: Actor, id: string, { courseId, challengeId }: AskPlace): void {
  const { submission } = requireSubmission(db, actor, id);
  if (submission.userId === actor.userId && submission.courseId === courseId && submission.challengeId === challengeId)
    return;
  throw new DomainError('not-found', 'submission-unknown', 'There is no such submission.');
}

function requireText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new DomainError('invalid', 'question-empty', 'Ask something first.');
  if (trimmed.length <= MAX_TEXT) return trimmed;
  throw new DomainError('invalid', 'question-too-long', `A question can be at most ${MAX_TEXT} characters long.`, {
    max: MAX_TEXT,
  });
}

export type StaffQuestion = ReturnType<typeof listStaffQuestions>[number];

/** What the class asked, what waits for a reply first. @throws DomainError forbidden */
export function listInbox(db: Db, actor: Actor, courseId: string): StaffQuestion[] {
  requireStaff(actor, courseId);
  return listStaffQuestions(db, courseId);
}

/** What the actor asked in a course, with the replies. */
export function listOwnQuestions(db: Db, actor: Actor, courseId: string): StaffQuestion[] {
  return listStaffQuestions(db, courseId, actor.userId);
}

/** Replies, or puts another reply in the place of one. @throws DomainError not-found; forbidden; invalid */
export function replyTo(db: Db, actor: Actor, input: { id: string; reply: string }, now: number): void {
  db.transaction(
    (tx) => {
      const asked = findStaffQuestion(tx, input.id);
      if (!asked) throw new DomainError('not-found', 'question-unknown', 'There is no such question.');
      const { id, courseId, userId: personId, reply: earlier } = asked;
      requireStaff(actor, courseId);
      const reply = requireText(input.reply);
      updateReply(tx, id, { reply, repliedAt: now, repliedBy: actor.userId });
      // How long it is, not what it says: a reply may be about the person who asked.
      const facts = { before: { characters: earlier?.length ?? null }, after: { characters: reply.length } };
      record(tx, actor, { act: 'reply', courseId, subject: { kind: 'question', id }, personId, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
}
