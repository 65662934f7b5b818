import { sightOf } from '../attempts/sight';
import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog, Chapter, Course } from '../catalog/course';
import { challengePoints, quizPoints } from '../catalog/projections';
import { chaptersOf, selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { listBegun, listHandedIn, listRuns, listVisits } from './queries';
import { BEST_COUNTS, type Standing, standing, type Try, total } from './standing';

// Points are thousandths.

/** Where somebody stands in a quiz or a challenge. */
export interface WorkProgress extends Standing {
  id: string;
}

export interface ChapterProgress {
  chapterId: string;
  visited: boolean;
  /** They said that they have read the lesson. */
  read: boolean;
  /** It is read, every quiz of it finished and every challenge passed. */
  done: boolean;
  /** The latest visit, answer or submission, UTC milliseconds. */
  lastAt: number | null;
  checkpoints: { answered: number; total: number };
  quizzes: WorkProgress[];
  challenges: WorkProgress[];
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
 * What somebody has done in a course: your own, as far as it is told by now, or anybody's for staff of the course.
 * @throws DomainError not-found, forbidden
 */
export function courseProgress(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  courseId: string,
  now: number,
  userId = actor.userId,
): CourseProgress {
  const reader = userId === actor.userId ? 'owner' : 'staff';
  if (reader === 'staff') requireStaff(actor, courseId);
  const course = selectCourse(catalog, courseId);
  const owner = { userId, courseId };
  const own = { courseId, userIds: [userId] };
  const handedIn = listHandedIn(db, own);
  const rows: Rows = {
    visits: new Map(listVisits(db, owner).map((row) => [row.chapterId, row])),
    begun: listBegun(db, owner),
    runs: Map.groupBy(
      listRuns(db, own).map((run) => (sightOf(run, reader, now).marks ? run : { ...run, points: null })),
      ({ targetId }) => targetId,
    ),
    submissions: Map.groupBy(handedIn, ({ targetId }) => targetId),
  };
  const chapters = chaptersOf(course).map((chapter) => progressOf(chapter, course, rows));
  const quizzes = chapters.flatMap((chapter) => chapter.quizzes);
  const challenges = chapters.flatMap((chapter) => chapter.challenges);
  const isDone = ({ state }: Standing) => state === 'done';
  return {
    chapters,
    continueAt: whereToContinue(chapters),
    totals: {
      ...total([...quizzes, ...challenges]),
      chapters: { done: chapters.filter(({ done }) => done).length, total: chapters.length },
      quizzes: { finished: quizzes.filter(isDone).length, total: quizzes.length },
      challenges: { passed: challenges.filter(isDone).length, total: challenges.length },
    },
  };
}

interface Rows {
  visits: Map<string, ReturnType<typeof listVisits>[number]>;
  begun: ReturnType<typeof listBegun>;
  runs: Map<string, (Try & { targetId: string })[]>;
  submissions: Map<string, ReturnType<typeof listHandedIn>>;
}

function progressOf(chapter: Chapter, course: Course, rows: Rows): ChapterProgress {
  const visit = rows.visits.get(chapter.id);
  const begun = rows.begun.filter(({ chapterId }) => chapterId === chapter.id);
  const answered = new Set(begun.flatMap(({ kind, targetId }) => (kind === 'checkpoint' ? targetId : [])));
  const moments = [
    ...[visit, ...begun].flatMap((row) => row?.lastAt ?? []),
    ...chapter.challengeIds.flatMap((id) => rows.submissions.get(id)?.map(({ at }) => at) ?? []),
  ];
  const read = (visit?.doneAt ?? null) !== null;
  const quizzes = chapter.quizzes.map((quiz) => {
    const work = { maxPoints: quizPoints(quiz) };
    return { id: quiz.id, ...standing(work, rows.runs.get(quiz.id) ?? [], quiz.policy) };
  });
  const challenges = chapter.challengeIds.map((id) => {
    const work = { maxPoints: challengePoints(selectChallenge(course, id)) };
    return { id, ...standing(work, rows.submissions.get(id) ?? [], BEST_COUNTS) };
  });
  return {
    chapterId: chapter.id,
    visited: visit !== undefined,
    read,
    done: read && [...quizzes, ...challenges].every(({ state }) => state === 'done'),
    lastAt: moments.length > 0 ? Math.max(...moments) : null,
    checkpoints: {
      answered: chapter.checkpoints.filter(({ id }) => answered.has(id)).length,
      total: chapter.checkpoints.length,
    },
    quizzes,
    challenges,
  };
}

/**
 * The chapter worked on last, unless it is read; then the next one that is not, and then the first one left. When all are read: likewise, the
 * first that is not done.
 */
function whereToContinue(chapters: ChapterProgress[]): string | null {
  const last = chapters.reduce((latest, { lastAt }, index) => {
    return lastAt !== null && lastAt >= (chapters[latest]?.lastAt ?? 0) ? index : latest;
  }, 0);
  const onwards = [...chapters.slice(last), ...chapters.slice(0, last)];
  const open = onwards.find(({ read }) => !read) ?? onwards.find(({ done }) => !done);
  return open?.chapterId ?? null;
}
