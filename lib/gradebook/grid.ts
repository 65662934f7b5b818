import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { sumPoints } from '../points';
import type { Standing } from '../progress/standing';
import { type Work, workOf } from './columns';
import { listPeople } from './people';
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
