import { requireOpen } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { listMarked, type MarkedRow } from '../markings/queries';
import { sumPoints, toThousandths } from '../points';
import { type FormItem, requireForm, selectFormItem } from './form';
import { type AttemptRow, countTakenHints, findAttempt } from './queries';

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
  const form = requireForm(db, catalog, attempt, now);
  const asked = selectFormItem(form, input.itemId);
  requireOpen(db, actor, { courseId: attempt.courseId, kind: 'quiz', targetId: attempt.chapterId }, now);
  if (listMarked(db, attempt.id).some(({ response }) => response.itemId === input.itemId)) {
    throw new DomainError('conflict', 'already-answered', 'This question has been answered in this run.');
  }
  if (attempt.finishedAt !== null) {
    throw new DomainError('conflict', 'attempt-finished', 'This run is finished.');
  }
  return { attempt, form, asked, hintsTaken: countTakenHints(db, attempt.id).get(input.itemId) ?? 0 };
}

/** Another's attempt and one that does not exist look the same. A checkpoint's row is no run. */
export function selectOwnAttempt(db: Db, actor: Actor, attemptId: string): AttemptRow {
  const attempt = findAttempt(db, attemptId);
  if (attempt?.userId !== actor.userId || attempt.itemId !== null) {
    throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
  }
  return attempt;
}

/** An answer to what the form does not ask keeps its points: runs from before forms were kept may have some. */
export function summarize(attempt: AttemptRow, form: FormItem[], marked: MarkedRow[]): AttemptSummary {
  const answered = new Set(marked.map(({ response }) => response.itemId));
  const open = form.filter(({ item }) => !answered.has(item.id));
  const asked = open.map(({ item }) => toThousandths(item.points));
  return {
    attemptId: attempt.id,
    answered: marked.length,
    total: marked.length + open.length,
    points: sumPoints(marked.map(({ marking }) => marking.points)),
    maxPoints: sumPoints([...marked.map(({ marking }) => marking.maxPoints), ...asked]),
    finishedAt: attempt.finishedAt,
  };
}
