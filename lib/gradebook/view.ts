import { z } from 'zod';
import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { sumPoints } from '../points';
import { isInactive, isStuck } from './attention';
import { keyOf, type Work, workOf } from './columns';
import { BATCH, batches } from './grid';
import { listPeople } from './people';
import { type GridRow, type Person, rowsOf } from './rows';
import { type Summary, summaryOf } from './summary';

/** What of the grid is wanted, as an address says it; nonsense counts as nothing said. */
export const GridView = z.object({
  /** Part of a name or an address. */
  find: z.string().max(200).catch(''),
  show: z.enum(['all', 'stuck', 'inactive']).catch('all'),
  /** `name`, `total`, `active`, or a column as `keyOf` names it. */
  sort: z.string().max(400).catch('name'),
  down: z.stringbool().catch(false),
  /** A section's id: only its columns. */
  section: z.string().max(200).nullable().catch(null),
});
export type GridView = z.infer<typeof GridView>;

/** Points are thousandths. */
export interface OpenGrid {
  courseId: string;
  columns: Work[];
  maxPoints: number;
  sections: Pick<Work, 'sectionId' | 'sectionTitle'>[];
  /** Of the class: everybody, guests among them, and those whom the view shows. */
  all: number;
  guests: number;
  found: number;
  rows(from: number, count: number): GridRow[];
  /** One column's summary over the whole class, whatever the view shows. */
  summary(column: Work): Summary;
}

/**
 * The class as somebody wants to see it. Rows are read when they are asked for. In the order of names, with everybody shown,
 * nothing else is; any other order or choice reads the whole class first, in batches.
 * @throws DomainError forbidden, not-found
 */
export function openGrid(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  courseId: string,
  view: GridView,
  now: number,
): OpenGrid {
  requireStaff(actor, courseId);
  return openGridAs(db, catalog, courseId, view, now);
}

/** The whole class by name, on the machine itself, for whoever may run commands there. @throws DomainError not-found */
export function openGridHere(db: Db, catalog: Catalog, courseId: string): OpenGrid {
  return openGridAs(db, catalog, courseId, GridView.parse({}), 0);
}

function openGridAs(db: Db, catalog: Catalog, courseId: string, view: GridView, now: number): OpenGrid {
  const work = workOf(selectCourse(catalog, courseId));
  const columns = work.filter(({ sectionId }) => view.section === null || sectionId === view.section);
  const everybody = listPeople(db, courseId);
  const needle = fold(view.find);
  const named = everybody.filter(({ name, email }) => fold(`${name} ${email ?? ''}`).includes(needle));
  const people = arranged(db, courseId, work, columns, named, view, now);
  const ids = new Set(everybody.map(({ id }) => id));
  return {
    courseId,
    columns,
    maxPoints: sumPoints(columns.map(({ maxPoints }) => maxPoints)),
    sections: work.filter(({ sectionId }, i) => work.findIndex((one) => one.sectionId === sectionId) === i),
    all: everybody.length,
    guests: everybody.filter(({ guest }) => guest).length,
    found: people.length,
    rows: (from, count) => rowsOf(db, courseId, columns, people.slice(from, from + count)),
    summary: (column) => summaryOf(db, courseId, column, ids),
  };
}

/** Lower case without accents: "Éloïse" is found as "eloise". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function arranged(
  db: Db,
  courseId: string,
  work: readonly Work[],
  columns: readonly Work[],
  named: Person[],
  { show, sort, down }: GridView,
  now: number,
): Person[] {
  const place = columns.findIndex((column) => keyOf(column) === sort);
  const byName = place < 0 && sort !== 'total' && sort !== 'active';
  if (show === 'all' && byName) return down ? named.toReversed() : named;
  const kept: { person: Person; value: number }[] = [];
  for (const some of batches(named, BATCH)) {
    const rows = rowsOf(db, courseId, work, some);
    for (const [i, row] of rows.entries()) {
      if (show === 'stuck' && !isStuck(work, row)) continue;
      if (show === 'inactive' && !isInactive(row, now)) continue;
      kept.push({ person: some[i] as Person, value: byName ? 0 : rankOf(row, work, columns, place, sort) });
    }
  }
  // Ties stay in the order of names.
  const sorted = byName ? kept : kept.toSorted((a, b) => (down ? b.value - a.value : a.value - b.value));
  const people = sorted.map(({ person }) => person);
  return byName && down ? people.toReversed() : people;
}

/** What a row is sorted by; nothing yet comes before 0 points. */
function rankOf(row: GridRow, work: readonly Work[], columns: readonly Work[], place: number, sort: string): number {
  if (sort === 'active') return row.lastAt ?? 0;
  const shown = (column: Work) => row.cells[work.indexOf(column)];
  if (sort === 'total') return sumPoints(columns.map((column) => shown(column)?.points ?? 0));
  const cell = shown(columns[place] as Work);
  return cell?.points ?? (cell?.state === 'untouched' ? -2 : -1);
}
