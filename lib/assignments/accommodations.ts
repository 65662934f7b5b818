import { z } from 'zod';
import { record } from '../audit/record';
import { type Actor, requireInstructor, requireStaff } from '../auth/actor';
import type { Policy } from '../catalog/policy';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import {
  type AccommodationRow,
  deleteAccommodation,
  findAccommodation,
  listAccommodationRows,
  listCourseStudents,
  upsertAccommodation,
} from './queries';

const HOUR_MS = 60 * 60_000;
const YEAR_HOURS = 365 * 24;

/** What somebody needs otherwise than the class. */
export const Accommodation = z.strictObject({
  /** Time limits in percent of what they are for others. */
  timePercent: z.int().min(100).max(1000),
  /** Work opens so many hours earlier, and closes so many later. */
  opensEarlierHours: z.number().min(0).max(YEAR_HOURS),
  closesLaterHours: z.number().min(0).max(YEAR_HOURS),
  moreAttempts: z.int().min(0).max(1000),
});
export type Accommodation = z.infer<typeof Accommodation>;

/** What everybody has. */
export const NO_ACCOMMODATION: Accommodation = {
  timePercent: 100,
  opensEarlierHours: 0,
  closesLaterHours: 0,
  moreAttempts: 0,
};

const fromRow = ({ timePercent, opensEarlierMs, closesLaterMs, moreAttempts }: AccommodationRow): Accommodation => ({
  timePercent,
  opensEarlierHours: opensEarlierMs / HOUR_MS,
  closesLaterHours: closesLaterMs / HOUR_MS,
  moreAttempts,
});

interface Whose {
  courseId: string;
  userId: string;
}

/** Your own, or a student's for staff of the course; null where there is none. @throws DomainError forbidden */
export function accommodationOf(db: Db, actor: Actor, { courseId, userId }: Whose): Accommodation | null {
  if (userId !== actor.userId) requireStaff(actor, courseId);
  const row = findAccommodation(db, { userId, courseId });
  return row && fromRow(row);
}

/** How many attempts somebody has; null: as many as they like. */
export function attemptsAllowed(db: Db, whose: Whose, { attempts }: Pick<Policy, 'attempts'>): number | null {
  return attempts === null ? null : attempts + (findAccommodation(db, whose)?.moreAttempts ?? 0);
}

export interface ListedAccommodation extends Accommodation {
  userId: string;
  name: string;
}

/** Everybody's in a course, by name. @throws DomainError forbidden */
export function listAccommodations(db: Db, actor: Actor, courseId: string): ListedAccommodation[] {
  requireStaff(actor, courseId);
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base' });
  return listAccommodationRows(db, courseId)
    .map(({ accommodation, name }) => ({ userId: accommodation.userId, name, ...fromRow(accommodation) }))
    .sort((a, b) => compare(a.name, b.name));
}

/**
 * Says what somebody needs, in place of what was said before. Every clock goes by it from now on, that of a run that is open
 * included.
 * @throws DomainError forbidden; not-found 'user-unknown' for whoever is no student of the course
 */
export function setAccommodation(
  db: Db,
  actor: Actor,
  { courseId, userId, ...wanted }: Whose & Accommodation,
  now: number,
): void {
  requireInstructor(actor, courseId);
  db.transaction(
    (tx) => {
      if (!listCourseStudents(tx, courseId).some(({ id }) => id === userId)) {
        throw new DomainError('not-found', 'user-unknown', 'There is no such student in this course.');
      }
      put(tx, actor, { courseId, userId }, wanted, now);
    },
    { behavior: 'immediate' },
  );
}

function put(db: Db, actor: Actor, whose: Whose, wanted: Accommodation, now: number): void {
  const before = accommodationOf(db, actor, whose);
  const none = sameAs(wanted, NO_ACCOMMODATION);
  if (sameAs(wanted, before ?? NO_ACCOMMODATION)) return;
  if (none) deleteAccommodation(db, whose);
  else upsertAccommodation(db, { ...whose, ...toRow(wanted), updatedAt: now, updatedBy: actor.userId });
  const { courseId, userId } = whose;
  const subject = { kind: 'person', id: userId } as const;
  const after = none ? null : { ...wanted };
  record(db, actor, { act: 'accommodation', courseId, subject, personId: userId, before, after }, now);
}

const sameAs = (a: Accommodation, b: Accommodation) =>
  (Object.keys(NO_ACCOMMODATION) as (keyof Accommodation)[]).every((field) => a[field] === b[field]);

const toRow = ({ timePercent, opensEarlierHours, closesLaterHours, moreAttempts }: Accommodation) => ({
  timePercent,
  opensEarlierMs: Math.round(opensEarlierHours * HOUR_MS),
  closesLaterMs: Math.round(closesLaterHours * HOUR_MS),
  moreAttempts,
});

/**
 * Several at once, by e-mail address: all of them, or none where one address is not that of a student.
 * @throws DomainError forbidden; invalid 'accommodation-people' with the first unknown address, and how many there are
 */
export function setAccommodations(
  db: Db,
  actor: Actor,
  { courseId, rows }: { courseId: string; rows: (Accommodation & { email: string })[] },
  now: number,
): void {
  requireInstructor(actor, courseId);
  db.transaction(
    (tx) => {
      const ids = new Map(listCourseStudents(tx, courseId).map(({ id, email }) => [email.toLowerCase(), id]));
      const unknown = rows.filter(({ email }) => !ids.has(email.toLowerCase()));
      const [first] = unknown;
      if (first) {
        const message = `These are no students of the course: ${unknown.map(({ email }) => email).join(', ')}.`;
        const details = { email: first.email, count: unknown.length };
        throw new DomainError('invalid', 'accommodation-people', message, details);
      }
      for (const { email, ...wanted } of rows) {
        put(tx, actor, { courseId, userId: ids.get(email.toLowerCase()) as string }, wanted, now);
      }
    },
    { behavior: 'immediate' },
  );
}
