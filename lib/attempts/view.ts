import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog, Quiz } from '../catalog/course';
import { selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Answer, forStudent, keyAnswer, type StudentItem } from '../items/item';
import { type TakenHint, takenHints } from './hints';
import { type Answered, answeredFrom } from './marking';
import {
  type AttemptRow,
  countTakenHints,
  findAttempt,
  findAuthor,
  listItemDrafts,
  listQuizAttempts,
  listResponses,
} from './queries';
import { type AttemptSummary, selectOwnAttempt, summarize } from './run';

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
  startedAt: number;
  items: AttemptItem[];
}

/** @throws DomainError not-found when it is not yours */
export function selectAttemptForStudent(db: Db, catalog: Catalog, actor: Actor, attemptId: string): AttemptForStudent {
  const attempt = selectOwnAttempt(db, actor, attemptId);
  return view(db, attempt, selectQuiz(selectCourse(catalog, attempt.courseId), attempt.chapterId));
}

function view(db: Db, attempt: AttemptRow, quiz: Quiz): AttemptForStudent {
  const rows = listResponses(db, attempt.id);
  const drafts = listItemDrafts(db, attempt.userId, attempt.id);
  const hints = countTakenHints(db, attempt.userId, attempt.id);
  const responses = new Map(rows.map((row) => [row.itemId, row]));
  return {
    ...summarize(attempt, quiz, rows),
    courseId: attempt.courseId,
    chapterId: attempt.chapterId,
    startedAt: attempt.startedAt,
    items: quiz.items.map((item) => {
      const response = responses.get(item.id);
      return {
        item: forStudent(item, attempt.seed),
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

/** Anybody's run, with the keys. @throws DomainError forbidden, not-found */
export function selectAttemptForStaff(db: Db, catalog: Catalog, actor: Actor, attemptId: string): AttemptForStaff {
  requireStaff(actor);
  const attempt = findAttempt(db, attemptId);
  const student = attempt && findAuthor(db, attempt.userId);
  if (!attempt || !student || attempt.itemId !== null) {
    throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
  }
  const quiz = selectQuiz(selectCourse(catalog, attempt.courseId), attempt.chapterId);
  const keys = Object.fromEntries(quiz.items.map((item) => [item.id, keyAnswer(item)]));
  return { ...view(db, attempt, quiz), student, keys };
}

export type AttemptListEntry = ReturnType<typeof listQuizAttempts>[number];

/** Runs through quizzes, newest first: your own, or anybody's for staff. @throws DomainError forbidden */
export function listAttempts(
  db: Db,
  actor: Actor,
  input: { courseId: string; chapterId?: string; userId?: string },
): AttemptListEntry[] {
  const { userId = actor.userId, courseId, chapterId } = input;
  if (userId !== actor.userId) requireStaff(actor);
  return listQuizAttempts(db, { userId, courseId, ...(chapterId === undefined ? {} : { chapterId }) });
}
