import { requireOpen } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import type { Catalog, Quiz } from '../catalog/course';
import { selectCourse, selectItem, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { sumPoints, toThousandths } from '../items/points';
import { type AttemptRow, countTakenHints, findAttempt, listResponses, type ResponseRow } from './queries';

/** Where a run stands. Points in thousandths. */
export interface AttemptSummary {
  attemptId: string;
  answered: number;
  total: number;
  points: number;
  maxPoints: number;
  finishedAt: number | null;
}

export interface InRun {
  attemptId: string;
  itemId: string;
}

/**
 * A question of a run that may still be answered.
 * @throws DomainError not-found when the attempt is not yours or the item is not in it; closed; conflict
 * 'already-answered' or 'attempt-finished'.
 */
export function selectOpenItem(db: Db, catalog: Catalog, actor: Actor, input: InRun, now: number) {
  const attempt = selectOwnAttempt(db, actor, input.attemptId);
  const course = selectCourse(catalog, attempt.courseId);
  const quiz = selectQuiz(course, attempt.chapterId);
  const item = selectItem({ quiz, checkpoints: [] }, input.itemId);
  requireOpen(db, actor, { courseId: course.id, kind: 'quiz', targetId: attempt.chapterId }, now);
  if (listResponses(db, attempt.id).some((response) => response.itemId === item.id)) {
    throw new DomainError('conflict', 'already-answered', 'This question has been answered in this run.');
  }
  if (attempt.finishedAt !== null) {
    throw new DomainError('conflict', 'attempt-finished', 'This run is finished.');
  }
  return { attempt, quiz, item, hintsTaken: countTakenHints(db, attempt.userId, attempt.id).get(item.id) ?? 0 };
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
