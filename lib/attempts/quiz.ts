import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { attemptsAllowed } from '../assignments/accommodations';
import { requireOpen } from '../assignments/windows';
import { type Actor, isStaff } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { quizPoints } from '../catalog/projections';
import { selectChapter, selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { parseAnswer } from '../items/item';
import { type Certainty, type Told, withoutMarks } from '../markings/markings';
import { latestOf, listEarned, listMarked } from '../markings/queries';
import { type AttemptSummary, type InRun, openIn, selectOpenItem, selectOwnRun, summarize, totalOf } from './attempt';
import { readDraft } from './draft';
import { drawQuestions, type FormItem, makeForm, requireForm, selectForm } from './form';
import { hintCost } from './hints';
import { keepAndMark } from './marking';
import {
  countTakenHints,
  deleteItemDraft,
  findRun,
  insertAttempt,
  listItemDrafts,
  listOverdueRuns,
  listRunsOf,
  type RunRow,
  updateAttempt,
} from './queries';
import { endedAt, sightOf } from './sight';

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
  requireOpen(db, actor, target, now, policy);
  return db.transaction(
    (tx) => {
      const before = listRunsOf(tx, { userId: actor.userId, courseId: course.id, quizId: quiz.id });
      const open = before.findLast((run) => endedAt(run, now) === null);
      if (open) return { attemptId: open.id, resumed: true };
      const most = attemptsAllowed(tx, { courseId: course.id, userId: actor.userId }, policy);
      if (most !== null && before.length >= most && !isStaff(actor, course.id)) {
        const message = `This quiz can be taken ${most} times, and you have.`;
        throw new DomainError('conflict', 'no-more-attempts', message, { count: most });
      }
      enrol(tx, actor, course.id, now);
      const id = randomUUID();
      const form = makeForm(tx, drawQuestions(quiz, seed), seed, now);
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
 * Takes one answer of a run and marks it. Where marks are told at once, answering the last item ends the run; where they are
 * told later, it may be answered again until the run ends.
 * @throws DomainError as `selectOpenItem` does; invalid when it is no answer to this item. Nothing is kept then.
 */
export function answer(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: InRun & { answer: unknown; certainty?: Certainty | null; elapsedMs?: number | null },
  now: number,
): Told & { attempt: AttemptSummary } {
  return db.transaction(
    (tx) => {
      const { attempt, form, asked, earned, number, hintsTaken } = selectOpenItem(tx, catalog, actor, input, now);
      const cost = hintCost(asked.item, hintsTaken);
      const answered = keepAndMark(tx, attempt.id, asked, input, { number, cost, now });
      const all = [...earned.filter(({ itemId }) => itemId !== input.itemId), answered];
      const atOnce = attempt.policy.results === 'at-once';
      const finishedAt = atOnce && openIn(form, all).length === 0 ? now : null;
      updateAttempt(tx, { id: attempt.id, ...totalOf(form, all), finishedAt });
      deleteItemDraft(tx, attempt.userId, attempt.id, input.itemId);
      const sight = sightOf({ ...attempt, finishedAt }, 'owner', now);
      const summary = summarize({ ...attempt, finishedAt }, form, all, sight, now);
      return { ...(sight.marks ? answered : withoutMarks(answered)), attempt: summary };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Ends a run, at the latest when its time was over; ending it again changes nothing.
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
      const found = selectOwnRun(tx, actor, input.attemptId);
      const form = requireForm(tx, catalog, found, now);
      const run = found.finishedAt === null ? endRun(tx, found, form, endedAt(found, now) ?? now) : found;
      return summarize(run, form, listEarned(tx, run.id), sightOf(run, 'owner', now), now);
    },
    { behavior: 'immediate' },
  );
}

/**
 * Ends runs whose time is over, whoever has them open. For the process that serves.
 * @param most how many at once, so that nobody's answer waits for a whole class
 * @returns how many there were
 */
export function finishOverdue(db: Db, catalog: Catalog, now: number, most = 50): number {
  const overdue = listOverdueRuns(db, now, most);
  for (const { id } of overdue) {
    db.transaction(
      (tx) => {
        const run = findRun(tx, id);
        const at = run && endedAt(run, now);
        if (run?.finishedAt === null && at !== null) endRun(tx, run, selectForm(tx, catalog, run), at);
      },
      { behavior: 'immediate' },
    );
  }
  return overdue.length;
}

/** Where marks are told later, what stood in the fields when the run ended was answered, too. */
function endRun(db: Db, run: RunRow, form: FormItem[], finishedAt: number): RunRow {
  if (run.policy.results !== 'at-once') takeDrafts(db, run, form, finishedAt);
  const total = totalOf(form, listEarned(db, run.id));
  updateAttempt(db, { id: run.id, ...total, finishedAt });
  return { ...run, ...total, finishedAt };
}

function takeDrafts(db: Db, run: RunRow, form: FormItem[], now: number): void {
  const marked = latestOf(listMarked(db, run.id));
  const hints = countTakenHints(db, run.id);
  for (const [itemId, { content, updatedAt }] of listItemDrafts(db, run.userId, run.id)) {
    const asked = form.find(({ item }) => item.id === itemId);
    const draft = updatedAt <= now ? readDraft(content) : null;
    if (!asked || !draft) continue;
    const last = marked.get(itemId)?.response;
    const number = (last?.number ?? 0) + 1;
    try {
      if (last && isDeepStrictEqual(parseAnswer(asked.item, draft.answer), last.answer)) continue;
      const cost = hintCost(asked.item, hints.get(itemId) ?? 0);
      // It was answered when it was last changed, not when the run ended: that may be long after, and late.
      keepAndMark(db, run.id, asked, draft, { number, cost, now: updatedAt });
      deleteItemDraft(db, run.userId, run.id, itemId);
    } catch (error) {
      // Half an answer is none; it stays where it is.
      if (!(error instanceof DomainError && error.kind === 'invalid')) throw error;
    }
  }
}
