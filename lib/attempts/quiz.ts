import { randomUUID } from 'node:crypto';
import { requireOpen } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import type { Catalog, Quiz } from '../catalog/course';
import { quizPoints } from '../catalog/projections';
import { selectChapter, selectCourse, selectItem, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { sumPoints, toThousandths } from '../items/points';
import { type Answered, type Certainty, markAndKeep } from './marking';
import {
  type AttemptRow,
  deleteItemDraft,
  findAttempt,
  findUnfinished,
  insertAttempt,
  listResponses,
  type ResponseRow,
  updateAttempt,
} from './queries';

/** Where a run stands. Points in thousandths. */
export interface AttemptSummary {
  attemptId: string;
  answered: number;
  total: number;
  points: number;
  maxPoints: number;
  finishedAt: number | null;
}

/**
 * Goes on with an unfinished run, or begins one.
 * @throws DomainError not-found for an unknown course, chapter or quiz; closed outside of its window.
 */
export function startQuiz(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: { courseId: string; chapterId: string },
  { now, seed }: { now: number; seed: number },
): { attemptId: string; resumed: boolean } {
  const course = selectCourse(catalog, input.courseId);
  const chapter = selectChapter(course, input.chapterId);
  const quiz = selectQuiz(course, chapter.id);
  requireOpen(db, actor, { courseId: course.id, kind: 'quiz', targetId: chapter.id }, now);
  const run = { userId: actor.userId, courseId: course.id, chapterId: chapter.id };
  return db.transaction(
    (tx) => {
      const unfinished = findUnfinished(tx, run);
      if (unfinished) return { attemptId: unfinished.id, resumed: true };
      const id = randomUUID();
      const { contentHash } = chapter;
      insertAttempt(tx, { id, ...run, seed, contentHash, startedAt: now, maxPoints: quizPoints(quiz) });
      return { attemptId: id, resumed: false };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Marks one answer of a run; answering the last item ends the run.
 * @throws DomainError not-found when the attempt is not yours or the item is not in it; closed; conflict
 * 'already-answered' or 'attempt-finished'; invalid when it is no answer to this item. Nothing is kept then.
 */
export function answer(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: {
    attemptId: string;
    itemId: string;
    answer: unknown;
    certainty?: Certainty | null;
    elapsedMs?: number | null;
  },
  now: number,
): Answered & { attempt: AttemptSummary } {
  return db.transaction(
    (tx) => {
      const attempt = selectOwnAttempt(tx, actor, input.attemptId);
      const course = selectCourse(catalog, attempt.courseId);
      const quiz = selectQuiz(course, attempt.chapterId);
      const item = selectItem({ quiz, checkpoints: [] }, input.itemId);
      requireOpen(tx, actor, { courseId: course.id, kind: 'quiz', targetId: attempt.chapterId }, now);
      const before = listResponses(tx, attempt.id);
      if (before.some((response) => response.itemId === item.id)) {
        throw new DomainError('conflict', 'already-answered', 'This question has been answered in this run.');
      }
      if (attempt.finishedAt !== null) {
        throw new DomainError('conflict', 'attempt-finished', 'This run is finished.');
      }
      const answered = markAndKeep(tx, attempt, item, input, { number: 1, now });
      const summary = summarize(attempt, quiz, listResponses(tx, attempt.id));
      const finishedAt = summary.answered === summary.total ? now : null;
      updateAttempt(tx, attempt.id, { points: summary.points, maxPoints: summary.maxPoints, finishedAt });
      deleteItemDraft(tx, attempt.userId, attempt.id, item.id);
      return { ...answered, attempt: { ...summary, finishedAt } };
    },
    { behavior: 'immediate' },
  );
}

/** Ends a run as it stands; ending it again changes nothing. @throws DomainError not-found when it is not yours */
export function finish(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: { attemptId: string },
  now: number,
): AttemptSummary {
  return db.transaction(
    (tx) => {
      const attempt = selectOwnAttempt(tx, actor, input.attemptId);
      const quiz = selectQuiz(selectCourse(catalog, attempt.courseId), attempt.chapterId);
      const finishedAt = attempt.finishedAt ?? now;
      if (attempt.finishedAt === null) updateAttempt(tx, attempt.id, { finishedAt });
      return { ...summarize(attempt, quiz, listResponses(tx, attempt.id)), finishedAt };
    },
    { behavior: 'immediate' },
  );
}

/** Another's attempt and one that does not exist look the same. A checkpoint's row is no run. */
export function selectOwnAttempt(db: Db, actor: Actor, attemptId: string): AttemptRow {
  const attempt = findAttempt(db, attemptId);
  if (attempt?.userId !== actor.userId || attempt.itemId !== null) {
    throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
  }
  return attempt;
}

/** An item that left the quiz since it was answered keeps its points; one that came since counts as unanswered. */
export function summarize(attempt: AttemptRow, quiz: Quiz, responses: ResponseRow[]): AttemptSummary {
  const answered = new Set(responses.map(({ itemId }) => itemId));
  const open = quiz.items.filter((item) => !answered.has(item.id));
  return {
    attemptId: attempt.id,
    answered: responses.length,
    total: responses.length + open.length,
    points: sumPoints(responses.map(({ points }) => points)),
    maxPoints: sumPoints([...responses.map((r) => r.maxPoints), ...open.map((item) => toThousandths(item.points))]),
    finishedAt: attempt.finishedAt,
  };
}
