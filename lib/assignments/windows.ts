import { record } from '../audit/record';
import { type Actor, isStaff, requireInstructor } from '../auth/actor';
import type { Catalog, CatalogChallenge } from '../catalog/course';
import { lateSpan, OPEN_PRACTICE, type Policy } from '../catalog/policy';
import { selectChallenge, selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import {
  type AccommodationRow,
  findAccommodation,
  findAssignment,
  listAssignmentRows,
  upsertAssignment,
} from './queries';

export interface Target {
  courseId: string;
  kind: 'quiz' | 'challenge';
  /** The id of the quiz or of the challenge. */
  targetId: string;
}

export interface Availability {
  /** UTC milliseconds; null: since ever, for ever. Open from `opensAt` on, no longer at `closesAt`. */
  opensAt: number | null;
  /** The end of the window, and of the late steps after it, for a quiz that has some. */
  closesAt: number | null;
  /** The end of the window: until then everything counts in full. */
  fullUntil: number | null;
  /** From when on results are told, where the quiz tells them on release; null: not yet. */
  releasesAt: number | null;
  open: boolean;
  /** Whether what it asks may be read: from its opening on, and before where staff have said so. */
  shown: boolean;
  shownEarly: boolean;
}

/**
 * Work without a window is open practice. Staff may always try it. For somebody with an accommodation the window is their own.
 * @param policy of a quiz, which may take answers late
 */
export function availability(
  db: Db,
  actor: Actor,
  target: Target,
  now: number,
  policy: Pick<Policy, 'late'> = OPEN_PRACTICE,
): Availability {
  const own = findAccommodation(db, { userId: actor.userId, courseId: target.courseId });
  const window = shifted(findAssignment(db, target), own);
  return availabilityOf(window, lateSpan(policy), isStaff(actor, target.courseId), now);
}

type Window = Pick<Availability, 'opensAt' | 'closesAt' | 'releasesAt' | 'shownEarly'>;

const NO_WINDOW: Window = { opensAt: null, closesAt: null, releasesAt: null, shownEarly: false };

/** As it is for whoever has an accommodation; `attempt_times` moves the end of runs by the same. */
function shifted(window: Window | null, own: AccommodationRow | null): Window | null {
  if (!window || !own) return window;
  const { opensAt, closesAt } = window;
  return {
    ...window,
    opensAt: opensAt === null ? null : opensAt - own.opensEarlierMs,
    closesAt: closesAt === null ? null : closesAt + own.closesLaterMs,
  };
}

function availabilityOf(window: Window | null, lateMs: number, staff: boolean, now: number): Availability {
  const { opensAt, closesAt: fullUntil, releasesAt, shownEarly } = window ?? NO_WINDOW;
  const closesAt = fullUntil === null ? null : fullUntil + lateMs;
  const inside = (opensAt === null || now >= opensAt) && (closesAt === null || now < closesAt);
  const shown = opensAt === null || now >= opensAt || shownEarly || staff;
  return { opensAt, closesAt, fullUntil, releasesAt, open: inside || staff, shown, shownEarly };
}

const notOpenYet = ({ kind }: Target, opensAt: number) =>
  new DomainError('closed', 'not-open-yet', `This ${kind} is not open yet.`, { opensAt });

/** @throws DomainError closed 'not-open-yet', while a reader may not see what it asks */
export function requireShown(db: Db, actor: Actor, target: Target, now: number): void {
  const { shown, opensAt } = availability(db, actor, target, now);
  if (!shown) throw notOpenYet(target, opensAt ?? now);
}

/**
 * A challenge as somebody may read it now.
 * @throws DomainError not-found; unavailable; closed 'not-open-yet'
 */
export function selectShownChallenge(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  { courseId, challengeId }: { courseId: string; challengeId: string },
  now: number,
): CatalogChallenge {
  const challenge = selectChallenge(selectCourse(catalog, courseId), challengeId);
  requireShown(db, actor, { courseId, kind: 'challenge', targetId: challengeId }, now);
  return challenge;
}

/** @throws DomainError closed 'not-open-yet' or 'closed' */
export function requireOpen(
  db: Db,
  actor: Actor,
  target: Target,
  now: number,
  policy: Pick<Policy, 'late'> = OPEN_PRACTICE,
): void {
  const { open, opensAt, closesAt } = availability(db, actor, target, now, policy);
  if (open) return;
  if (opensAt !== null && now < opensAt) {
    throw notOpenYet(target, opensAt);
  }
  throw new DomainError('closed', 'closed', `This ${target.kind} is closed.`, { closesAt: closesAt ?? now });
}

/**
 * For a run that has begun, whose own end is known (`attempt_times`): nothing is answered before its window has opened.
 * @throws DomainError closed 'not-open-yet'
 */
export function requireOpened(db: Db, actor: Actor, target: Target, now: number): void {
  const { open, opensAt } = availability(db, actor, target, now);
  if (!open && opensAt !== null && now < opensAt) throw notOpenYet(target, opensAt);
}

/** @throws DomainError forbidden; not-found for work that the course does not have; invalid 'window-empty' */
export function setWindow(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: Target & Pick<Window, 'opensAt' | 'closesAt'> & Partial<Window>,
  now: number,
): void {
  requireInstructor(actor, input.courseId);
  const { courseId, kind, targetId, opensAt, closesAt, releasesAt = null, shownEarly = false } = input;
  const course = selectCourse(catalog, courseId);
  if (kind === 'quiz') selectQuiz(course, targetId);
  else selectChallenge(course, targetId);
  if (opensAt !== null && closesAt !== null && !(opensAt < closesAt)) {
    throw new DomainError('invalid', 'window-empty', 'The work must close after it opens.');
  }
  const after = { opensAt, closesAt, releasesAt, shownEarly };
  db.transaction(
    (tx) => {
      const { opensAt, closesAt, releasesAt, shownEarly } =
        findAssignment(tx, { courseId, kind, targetId }) ?? NO_WINDOW;
      upsertAssignment(tx, { courseId, kind, targetId, ...after, updatedAt: now, updatedBy: actor.userId });
      const before = { opensAt, closesAt, releasesAt, shownEarly };
      record(tx, actor, { act: 'window', courseId, subject: { kind, id: targetId }, before, after }, now);
    },
    { behavior: 'immediate' },
  );
}

/** Windows are no secret: everybody may read them. Work that is not listed is open practice. */
export function listAssignments(db: Db, actor: Actor, courseId: string, now: number): (Target & Availability)[] {
  const staff = isStaff(actor, courseId);
  const own = findAccommodation(db, { userId: actor.userId, courseId });
  return listAssignmentRows(db, courseId).map((row) => ({
    courseId,
    kind: row.kind,
    targetId: row.targetId,
    ...availabilityOf(shifted(row, own), 0, staff, now),
  }));
}
