import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog, CatalogChallenge, Chapter, Course } from '../catalog/course';
import { challengePoints, quizPoints } from '../catalog/projections';
import { chaptersOf, selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { sumPoints } from '../items/points';
import { bestAttempts, bestSubmissions, listVisits } from './queries';

// Points are thousandths. The best attempt and the best submission count, finished or not.

export interface QuizProgress {
  points: number;
  maxPoints: number;
  attempts: number;
  /** At least one run is finished. */
  finished: boolean;
}

export interface ChallengeProgress {
  id: string;
  points: number;
  maxPoints: number;
  passed: boolean;
  submissions: number;
}

export interface ChapterProgress {
  chapterId: string;
  visited: boolean;
  done: boolean;
  /** The latest visit, answer or submission, UTC milliseconds. */
  lastAt: number | null;
  checkpoints: { answered: number; total: number };
  quiz: QuizProgress | null;
  challenges: ChallengeProgress[];
}

export interface CourseProgress {
  chapters: ChapterProgress[];
  /** Where they left off; null when every chapter is done. */
  continueAt: string | null;
  totals: {
    points: number;
    maxPoints: number;
    chapters: { done: number; total: number };
    quizzes: { finished: number; total: number };
    challenges: { passed: number; total: number };
  };
}

/**
 * What somebody has done in a course: your own, or anybody's for staff of the course.
 * @throws DomainError not-found, forbidden
 */
export function courseProgress(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  courseId: string,
  userId = actor.userId,
): CourseProgress {
  if (userId !== actor.userId) requireStaff(actor, courseId);
  const course = selectCourse(catalog, courseId);
  const owner = { userId, courseId };
  const rows: Rows = {
    visits: new Map(listVisits(db, owner).map((row) => [row.chapterId, row])),
    attempts: bestAttempts(db, owner),
    submissions: new Map(bestSubmissions(db, owner).map((row) => [row.challengeId, row])),
  };
  const chapters = chaptersOf(course).map((chapter) => progressOf(chapter, course, rows));
  const quizzes = chapters.flatMap(({ quiz }) => quiz ?? []);
  const challenges = chapters.flatMap((chapter) => chapter.challenges);
  const work = [...quizzes, ...challenges];
  return {
    chapters,
    continueAt: whereToContinue(chapters),
    totals: {
      points: sumPoints(work.map(({ points }) => points)),
      maxPoints: sumPoints(work.map(({ maxPoints }) => maxPoints)),
      chapters: { done: chapters.filter(({ done }) => done).length, total: chapters.length },
      quizzes: { finished: quizzes.filter(({ finished }) => finished).length, total: quizzes.length },
      challenges: { passed: challenges.filter(({ passed }) => passed).length, total: challenges.length },
    },
  };
}

interface Rows {
  visits: Map<string, ReturnType<typeof listVisits>[number]>;
  attempts: ReturnType<typeof bestAttempts>;
  submissions: Map<string, ReturnType<typeof bestSubmissions>[number]>;
}

function progressOf(chapter: Chapter, course: Course, rows: Rows): ChapterProgress {
  const visit = rows.visits.get(chapter.id);
  const attempts = rows.attempts.filter(({ chapterId }) => chapterId === chapter.id);
  const run = attempts.find(({ itemId }) => itemId === null);
  const answered = new Set(attempts.map(({ itemId }) => itemId));
  const work = chapter.challengeIds.map((id) => rows.submissions.get(id));
  const moments = [visit, ...attempts, ...work].flatMap((row) => row?.lastAt ?? []);
  return {
    chapterId: chapter.id,
    visited: visit !== undefined,
    done: (visit?.doneAt ?? null) !== null,
    lastAt: moments.length > 0 ? Math.max(...moments) : null,
    checkpoints: {
      answered: chapter.checkpoints.filter((item) => answered.has(item.id)).length,
      total: chapter.checkpoints.length,
    },
    quiz: chapter.quiz && {
      ...best(run?.points, quizPoints(chapter.quiz)),
      attempts: run?.runs ?? 0,
      finished: (run?.finished ?? 0) > 0,
    },
    challenges: chapter.challengeIds.map((id) =>
      challengeProgress(selectChallenge(course, id), rows.submissions.get(id)),
    ),
  };
}

function challengeProgress(
  challenge: CatalogChallenge,
  row: ReturnType<typeof bestSubmissions>[number] | undefined,
): ChallengeProgress {
  return {
    id: challenge.id,
    ...best(row?.points, challengePoints(challenge)),
    passed: row?.passed === 1,
    submissions: row?.submissions ?? 0,
  };
}

/** Work that has lost items since cannot be worth more than it now is. */
function best(points: number | null | undefined, maxPoints: number) {
  return { points: Math.min(points ?? 0, maxPoints), maxPoints };
}

/** The chapter worked on last, unless it is done; then the next one that is not, and then the first one left. */
function whereToContinue(chapters: ChapterProgress[]): string | null {
  const last = chapters.reduce((latest, { lastAt }, index) => {
    return lastAt !== null && lastAt >= (chapters[latest]?.lastAt ?? 0) ? index : latest;
  }, 0);
  const open = [...chapters.slice(last), ...chapters.slice(0, last)].find(({ done }) => !done);
  return open?.chapterId ?? null;
}
