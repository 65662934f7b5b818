import type { Db } from '../db/open';
import { listClassRuns, listHandedIn, listLastVisits } from '../progress/queries';
import { type Standing, standing, total } from '../progress/standing';
import { keyOf, type Work } from './columns';

/** Somebody of the class. */
export interface Person {
  id: string;
  name: string;
  /** Null for a guest, whose address nobody chose. */
  email: string | null;
  guest: boolean;
}

export interface GridRow {
  userId: string;
  name: string;
  email: string | null;
  guest: boolean;
  /** In the order of the columns. */
  cells: Standing[];
  points: number;
  /** When they last opened a lesson, began or finished a quiz, or handed in; null: never. UTC milliseconds. */
  lastAt: number | null;
}

/** Where each of these people stands in each piece of work. */
export function rowsOf(db: Db, courseId: string, work: readonly Work[], people: readonly Person[]): GridRow[] {
  const userIds = people.map(({ id }) => id);
  const runs = listClassRuns(db, { courseId, userIds });
  const handedIn = listHandedIn(db, { courseId, userIds });
  const visits = listLastVisits(db, courseId, userIds);
  const tries = new Map([
    ...Map.groupBy(runs, ({ userId, targetId }) => `${userId} ${keyOf({ kind: 'quiz', targetId })}`),
    ...Map.groupBy(handedIn, ({ userId, targetId }) => `${userId} ${keyOf({ kind: 'challenge', targetId })}`),
  ]);
  const last = new Map(visits);
  for (const { userId, at } of [...runs, ...handedIn]) last.set(userId, Math.max(at, last.get(userId) ?? 0));
  return people.map(({ id, name, email, guest }) => {
    const cells = work.map((one) => standing(one, tries.get(`${id} ${keyOf(one)}`) ?? [], one.counting));
    return { userId: id, name, email, guest, cells, points: total(cells).points, lastAt: last.get(id) ?? null };
  });
}
