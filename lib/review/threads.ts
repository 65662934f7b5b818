import { randomUUID } from 'node:crypto';
import { findRun, type RunRow } from '../attempts/queries';
import { selectAttemptForStudent } from '../attempts/view';
import { record } from '../audit/record';
import { type Actor, isStaff, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { requireSubmission } from '../submissions/read';
import {
  countWrittenSince,
  deleteComment,
  findComment,
  findThread,
  insertComment,
  insertThread,
  type ThreadRow,
  updateSeen,
  updateWaits,
} from './queries';

export const MAX_TEXT = 4000;
const PER_HOUR = 40;
const HOUR = 3_600_000;

/** Lines of a source, from 1, both included. */
export interface Lines {
  first: number;
  last: number;
}

/** @throws DomainError invalid */
export function requireText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new DomainError('invalid', 'comment-empty', 'Write something first.');
  if (trimmed.length <= MAX_TEXT) return trimmed;
  const message = `A comment can be at most ${MAX_TEXT} characters long.`;
  throw new DomainError('invalid', 'comment-too-long', message, { max: MAX_TEXT });
}

function requireLines(source: string, lines: Lines | null): void {
  if (lines === null) return;
  const count = source.split(/\r?\n/).length;
  if (lines.first >= 1 && lines.first <= lines.last && lines.last <= count) return;
  throw new DomainError('invalid', 'comment-lines', `The lines must lie between 1 and ${count}.`, { count });
}

interface About {
  courseId: string;
  userId: string;
  submissionId: string | null;
  attemptId: string | null;
  itemId: string | null;
  lines: Lines | null;
}

/** Begins a thread in the transaction of whoever calls, and puts nothing on record. */
export function begin(db: Db, actor: Actor, about: About, body: string, now: number): { threadId: string } {
  const { lines, ...of } = about;
  const byStaff = isStaff(actor, about.courseId);
  const threadId = randomUUID();
  insertThread(db, {
    id: threadId,
    ...of,
    firstLine: lines?.first ?? null,
    lastLine: lines?.last ?? null,
    kind: byStaff ? 'comment' : 'second-look',
    startedAt: now,
    waitsSince: byStaff ? null : now,
  });
  say(db, actor, { threadId, byStaff, body, now });
  return { threadId };
}

function beginAlone(db: Db, actor: Actor, about: About, body: string, now: number): { threadId: string } {
  return db.transaction(
    (tx) => {
      if (!isStaff(actor, about.courseId)) requireMeasure(tx, actor, now);
      const begun = begin(tx, actor, about, body, now);
      const { lines } = about;
      recordSaid(tx, actor, about, { body, lines: lines && `${lines.first}–${lines.last}` }, now);
      return begun;
    },
    { behavior: 'immediate' },
  );
}

type Of = Pick<ThreadRow, 'courseId' | 'userId' | 'submissionId' | 'attemptId'>;

/** The work that a thread is about, as the record names it. */
function subjectOf({ submissionId, attemptId }: Of): { kind: 'submission' | 'attempt'; id: string } {
  return submissionId === null ? { kind: 'attempt', id: attemptId ?? '' } : { kind: 'submission', id: submissionId };
}

/** How long a comment of staff is goes on record, not what it says: it is about a person. */
function recordSaid(
  db: Db,
  actor: Actor,
  of: Of,
  { body, lines }: { body: string; lines: string | null },
  now: number,
): void {
  if (!isStaff(actor, of.courseId)) return;
  const { courseId, userId: personId } = of;
  const after = { characters: body.length, lines };
  record(db, actor, { act: 'comment', courseId, subject: subjectOf(of), personId, before: null, after }, now);
}

function say(
  db: Db,
  actor: Actor,
  { threadId, byStaff, body, now }: { threadId: string; byStaff: boolean; body: string; now: number },
): void {
  insertComment(db, { id: randomUUID(), threadId, authorId: actor.userId, byStaff, body, writtenAt: now });
}

/** @throws DomainError too-many */
function requireMeasure(db: Db, actor: Actor, now: number): void {
  if (countWrittenSince(db, actor.userId, now - HOUR) < PER_HOUR) return;
  const message = `At most ${PER_HOUR} comments an hour can be sent.`;
  throw new DomainError('too-many', 'comments-too-many', message, { max: PER_HOUR });
}

/**
 * Begins a thread on a submission: staff of the course comment on it, its author asks them for a second look.
 * @param lines null: about all of it
 * @throws DomainError not-found for a submission that is not the actor's to see; invalid; too-many
 */
export function commentOn(
  db: Db,
  actor: Actor,
  input: { submissionId: string; lines: Lines | null; body: string },
  now: number,
): { threadId: string } {
  const { submission } = requireSubmission(db, actor, input.submissionId);
  const { id: submissionId, courseId, userId, source } = submission;
  const body = requireText(input.body);
  requireLines(source, input.lines);
  return beginAlone(
    db,
    actor,
    { courseId, userId, submissionId, attemptId: null, itemId: null, lines: input.lines },
    body,
    now,
  );
}

