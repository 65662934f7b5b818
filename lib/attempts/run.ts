import { requireOpen } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Earned, listEarned } from '../markings/queries';
import { sumPoints, toThousandths } from '../points';
import { type FormItem, requireForm, selectFormItem } from './form';
import { countTakenHints, findRun, type RunRow } from './queries';

/** Where a run stands. Points in thousandths. */
export interface AttemptSummary {
  attemptId: string;
  answered: number;
  total: number;
  points: number;
  maxPoints: number;
  /** When it ended, by its owner or by the clock. */
  finishedAt: number | null;
}

export interface InRun {
  attemptId: string;
  itemId: string;
}

/** When a run ended: somebody finished it, or its time was over. Null: it goes on. */
export function endedAt(run: Pick<RunRow, 'finishedAt' | 'endsAt'>, now: number): number | null {
  if (run.finishedAt !== null) return run.finishedAt;
  return run.endsAt !== null && run.endsAt <= now ? run.endsAt : null;
}

/**
 * A question of a run that may still be answered.
 * @throws DomainError not-found when the attempt is not yours or the item is not in it; closed, 'time-over' included;
 * conflict 'already-answered' or 'attempt-finished'.
 */
export function selectOpenItem(db: Db, catalog: Catalog, actor: Actor, input: InRun, now: number) {
  const attempt = selectOwnRun(db, actor, input.attemptId);
  const form = requireForm(db, catalog, attempt, now);
  const asked = selectFormItem(form, input.itemId);
  requireOpen(db, actor, { courseId: attempt.courseId, kind: 'quiz', targetId: attempt.targetId }, now);
  const earned = listEarned(db, attempt.id);
  if (earned.some(({ itemId }) => itemId === input.itemId)) {
    throw new DomainError('conflict', 'already-answered', 'This question has been answered in this run.');
  }
  if (attempt.finishedAt === null && endedAt(attempt, now) !== null) {
    throw new DomainError('closed', 'time-over', 'The time of this run is over.', { endsAt: attempt.endsAt ?? now });
  }
  if (attempt.finishedAt !== null) {
    throw new DomainError('conflict', 'attempt-finished', 'This run is finished.');
  }
  return { attempt, form, asked, earned, hintsTaken: countTakenHints(db, attempt.id).get(input.itemId) ?? 0 };
}

/** Another's run and one that does not exist look the same. What was answered in a lesson is no run. */
export function selectOwnRun(db: Db, actor: Actor, attemptId: string): RunRow {
  const run = findRun(db, attemptId);
  if (run?.userId !== actor.userId) {
    throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
  }
  return run;
}

/** An answer to what the form does not ask keeps its points: runs from before forms were kept may have some. */
export function summarize(run: RunRow, form: FormItem[], earned: Earned[], now: number): AttemptSummary {
  const answered = new Set(earned.map(({ itemId }) => itemId));
  const open = form.filter(({ item }) => !answered.has(item.id));
  const asked = open.map(({ item }) => toThousandths(item.points));
  return {
    attemptId: run.id,
    answered: earned.length,
    total: earned.length + open.length,
    points: sumPoints(earned.map(({ points }) => points)),
    maxPoints: sumPoints([...earned.map(({ maxPoints }) => maxPoints), ...asked]),
    finishedAt: endedAt(run, now),
  };
}
