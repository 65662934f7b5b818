import { randomUUID } from 'node:crypto';
import { requireOpen } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { quizPoints } from '../catalog/projections';
import { selectChapter, selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import type { Answered, Certainty } from '../markings/markings';
import { listMarked } from '../markings/queries';
import { makeForm, requireForm } from './form';
import { hintCost } from './hints';
import { keepAndMark } from './marking';
import { deleteItemDraft, findUnfinished, insertAttempt, updateAttempt } from './queries';
import { type AttemptSummary, type InRun, selectOpenItem, selectOwnAttempt, summarize } from './run';

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
      enrol(tx, actor, course.id, now);
      const id = randomUUID();
      const { contentHash } = chapter;
      const form = makeForm(tx, quiz.items, seed, now);
      insertAttempt(tx, { id, ...run, seed, contentHash, form, startedAt: now, maxPoints: quizPoints(quiz) });
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
      const { attempt, form, asked, hintsTaken } = selectOpenItem(tx, catalog, actor, input, now);
      const cost = hintCost(asked.item, hintsTaken);
      const answered = keepAndMark(tx, attempt.id, asked, input, { number: 1, cost, now });
      const summary = summarize(attempt, form, listMarked(tx, attempt.id));
      const finishedAt = summary.answered === summary.total ? now : null;
      updateAttempt(tx, attempt.id, { points: summary.points, maxPoints: summary.maxPoints, finishedAt });
      deleteItemDraft(tx, attempt.userId, attempt.id, input.itemId);
      return { ...answered, attempt: { ...summary, finishedAt } };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Ends a run as it stands; ending it again changes nothing.
 * @throws DomainError not-found when it is not yours; closed outside of the window.
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
      const attempt = selectOwnAttempt(tx, actor, input.attemptId);
      const form = requireForm(tx, catalog, attempt, now);
      const finishedAt = attempt.finishedAt ?? now;
      if (attempt.finishedAt === null) {
        requireOpen(tx, actor, { courseId: attempt.courseId, kind: 'quiz', targetId: attempt.chapterId }, now);
        updateAttempt(tx, attempt.id, { finishedAt });
      }
      return { ...summarize(attempt, form, listMarked(tx, attempt.id)), finishedAt };
    },
    { behavior: 'immediate' },
  );
}