/**
 * Asks for a second look at an item of one's own run whose marks are told.
 * @throws DomainError not-found for another's run, or an item that has no marks to look at; invalid; too-many
 */
export function askAboutItem(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: { attemptId: string; itemId: string; body: string },
  now: number,
): { threadId: string } {
  const { attemptId, itemId } = input;
  const run = selectAttemptForStudent(db, catalog, actor, attemptId, now);
  const asked = run.items.find(({ item }) => item.id === itemId);
  if (!asked?.response?.feedback) {
    throw new DomainError('not-found', 'item-unknown', 'There is no such question with marks in this run.');
  }
  const body = requireText(input.body);
  const about = { courseId: run.courseId, userId: actor.userId, submissionId: null, attemptId, itemId, lines: null };
  return beginAlone(db, actor, about, body, now);
}

/** A thread that the actor may read and answer in: their own work's, or of a course that they teach. @throws DomainError not-found */
export function requireThread(db: Db, actor: Actor, id: string): ThreadRow {
  const thread = findThread(db, id);
  if (thread && (thread.userId === actor.userId || isStaff(actor, thread.courseId))) return thread;
  throw new DomainError('not-found', 'thread-unknown', 'There is no such comment.');
}

/** Says something in a thread; a student's words wait for the staff then, staff's words settle it. @throws DomainError */
export function answerIn(db: Db, actor: Actor, input: { threadId: string; body: string }, now: number): void {
  db.transaction(
    (tx) => {
      const thread = requireThread(tx, actor, input.threadId);
      const body = requireText(input.body);
      const byStaff = isStaff(actor, thread.courseId);
      if (!byStaff) requireMeasure(tx, actor, now);
      say(tx, actor, { threadId: thread.id, byStaff, body, now });
      updateWaits(tx, thread.id, byStaff ? null : (thread.waitsSince ?? now));
      recordSaid(tx, actor, thread, { body, lines: null }, now);
    },
    { behavior: 'immediate' },
  );
}

/** Takes a thread out of what waits without an answer, or puts it back. @throws DomainError not-found; forbidden */
export function settle(db: Db, actor: Actor, input: { threadId: string; waits: boolean }, now: number): void {
  db.transaction(
    (tx) => {
      const thread = requireThread(tx, actor, input.threadId);
      const { courseId, userId: personId, waitsSince } = thread;
      requireStaff(actor, courseId);
      updateWaits(tx, thread.id, input.waits ? (waitsSince ?? now) : null);
      const facts = { before: { waits: waitsSince !== null }, after: { waits: input.waits } };
      record(tx, actor, { act: 'comment-settled', courseId, subject: subjectOf(thread), personId, ...facts }, now);
    },
    { behavior: 'immediate' },
  );
}

/**
 * Takes back what one wrote as staff.
 * @throws DomainError not-found; forbidden 'comment-of-another'
 */
export function takeBack(db: Db, actor: Actor, commentId: string, now: number): void {
  db.transaction(
    (tx) => {
      const found = findComment(tx, commentId);
      if (!found) throw new DomainError('not-found', 'thread-unknown', 'There is no such comment.');
      const { comment, thread } = found;
      const { courseId, userId: personId } = requireThread(tx, actor, thread.id);
      requireStaff(actor, courseId);
      if (!comment.byStaff || comment.authorId !== actor.userId) {
        throw new DomainError('forbidden', 'comment-of-another', 'Only who wrote a comment may take it back.');
      }
      deleteComment(tx, comment);
      const before = { characters: comment.body.length };
      const entry = { act: 'comment-withdrawn' as const, courseId, subject: subjectOf(thread), personId };
      record(tx, actor, { ...entry, before, after: null }, now);
    },
    { behavior: 'immediate' },
  );
}

/** A run that is the actor's own, or of a course that they teach. @throws DomainError not-found */
export function requireRun(db: Db, actor: Actor, attemptId: string): RunRow {
  const run = findRun(db, attemptId);
  if (run && (run.userId === actor.userId || isStaff(actor, run.courseId))) return run;
  throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
}

/** Notes that the author of the work has seen what staff wrote on it; whoever else reads it changes nothing. @throws DomainError not-found */
export function noteSeen(
  db: Db,
  actor: Actor,
  of: { submissionId: string } | { attemptId: string },
  now: number,
): void {
  const { userId } =
    'submissionId' in of
      ? requireSubmission(db, actor, of.submissionId).submission
      : requireRun(db, actor, of.attemptId);
  if (userId === actor.userId) updateSeen(db, of, now);
}
