import { requireOpened } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Earned, listEarned } from '../markings/queries';
import { sumPoints, toThousandths } from '../points';
import { type FormItem, requireForm, selectFormItem } from './form';
import { countTakenHints, findRun, type RunRow } from './queries';
import { endedAt, type Sight } from './sight';

/** Where a run stands. Points in thousandths. */
export interface AttemptSummary {
  attemptId: string;
  answered: number;
  total: number;
  /** Null: not told yet. */
  points: number | null;
  maxPoints: number;
  /** When it ended, by its owner or by the clock. */
  finishedAt: number | null;
}

export interface InRun {
  attemptId: string;
  itemId: string;
}

/**
 * A question of a run that may still be answered.
 * @throws DomainError not-found when the attempt is not yours or the item is not in it; closed, 'time-over' included;
 * conflict 'attempt-finished', or 'already-answered' where the key has been told.
 */
export function selectOpenItem(db: Db, catalog: Catalog, actor: Actor, input: InRun, now: number) {
  const attempt = selectOwnRun(db, actor, input.attemptId);
  const form = requireForm(db, catalog, attempt, now);
  const asked = selectFormItem(form, input.itemId);
  requireOpened(db, actor, { courseId: attempt.courseId, kind: 'quiz', targetId: attempt.targetId }, now);
  const earned = listEarned(db, attempt.id);
  const before = earned.find(({ itemId }) => itemId === input.itemId);
  if (before && attempt.policy.results === 'at-once') {
    throw new DomainError('conflict', 'already-answered', 'This question has been answered in this run.');
  }
  if (attempt.finishedAt === null && endedAt(attempt, now) !== null) {
    const endsAt = attempt.endsAt ?? now;
    if (attempt.dueAt === null) throw new DomainError('closed', 'closed', 'This quiz is closed.', { closesAt: endsAt });
    throw new DomainError('closed', 'time-over', 'The time of this run is over.', { endsAt });
  }
  if (attempt.finishedAt !== null) {
    throw new DomainError('conflict', 'attempt-finished', 'This run is finished.');
  }
  const hintsTaken = countTakenHints(db, attempt.id).get(input.itemId) ?? 0;
  return { attempt, form, asked, earned, number: (before?.number ?? 0) + 1, hintsTaken };
}

/** Another's run and one that does not exist look the same. What was answered in a lesson is no run. */
export function selectOwnRun(db: Db, actor: Actor, attemptId: string): RunRow {
  const run = findRun(db, attemptId);
  if (run?.userId !== actor.userId) {
    throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
  }
  return run;
}

/**
 * What a run has earned, and what it is worth. Thousandths. An answer to what the form does not ask keeps its points: runs from
 * before forms were kept may have some.
 */
export function totalOf(form: FormItem[], earned: Earned[]): { points: number; maxPoints: number } {
  const asked = openIn(form, earned).map(({ item }) => toThousandths(item.points));
  return {
    points: sumPoints(earned.map(({ points }) => points)),
    maxPoints: sumPoints([...earned.map(({ maxPoints }) => maxPoints), ...asked]),
  };
}

/** The questions that have no answer. */
export function openIn(form: FormItem[], earned: Earned[]): FormItem[] {
  const answered = new Set(earned.map(({ itemId }) => itemId));
  return form.filter(({ item }) => !answered.has(item.id));
}

/** Where a run stands, as far as it may be seen. */
export function summarize(run: RunRow, form: FormItem[], earned: Earned[], sight: Sight, now: number): AttemptSummary {
  const { points, maxPoints } = totalOf(form, earned);
  return {
    attemptId: run.id,
    answered: earned.length,
    total: earned.length + openIn(form, earned).length,
    points: sight.marks ? points : null,
    maxPoints,
    finishedAt: endedAt(run, now),
  };
}
