import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { sumPoints } from '../points';
import type { Standing } from '../progress/standing';
import { type Work, workOf } from './columns';
import { listPeople, listPeopleAfter } from './people';
import { type GridRow, rowsOf } from './rows';
import { type Summary, summarize } from './summary';

// Points are thousandths.

export interface GridColumn extends Omit<Work, 'counting' | 'released'>, Summary {}

export interface Grid {
  courseId: string;
  columns: GridColumn[];
  rows: GridRow[];
  maxPoints: number;
}

/** The class: the students who are in the course, by every quiz and challenge. @throws DomainError forbidden, not-found. */
export function selectGrid(db: Db, catalog: Catalog, actor: Actor, courseId: string): Grid {
  requireStaff(actor, courseId);
  const work = workOf(selectCourse(catalog, courseId));
  const people = listPeople(db, courseId);
  const rows = [...batches(people, BATCH)].flatMap((some) => rowsOf(db, courseId, work, some));
  return {
    courseId,
    columns: work.map(({ counting: _, released: __, ...one }, i) => ({
      ...one,
      ...summarize(rows.map((row) => row.cells[i] as Standing)),
    })),
    rows,
    maxPoints: sumPoints(work.map(({ maxPoints }) => maxPoints)),
  };
}

/** How many people are read at once: few enough that nothing else waits long. */
export const BATCH = 200;

export function* batches<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

/**
 * Where the class stands, some of it at a time, in an order that does not change while one reads on.
 * @param page.after the id of the last student who was read; null begins
 * @throws DomainError forbidden, not-found
 */
export function listGrades(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  courseId: string,
  page: { after: string | null; limit: number },
): { columns: Work[]; maxPoints: number; rows: GridRow[] } {
  requireStaff(actor, courseId);
  const columns = workOf(selectCourse(catalog, courseId));
  return {
    columns,
    maxPoints: sumPoints(columns.map(({ maxPoints }) => maxPoints)),
    rows: rowsOf(db, courseId, columns, listPeopleAfter(db, courseId, page)),
  };
}
