import type { Db } from '../db/open';
import { listClassRuns, listHandedIn } from '../progress/queries';
import { type Standing, standing } from '../progress/standing';
import type { Work } from './columns';

/** How the class does in one piece of work. */
export interface Summary {
  /** How many students have begun, and have finished the quiz or passed the challenge. */
  begun: number;
  done: number;
  /** Share of the points among those who have begun, 0 to 1; null when nobody has. */
  meanShare: number | null;
}

export function summarize(cells: readonly Standing[]): Summary {
  const begun = cells.filter(({ state }) => state !== 'untouched');
  const shares = begun.map(({ points, maxPoints }) => (maxPoints > 0 ? (points ?? 0) / maxPoints : 0));
  return {
    begun: begun.length,
    done: cells.filter(({ state }) => state === 'done').length,
    meanShare: begun.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / begun.length : null,
  };
}

/** The same for one piece of work, read by itself. */
export function summaryOf(db: Db, courseId: string, work: Work, people: ReadonlySet<string>): Summary {
  const list = work.kind === 'quiz' ? listClassRuns : listHandedIn;
  const tries = list(db, { courseId, targetId: work.targetId }).filter(({ userId }) => people.has(userId));
  const byPerson = Map.groupBy(tries, ({ userId }) => userId);
  return summarize([...byPerson.values()].map((own) => standing(work, own, work.counting)));
}
