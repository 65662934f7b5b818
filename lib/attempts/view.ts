import { type Actor, isStaff, requireStaff, requireStaffAnywhere } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Answer, forStudent, keyAnswer, type StudentItem } from '../items/item';
import { type Answered, answeredFrom } from '../markings/markings';
import { listMarked } from '../markings/queries';
import { type FormItem, selectForm } from './form';
import { type TakenHint, takenHints } from './hints';
import { countTakenHints, findAuthor, findRun, listItemDrafts, listQuizAttempts, type RunRow } from './queries';
import { type AttemptSummary, endedAt, selectOwnRun, summarize } from './run';

/** One question of a run: answered, with what was said about it; or open, with what stands in its fields. */
export interface AttemptItem {
  item: StudentItem;
  response: Answered | null;
  draft: string | null;
  /** Those that were taken; `item.hints` tells how many there are, and what each costs. */
  hints: TakenHint[];
}

export interface AttemptForStudent extends AttemptSummary {
  courseId: string;
  chapterId: string;
  quizId: string;
  startedAt: number;
  /** When its time is over; null where it has no end. */
  endsAt: number | null;
  items: AttemptItem[];
}

/** @throws DomainError not-found when it is not yours */
export function selectAttemptForStudent(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  attemptId: string,
  now: number,
): AttemptForStudent {
  const attempt = selectOwnRun(db, actor, attemptId);
  return view(db, attempt, selectForm(db, catalog, attempt), now);
}

function view(db: Db, attempt: RunRow, form: FormItem[], now: number): AttemptForStudent {
  const rows = listMarked(db, attempt.id);
  const drafts = listItemDrafts(db, attempt.userId, attempt.id);
  const hints = countTakenHints(db, attempt.id);
  const responses = new Map(rows.map((row) => [row.response.itemId, row]));
  return {
    ...summarize(
      attempt,
      form,
      rows.map(({ response, marking }) => ({ itemId: response.itemId, ...marking })),
      now,
    ),
    courseId: attempt.courseId,
    chapterId: attempt.chapterId,
    quizId: attempt.targetId,
    startedAt: attempt.startedAt,
    endsAt: attempt.endsAt,
    items: form.map(({ item, variant }) => {
      const response = responses.get(item.id);
      return {
        item: forStudent(item, variant),
        response: response ? answeredFrom(response) : null,
        draft: drafts.get(item.id) ?? null,
        hints: takenHints(item, hints.get(item.id) ?? 0),
      };
    }),
  };
}

export interface AttemptForStaff extends AttemptForStudent {
  student: { id: string; name: string };
  /** The answer that earns all points, by item. */
  keys: Record<string, Answer>;
}

/** Anybody's run, with the keys. @throws DomainError forbidden; not-found, also in a course that the actor does not teach */
export function selectAttemptForStaff(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  attemptId: string,
  now: number,
): AttemptForStaff {
  requireStaffAnywhere(actor);
  const attempt = findRun(db, attemptId);
  const student = attempt && findAuthor(db, attempt.userId);
  if (!attempt || !student || !isStaff(actor, attempt.courseId)) {
    throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
  }
  const form = selectForm(db, catalog, attempt);
  const keys = Object.fromEntries(form.map(({ item }) => [item.id, keyAnswer(item)]));
  return { ...view(db, attempt, form, now), student, keys };
}

export type AttemptListEntry = Omit<ReturnType<typeof listQuizAttempts>[number], 'endsAt'>;

/** Runs through quizzes, newest first: your own, or anybody's for staff of the course. @throws DomainError forbidden */
export function listAttempts(
  db: Db,
  actor: Actor,
  input: { courseId: string; quizId?: string; userId?: string },
  now: number,
): AttemptListEntry[] {
  const { userId = actor.userId, courseId, quizId } = input;
  if (userId !== actor.userId) requireStaff(actor, courseId);
  const runs = listQuizAttempts(db, { userId, courseId, ...(quizId === undefined ? {} : { quizId }) });
  return runs.map(({ endsAt, ...run }) => ({ ...run, finishedAt: endedAt({ ...run, endsAt }, now) }));
}
