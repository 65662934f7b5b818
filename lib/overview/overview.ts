import { analyseCourse, type WorkAnalysis } from '../analysis/course-analysis';
import type { Estimate } from '../analytics/scores';
import { listAssignments, type Target } from '../assignments/windows';
import { listWaiting } from '../attempts/waiting';
import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { countUnhandled } from '../feedback/lesson-feedback';
import { isInactive, isStuckAt } from '../gradebook/attention';
import { keyOf } from '../gradebook/columns';
import { type GridColumn, selectGrid } from '../gradebook/grid';
import type { Standing } from '../progress/standing';
import { planRemarks } from '../remarks/remark';
import { countWaiting } from '../review/read';
import type { Text } from '../text';

const DAY_MS = 24 * 60 * 60_000;
/** Windows that open or close within so long are told. */
export const SOON_MS = 7 * DAY_MS;

/** A criterion that no more than this share has ever reached, with room for chance, is hardly reached. */
const HARDLY = 0.25;
const FEWEST = 5;

export interface Stuck {
  student: { id: string; name: string };
  challengeId: string;
  title: Text;
  tries: number;
  /** The submission that counts. */
  submissionId: string;
  lastAt: number | null;
}

export interface Due {
  target: Target;
  title: Text;
  opensAt: number | null;
  closesAt: number | null;
  /** Of `students`, who have not finished or passed it. */
  left: number;
  students: number;
}

export interface Overview {
  students: number;
  /** Latest sign of life first. */
  stuck: Stuck[];
  inactive: number;
  hardlyReached: { challengeId: string; title: Text; criterionId: string; criterion: Text; ever: Estimate }[];
  flagged: { quizId: string; title: Text; items: number }[];
  /** Answers that nobody has marked yet. */
  waiting: number;
  /** Questions that were corrected since they were answered. */
  corrected: { chapterId: string; itemId: string; answers: number; changes: number }[];
  /** Feedback on lessons that nobody has seen to: all of it, and what was not clear. */
  feedback: { all: number; unclear: number };
  /** Second looks and answers of students that wait for the staff. */
  comments: number;
  due: Due[];
}

/** What of a course needs its teachers now. @throws DomainError forbidden; not-found */
export function overview(db: Db, catalog: Catalog, actor: Actor, courseId: string, now: number): Overview {
  requireStaff(actor, courseId);
  const { columns, rows } = selectGrid(db, catalog, actor, courseId);
  const stuck = rows.flatMap(({ userId, name, cells, lastAt }) =>
    columns.flatMap(({ targetId, title, kind }, i): Stuck[] => {
      const { tries, countedId, ...cell } = cells[i] as Standing;
      if (countedId === null || !isStuckAt({ kind }, { ...cell, tries, countedId })) return [];
      const student = { id: userId, name };
      return [{ student, challengeId: targetId, title, tries, submissionId: countedId, lastAt }];
    }),
  );
  const analyses = analyseCourse(db, catalog, actor, courseId);
  return {
    students: rows.length,
    stuck: stuck.toSorted((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0)),
    inactive: rows.filter((row) => isInactive(row, now)).length,
    hardlyReached: analyses.flatMap((one) => hardlyReachedIn(catalog, courseId, one)),
    flagged: analyses.flatMap(({ title, analysis }) => {
      if (!('quizId' in analysis)) return [];
      const items = analysis.items.filter(({ flags }) => flags.length > 0).length;
      return items > 0 ? [{ quizId: analysis.quizId, title, items }] : [];
    }),
    waiting: listWaiting(db, actor, courseId, now).length,
    corrected: planRemarks(db, catalog, actor, courseId).map(({ chapterId, itemId, answers, changes }) => ({
      ...{ chapterId, itemId, answers },
      changes: new Set(changes.map(({ userId }) => userId)).size,
    })),
    feedback: countUnhandled(db, actor, courseId),
    comments: countWaiting(db, actor, courseId),
    due: dueSoon(db, actor, courseId, columns, rows.length, now),
  };
}

function hardlyReachedIn(
  catalog: Catalog,
  courseId: string,
  { title, analysis }: WorkAnalysis,
): Overview['hardlyReached'] {
  if ('quizId' in analysis) return [];
  const { challengeId } = analysis;
  const { definition } = selectChallenge(selectCourse(catalog, courseId), challengeId);
  return analysis.criteria.flatMap(({ id: criterionId, ever }, i) => {
    const criterion = definition.criteria[i]?.title;
    if (!criterion || !ever || ever.count < FEWEST || ever.estimate > HARDLY) return [];
    return [{ challengeId, title, criterionId, criterion, ever }];
  });
}

function dueSoon(
  db: Db,
  actor: Actor,
  courseId: string,
  columns: readonly GridColumn[],
  students: number,
  now: number,
): Due[] {
  const byKey = new Map(columns.map((column) => [keyOf(column), column]));
  const isSoon = (at: number | null) => at !== null && at > now && at <= now + SOON_MS;
  return listAssignments(db, actor, courseId, now)
    .flatMap(({ kind, targetId, opensAt, closesAt }): Due[] => {
      const column = byKey.get(keyOf({ kind, targetId }));
      if (!column || !(isSoon(opensAt) || isSoon(closesAt))) return [];
      const { title, done } = column;
      return [{ target: { courseId, kind, targetId }, title, opensAt, closesAt, left: students - done, students }];
    })
    .toSorted((a, b) => nextOf(a, now) - nextOf(b, now));
}

/** What comes next of a window. */
export function nextOf({ opensAt, closesAt }: Pick<Due, 'opensAt' | 'closesAt'>, now: number): number {
  return Math.min(...[opensAt, closesAt].filter((at) => at !== null && at > now).map(Number));
}
