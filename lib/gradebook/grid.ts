import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import { challengePoints, quizPoints } from '../catalog/projections';
import { chaptersOf, selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { sumPoints } from '../points';
import { listHandedIn, listRuns } from '../progress/queries';
import { BEST_COUNTS, type Counting, type Standing, standing, type Try, total } from '../progress/standing';
import type { Text } from '../text';
import { listStudents } from './queries';

// Points are thousandths.

export interface GridColumn {
  kind: 'quiz' | 'challenge';
  /** The id of the quiz or of the challenge. */
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

export interface GridRow {
  userId: string;
  name: string;
  /** Null for a guest, whose address nobody chose. */
  email: string | null;
  guest: boolean;
  /** In the order of the columns. */
  cells: Standing[];
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
  quizzes: ReturnType<typeof listRuns>;
  challenges: ReturnType<typeof listHandedIn>;
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
    quizzes: listRuns(db, { courseId }),
    challenges: listHandedIn(db, { courseId }),
  });
}

type Work = Pick<GridColumn, 'kind' | 'targetId' | 'chapterTitle' | 'title' | 'maxPoints'> & { counting: Counting };

/** What there is to do, in the order in which it is read. */
export function workOf(course: Course): Work[] {
  return chaptersOf(course).flatMap((chapter): Work[] => [
    ...chapter.quizzes.map((quiz) => ({
      kind: 'quiz' as const,
      targetId: quiz.id,
      chapterTitle: chapter.title,
      title: quiz.title,
      maxPoints: quizPoints(quiz),
      counting: quiz.policy,
    })),
    ...chapter.challengeIds.map((id) => {
      const challenge = selectChallenge(course, id);
      return {
        kind: 'challenge' as const,
        targetId: id,
        chapterTitle: chapter.title,
        title: challenge.definition.title,
        maxPoints: challengePoints(challenge),
        counting: BEST_COUNTS,
      };
    }),
  ]);
}

export function arrange(course: Course, facts: Facts): Grid {
  const work = workOf(course);
  const keyOf = (userId: string, kind: string, targetId: string) => `${userId} ${kind} ${targetId}`;
  const tries = new Map<string, Try[]>([
    ...Map.groupBy(facts.quizzes, ({ userId, targetId }) => keyOf(userId, 'quiz', targetId)),
    ...Map.groupBy(facts.challenges, ({ userId, targetId }) => keyOf(userId, 'challenge', targetId)),
  ]);
  const rows = facts.students.map(({ id, name, email, guest }): GridRow => {
    const cells = work.map((one) => standing(one, tries.get(keyOf(id, one.kind, one.targetId)) ?? [], one.counting));
    return { userId: id, name, email: guest ? null : email, guest, cells, points: total(cells).points };
  });
  const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
  rows.sort((a, b) => Number(a.guest) - Number(b.guest) || collator.compare(a.name, b.name));
  return {
    courseId: course.id,
    columns: work.map(({ counting: _, ...one }, index) => ({
      ...one,
      ...summary(rows.map((row) => row.cells[index] as Standing)),
    })),
    rows,
    maxPoints: sumPoints(work.map(({ maxPoints }) => maxPoints)),
  };
}

function summary(cells: Standing[]) {
  const begun = cells.filter(({ state }) => state !== 'untouched');
  const shares = begun.map(({ points, maxPoints }) => (maxPoints > 0 ? (points ?? 0) / maxPoints : 0));
  return {
    begun: begun.length,
    done: cells.filter(({ state }) => state === 'done').length,
    meanShare: begun.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / begun.length : null,
  };
}
