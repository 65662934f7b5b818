import { type Actor, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { requireSubmission } from '../submissions/read';
import {
  countWaitingThreads,
  listComments,
  listInboxThreads,
  listThreads,
  listUnseen,
  type ThreadRow,
} from './queries';
import { type Lines, requireRun } from './threads';

export interface Comment {
  id: string;
  /** Null: their account is gone. */
  author: string | null;
  byStaff: boolean;
  /** The reader wrote it. */
  own: boolean;
  body: string;
  writtenAt: number;
  /** The student has not seen it before. */
  unseen: boolean;
}

export interface Thread {
  id: string;
  kind: 'comment' | 'second-look';
  itemId: string | null;
  lines: Lines | null;
  /** The student's last words wait for the staff. */
  waits: boolean;
  comments: Comment[];
}

function withComments(db: Db, actor: Actor, rows: ThreadRow[]): Thread[] {
  const said = Map.groupBy(
    listComments(
      db,
      rows.map(({ id }) => id),
    ),
    ({ comment }) => comment.threadId,
  );
  return rows.map(({ id, kind, itemId, firstLine, lastLine, waitsSince }) => ({
    id,
    kind,
    itemId,
    lines: firstLine === null || lastLine === null ? null : { first: firstLine, last: lastLine },
    waits: waitsSince !== null,
    comments: (said.get(id) ?? []).map(({ comment, author }) => ({
      id: comment.id,
      author,
      byStaff: comment.byStaff,
      own: comment.authorId === actor.userId,
      body: comment.body,
      writtenAt: comment.writtenAt,
      unseen: comment.byStaff && comment.seenAt === null,
    })),
  }));
}

/** What was said about a submission, for its author and for staff of the course. @throws DomainError not-found */
export function listThreadsOf(db: Db, actor: Actor, submissionId: string): Thread[] {
  requireSubmission(db, actor, submissionId);
  return withComments(db, actor, listThreads(db, { submissionId }));
}

/** What was said about the items of a run, for whose run it is and for staff of the course. @throws DomainError not-found */
export function listThreadsOfRun(db: Db, actor: Actor, attemptId: string): Thread[] {
  requireRun(db, actor, attemptId);
  return withComments(db, actor, listThreads(db, { attemptId }));
}

/** Of what was answered, so many are shown. */
const MOST_SHOWN = 200;

export interface InboxThread extends Thread {
  student: { id: string; name: string };
  about: { submissionId: string; challengeId: string } | { attemptId: string; quizId: string };
}

/** Second looks that the class asked for and answers to comments; what waits comes first, the longest first. @throws DomainError forbidden */
export function listReviewInbox(db: Db, actor: Actor, courseId: string): InboxThread[] {
  requireStaff(actor, courseId);
  const found = listInboxThreads(db, courseId, MOST_SHOWN);
  const read = withComments(
    db,
    actor,
    found.map(({ thread }) => thread),
  );
  return found.flatMap(({ thread, student, challengeId, quizId }, i): InboxThread[] => {
    const { submissionId, attemptId, userId } = thread;
    const shared = { ...(read[i] as Thread), student: { id: userId, name: student } };
    if (submissionId !== null && challengeId !== null) return [{ ...shared, about: { submissionId, challengeId } }];
    if (attemptId !== null && quizId !== null) return [{ ...shared, about: { attemptId, quizId } }];
    return [];
  });
}

/** How many threads wait for the staff of a course. @throws DomainError forbidden */
export function countWaiting(db: Db, actor: Actor, courseId: string): number {
  requireStaff(actor, courseId);
  return countWaitingThreads(db, courseId);
}

export interface UnseenWork {
  /** Comments on it that are new to the student. */
  count: number;
  about: { submissionId: string; challengeId: string } | { attemptId: string; chapterId: string; quizId: string };
}

/** The actor's own work of a course on which staff wrote something new, the newest first. */
export function listUnseenWork(db: Db, actor: Actor, courseId: string): UnseenWork[] {
  return listUnseen(db, actor.userId, courseId).flatMap((row): UnseenWork[] => {
    const { submissionId, challengeId, attemptId, chapterId, quizId, count } = row;
    if (submissionId !== null && challengeId !== null) return [{ count, about: { submissionId, challengeId } }];
    if (attemptId !== null && chapterId !== null && quizId !== null) {
      return [{ count, about: { attemptId, chapterId, quizId } }];
    }
    return [];
  });
}
