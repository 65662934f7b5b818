import { record } from '../audit/record';
import { type Actor, isStaff, requireInstructor } from '../auth/actor';
import type { Catalog, CatalogChallenge } from '../catalog/course';
import { selectChallenge, selectCourse, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { findAssignment, listAssignmentRows, upsertAssignment } from './queries';

export interface Target {
  courseId: string;
  kind: 'quiz' | 'challenge';
  /** The id of the quiz or of the challenge. */
  targetId: string;
}

export interface Availability {
  /** UTC milliseconds; null: since ever, for ever. Open from `opensAt` on, no longer at `closesAt`. */
  opensAt: number | null;
  closesAt: number | null;
  /** From when on results are told, where the quiz tells them on release; null: not yet. */
  releasesAt: number | null;
  open: boolean;
  /** Whether what it asks may be read: from its opening on, and before where staff have said so. */
  shown: boolean;
  shownEarly: boolean;
}

/** Work without a window is open practice. Staff may always try it. */
export function availability(db: Db, actor: Actor, target: Target, now: number): Availability {
  return availabilityOf(findAssignment(db, target), isStaff(actor, target.courseId), now);
}

type Window = Pick<Availability, 'opensAt' | 'closesAt' | 'releasesAt' | 'shownEarly'>;

const NO_WINDOW: Window = { opensAt: null, closesAt: null, releasesAt: null, shownEarly: false };

function availabilityOf(window: Window | null, staff: boolean, now: number): Availability {
  const { opensAt, closesAt, releasesAt, shownEarly } = window ?? NO_WINDOW;
  const inside = (opensAt === null || now >= opensAt) && (closesAt === null || now < closesAt);
  const shown = opensAt === null || now >= opensAt || shownEarly || staff;
  return { opensAt, closesAt, releasesAt, open: inside || staff, shown, shownEarly };
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
export function requireOpen(db: Db, actor: Actor, target: Target, now: number): void {
  const { open, opensAt, closesAt } = availability(db, actor, target, now);
  if (open) return;
  if (opensAt !== null && now < opensAt) {
    throw notOpenYet(target, opensAt);
  }
  throw new DomainError('closed', 'closed', `This ${target.kind} is closed.`, { closesAt: closesAt ?? now });
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
  return listAssignmentRows(db, courseId).map((row) => ({
    courseId,
    kind: row.kind,
    targetId: row.targetId,
    ...availabilityOf(row, staff, now),
  }));
}
