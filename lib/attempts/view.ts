import { type Actor, isStaff, requireStaff, requireStaffAnywhere } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Policy } from '../catalog/policy';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Answer, forStudent, keyAnswer, type StudentItem } from '../items/item';
import { answeredFrom, type Certainty, type Told, withoutMarks } from '../markings/markings';
import { latestOf, listMarked } from '../markings/queries';
import { type AttemptSummary, selectOwnRun, summarize } from './attempt';
import { readDraft } from './draft';
import { flaggedIn } from './events';
import { type FormItem, selectForm } from './form';
import { type TakenHint, takenHints } from './hints';
import { countTakenHints, findAuthor, findRun, listItemDrafts, listQuizAttempts, type RunRow } from './queries';
import { endedAt, type Reader, sightOf } from './sight';

/** One question of a run: answered, with what may be said about it now; or open, with what stands in its fields. */
export interface AttemptItem {
  item: StudentItem;
  response: Told | null;
  draft: { answer: unknown; certainty: Certainty | null } | null;
  /** Those that were taken; `item.hints` tells how many there are, and what each costs. */
  hints: TakenHint[];
  /** Its student has marked it, to come back to it. */
  flagged: boolean;
}

export interface AttemptForStudent extends AttemptSummary {
  courseId: string;
  chapterId: string;
  quizId: string;
  startedAt: number;
  /** When its time is over; null where it has no end. */
  endsAt: number | null;
  /** How it is taken: as the quiz was when it began. */
  policy: Policy;
  /** From when on its results are told, where somebody has to release them. */
  releasesAt: number | null;
  /** Until when answers count in full; null: for ever. */
  fullUntil: number | null;
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
  const run = selectOwnRun(db, actor, attemptId);
  return view(db, run, selectForm(db, catalog, run), 'owner', now);
}

function view(db: Db, run: RunRow, form: FormItem[], reader: Reader, now: number): AttemptForStudent {
  const sight = sightOf(run, reader, now);
  const marked = latestOf(listMarked(db, run.id));
  const drafts = listItemDrafts(db, run.userId, run.id);
  const hints = countTakenHints(db, run.id);
  const flagged = flaggedIn(db, run.id);
  return {
    ...summarize(
      run,
      form,
      [...marked.values()].map(({ response: { itemId, number }, marking }) => ({ itemId, number, ...marking })),
      sight,
      now,
    ),
    courseId: run.courseId,
    chapterId: run.chapterId,
    quizId: run.targetId,
    startedAt: run.startedAt,
    endsAt: run.endsAt,
    policy: run.policy,
    releasesAt: run.releasesAt,
    fullUntil: run.fullUntil,
    items: form.map(({ item, variant }) => {
      const row = marked.get(item.id);
      const answered = row ? answeredFrom(row) : null;
      return {
        item: forStudent(item, variant),
        response: answered && (sight.marks ? answered : withoutMarks(answered)),
        draft: readDraft(drafts.get(item.id)?.content ?? ''),
        hints: takenHints(item, hints.get(item.id) ?? 0),
        flagged: flagged.has(item.id),
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
  return { ...view(db, attempt, form, 'staff', now), student, keys };
}

type ListedRun = ReturnType<typeof listQuizAttempts>[number];

export interface AttemptListEntry
  extends Pick<ListedRun, 'id' | 'quizId' | 'startedAt' | 'finishedAt' | 'maxPoints' | 'answered'> {
  /** Null: not told yet. */
  points: number | null;
  correct: number | null;
}

/** Runs through quizzes, newest first: your own, or anybody's for staff of the course. @throws DomainError forbidden */
export function listAttempts(
  db: Db,
  actor: Actor,
  input: { courseId: string; quizId?: string; userId?: string },
  now: number,
): AttemptListEntry[] {
  const { userId = actor.userId, courseId, quizId } = input;
  const reader = userId === actor.userId ? 'owner' : 'staff';
  if (reader === 'staff') requireStaff(actor, courseId);
  const runs = listQuizAttempts(db, { userId, courseId, ...(quizId === undefined ? {} : { quizId }) });
  return runs.map((run) => {
    const { id, startedAt, maxPoints, answered } = run;
    const { marks } = sightOf(run, reader, now);
    const told = { points: marks ? run.points : null, correct: marks ? run.correct : null };
    return { id, quizId: run.quizId, startedAt, maxPoints, answered, finishedAt: endedAt(run, now), ...told };
  });
}
