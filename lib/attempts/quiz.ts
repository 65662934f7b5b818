import { randomUUID } from 'node:crypto';
import { requireOpen } from '../assignments/windows';
import { type Actor, isStaff } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { quizPoints } from '../catalog/projections';
import { selectChapter, selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import type { Answered, Certainty } from '../markings/markings';
import { listEarned } from '../markings/queries';
import { makeForm, requireForm } from './form';
import { hintCost } from './hints';
import { keepAndMark } from './marking';
import { deleteItemDraft, finishOverdueRuns, insertAttempt, listRunsOf, updateAttempt } from './queries';
import { type AttemptSummary, endedAt, type InRun, selectOpenItem, selectOwnRun, summarize } from './run';

const MINUTE_MS = 60_000;

/**
 * Goes on with an unfinished run, or begins one.
 * @throws DomainError not-found for an unknown course or quiz; closed outside of its window; conflict 'no-more-attempts'.
 */
export function startQuiz(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: { courseId: string; quizId: string },
  { now, seed }: { now: number; seed: number },
): { attemptId: string; resumed: boolean } {
  const course = selectCourse(catalog, input.courseId);
  const quiz = selectQuiz(course, input.quizId);
  const { chapterId, policy } = quiz;
  const { contentHash } = selectChapter(course, chapterId);
  const target = { courseId: course.id, kind: 'quiz', targetId: quiz.id } as const;
  requireOpen(db, actor, target, now);
  return db.transaction(
    (tx) => {
      const before = listRunsOf(tx, { userId: actor.userId, courseId: course.id, quizId: quiz.id });
      const open = before.findLast((run) => endedAt(run, now) === null);
      if (open) return { attemptId: open.id, resumed: true };
      if (policy.attempts !== null && before.length >= policy.attempts && !isStaff(actor, course.id)) {
        const message = `This quiz can be taken ${policy.attempts} times, and you have.`;
        throw new DomainError('conflict', 'no-more-attempts', message, { count: policy.attempts });
      }
      enrol(tx, actor, course.id, now);
      const id = randomUUID();
      const form = makeForm(tx, quiz.items, seed, now);
      const dueAt = policy.timeLimit === null ? null : now + Math.round(policy.timeLimit * MINUTE_MS);
      const run = {
        id,
        userId: actor.userId,
        chapterId,
        ...target,
        seed,
        contentHash,
        form,
        policy,
        startedAt: now,
        dueAt,
      };
      insertAttempt(tx, { ...run, maxPoints: quizPoints(quiz) });
      return { attemptId: id, resumed: false };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Marks one answer of a run; answering the last item ends the run.
 * @throws DomainError as `selectOpenItem` does; invalid when it is no answer to this item. Nothing is kept then.
 */
export function answer(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: InRun & { answer: unknown; certainty?: Certainty | null; elapsedMs?: number | null },
  now: number,
): Answered & { attempt: AttemptSummary } {
  return db.transaction(
    (tx) => {
      const { attempt, form, asked, earned, hintsTaken } = selectOpenItem(tx, catalog, actor, input, now);
      const cost = hintCost(asked.item, hintsTaken);
      const answered = keepAndMark(tx, attempt.id, asked, input, { number: 1, cost, now });
      const summary = summarize(attempt, form, [...earned, answered], now);
      const finishedAt = summary.answered === summary.total ? now : null;
      updateAttempt(tx, { id: attempt.id, points: summary.points, maxPoints: summary.maxPoints, finishedAt });
      deleteItemDraft(tx, attempt.userId, attempt.id, input.itemId);
      return { ...answered, attempt: { ...summary, finishedAt } };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Ends a run as it stands, at the latest when its time was over; ending it again changes nothing.
 * @throws DomainError not-found when it is not yours
 */
export function finish(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: { attemptId: string },
  now: number,
): AttemptSummary {
  return db.transaction(
    (tx) => {
      const run = selectOwnRun(tx, actor, input.attemptId);
      const form = requireForm(tx, catalog, run, now);
      const finishedAt = endedAt(run, now) ?? now;
      if (run.finishedAt === null) updateAttempt(tx, { ...run, finishedAt });
      return { ...summarize(run, form, listEarned(tx, run.id), now), finishedAt };
    },
    { behavior: 'immediate' },
  );
}

/** Ends every run whose time is over, whoever has it open. For the process that serves. @returns how many there were */
export function finishOverdue(db: Db, now: number): number {
  return finishOverdueRuns(db, now);
}
