import { type Actor, isStaff, requireStaffAnywhere } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { selectOwnRun } from './attempt';
import {
  type EventRow,
  findRun,
  insertEvents,
  listAnswerTimes,
  listEventRows,
  listHintTimes,
  listTimeGiven,
  type RunRow,
} from './queries';
import { endedAt } from './sight';

/** What pages of a run tell beside answers. */
export type PageEvent = Pick<EventRow, 'kind' | 'itemId' | 'agoMs'>;

/** A run keeps no more of them: far beyond what anybody does. */
const MOST = 5000;

const isFlag = ({ kind }: PageEvent) => kind === 'flagged' || kind === 'unflagged';

/**
 * Keeps what a page of a run tells: marks for later always, the rest where the quiz keeps a log. Nothing is kept of a run that has
 * ended.
 * @param input.page tells the pages of a run apart
 * @throws DomainError not-found when the run is not yours; conflict 'attempt-finished'
 */
export function tellEvents(
  db: Db,
  actor: Actor,
  input: { attemptId: string; page: string; events: PageEvent[] },
  now: number,
): void {
  db.transaction(
    (tx) => {
      const run = selectOwnRun(tx, actor, input.attemptId);
      if (endedAt(run, now) !== null) throw new DomainError('conflict', 'attempt-finished', 'This run is finished.');
      const kept = input.events.filter((event) => run.policy.log || isFlag(event));
      const room = MOST - listEventRows(tx, run.id).length;
      const { page } = input;
      insertEvents(
        tx,
        kept.slice(0, Math.max(0, room)).map((event) => ({ ...event, attemptId: run.id, page, toldAt: now })),
      );
    },
    { behavior: 'immediate' },
  );
}

/** The questions of a run that are marked for later. */
export function flaggedIn(db: Db, attemptId: string): Set<string> {
  const flagged = new Set<string>();
  for (const { kind, itemId } of listEventRows(db, attemptId)) {
    if (itemId === null) continue;
    if (kind === 'flagged') flagged.add(itemId);
    if (kind === 'unflagged') flagged.delete(itemId);
  }
  return flagged;
}

/** One line of what happened in a run. */
export interface LogLine {
  /** UTC milliseconds, by the server's clock; what a page told later stands where it happened. */
  at: number;
  kind: EventRow['kind'] | 'begun' | 'answered' | 'hint' | 'time-given' | 'finished' | 'ran-out';
  /** The place of its question among those of the run, from 1. */
  number: number | null;
  /** Pages are numbered as they first told something: another number is another tab or device. */
  page: number | null;
}

/**
 * What happened in a run, in order: told by its pages, and known from answers, hints and times.
 * @param itemIds the questions of the run, in order
 * @throws DomainError forbidden; not-found, also in a course that the actor does not teach
 */
export function selectLog(
  db: Db,
  actor: Actor,
  { attemptId, itemIds }: { attemptId: string; itemIds: string[] },
  now: number,
): LogLine[] {
  requireStaffAnywhere(actor);
  const run = findRun(db, attemptId);
  if (!run || !isStaff(actor, run.courseId)) {
    throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
  }
  const numberOf = (itemId: string | null) => (itemId === null ? null : itemIds.indexOf(itemId) + 1 || null);
  const events = listEventRows(db, attemptId);
  const pages = [...new Set(events.flatMap(({ page }) => page ?? []))];
  const bare = { number: null, page: null };
  const lines: LogLine[] = [
    { at: run.startedAt, kind: 'begun', ...bare },
    ...events.map(({ kind, itemId, page, toldAt, agoMs }) => ({
      at: toldAt - agoMs,
      kind,
      number: numberOf(itemId),
      page: page === null ? null : pages.indexOf(page) + 1,
    })),
    ...listAnswerTimes(db, attemptId).map(({ itemId, at }) => ({
      at,
      kind: 'answered' as const,
      number: numberOf(itemId),
      page: null,
    })),
    ...listHintTimes(db, attemptId).map(({ itemId, at }) => ({
      at,
      kind: 'hint' as const,
      number: numberOf(itemId),
      page: null,
    })),
    ...listTimeGiven(db, attemptId).map(({ givenAt }) => ({ at: givenAt, kind: 'time-given' as const, ...bare })),
    ...endOf(run, now),
  ];
  return lines.sort((a, b) => a.at - b.at);
}

function endOf(run: RunRow, now: number): LogLine[] {
  const at = endedAt(run, now);
  if (at === null) return [];
  return [{ at, kind: at === run.endsAt ? 'ran-out' : 'finished', number: null, page: null }];
}
