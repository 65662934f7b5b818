import { type Actor, requireStaff } from '../auth/actor';
import type { Text } from '../authoring/text';
import type { Catalog, Course } from '../catalog/course';
import { challengePoints, quizPoints } from '../catalog/projections';
import { chaptersOf, selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { type ChallengeBest, listChallengeBests, listQuizBests, listStudents, type QuizBest } from './queries';

// Points are thousandths. The best attempt and the best submission count.

export interface GridColumn {
  kind: 'quiz' | 'challenge';
  /** A chapter's id for a quiz, a challenge's id for a challenge. */
  targetId: string;
  chapterTitle: Text;
  title: Text;
  maxPoints: number;
  /** How many students have begun, and have finished the quiz or passed the challenge. */
  begun: number;
  done: number;
  /** Share of the points among those who have begun, 0 to 1; null when nobody has. */
  meanShare: number | null;
}

export interface GridCell {
  state: 'untouched' | 'in-progress' | 'done';
  /** Null: nothing has been marked yet. */
  points: number | null;
  maxPoints: number;
  /** Runs through the quiz, or submissions. */
  tries: number;
}

export interface GridRow {
  userId: string;
  name: string;
  /** Null for a guest, whose address nobody chose. */
  email: string | null;
  guest: boolean;
  cells: GridCell[];
  points: number;
}

export interface Grid {
  courseId: string;
  columns: GridColumn[];
  rows: GridRow[];
  maxPoints: number;
}

interface Facts {
  students: { id: string; name: string; email: string; guest: boolean }[];
  quizzes: QuizBest[];
  challenges: ChallengeBest[];
}

/** The class: the students who are in the course, by every quiz and challenge. @throws DomainError forbidden, not-found. */
export function selectGrid(db: Db, catalog: Catalog, actor: Actor, courseId: string): Grid {
  requireStaff(actor, courseId);
  return selectGridHere(db, catalog, courseId);
}

/** The same on the machine itself, for whoever may run commands there. @throws DomainError not-found. */
export function selectGridHere(db: Db, catalog: Catalog, courseId: string): Grid {
  const course = selectCourse(catalog, courseId);
  return arrange(course, {
    students: listStudents(db, courseId),
    quizzes: listQuizBests(db, courseId),
    challenges: listChallengeBests(db, courseId),
  });
}

const sumPoints = (points: number[]) => points.reduce((sum, value) => sum + value, 0);

type Work = Pick<GridColumn, 'kind' | 'targetId' | 'chapterTitle' | 'title' | 'maxPoints'>;

/** What there is to do, in the order in which it is read. */
export function workOf(course: Course): Work[] {
  return chaptersOf(course).flatMap((chapter): Work[] => [
    ...(chapter.quiz
      ? [
          {
            kind: 'quiz' as const,
            targetId: chapter.id,
            chapterTitle: chapter.title,
            title: chapter.title,
            maxPoints: quizPoints(chapter.quiz),
          },
        ]
      : []),
    ...chapter.challengeIds.map((id) => {
      const challenge = selectChallenge(course, id);
      return {
        kind: 'challenge' as const,
        targetId: id,
        chapterTitle: chapter.title,
        title: challenge.definition.title,
        maxPoints: challengePoints(challenge),
      };
    }),
  ]);
}

export function arrange(course: Course, facts: Facts): Grid {
  const work = workOf(course);
  const quizzes = new Map(facts.quizzes.map((row) => [`${row.userId} ${row.targetId}`, row]));
  const challenges = new Map(facts.challenges.map((row) => [`${row.userId} ${row.targetId}`, row]));
  const rows = facts.students.map(({ id, name, email, guest }): GridRow => {
    const cells = work.map(({ kind, targetId, maxPoints }) => {
      const key = `${id} ${targetId}`;
      return kind === 'quiz' ? quizCell(quizzes.get(key), maxPoints) : challengeCell(challenges.get(key), maxPoints);
    });
    const points = sumPoints(cells.map((cell) => cell.points ?? 0));
    return { userId: id, name, email: guest ? null : email, guest, cells, points };
  });
  const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
  rows.sort((a, b) => Number(a.guest) - Number(b.guest) || collator.compare(a.name, b.name));
  return {
    courseId: course.id,
    columns: work.map((one, index) => ({ ...one, ...summary(rows.map((row) => row.cells[index] as GridCell)) })),
    rows,
    maxPoints: sumPoints(work.map(({ maxPoints }) => maxPoints)),
  };
}

function quizCell(best: QuizBest | undefined, maxPoints: number): GridCell {
  if (!best) return { state: 'untouched', points: null, maxPoints, tries: 0 };
  const state = best.finished > 0 ? 'done' : 'in-progress';
  return { state, points: Math.min(best.points, maxPoints), maxPoints, tries: best.tries };
}

function challengeCell(best: ChallengeBest | undefined, maxPoints: number): GridCell {
  if (!best) return { state: 'untouched', points: null, maxPoints, tries: 0 };
  const state = best.passed === 1 ? 'done' : 'in-progress';
  // Work that has lost criteria since cannot be worth more than it now is.
  const points = best.points === null ? null : Math.min(best.points, maxPoints);
  return { state, points, maxPoints, tries: best.tries };
}

function summary(cells: GridCell[]) {
  const begun = cells.filter(({ state }) => state !== 'untouched');
  const shares = begun.map(({ points, maxPoints }) => (maxPoints > 0 ? (points ?? 0) / maxPoints : 0));
  return {
    begun: begun.length,
    done: cells.filter(({ state }) => state === 'done').length,
    meanShare: begun.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / begun.length : null,
  };
}
