import type { Policy } from '../catalog/policy';

// What may be seen of a run, of whom and when. This table is the only place that says so: every page, list and route asks it.

/** Whose run it is: one's own, another student's, or one that somebody looks at who teaches the course. */
export type Reader = 'owner' | 'student' | 'staff';

/** A run is open, or has ended, or has ended and its results are released. */
export type Moment = 'open' | 'ended' | 'released';

export interface Sight {
  /** What was asked and what was answered. */
  run: boolean;
  /** Whether an answer was right, what it earned, and why. */
  marks: boolean;
  /** The answers that earn all points, also where nothing was answered. */
  keys: boolean;
}

const NOTHING: Sight = { run: false, marks: false, keys: false };
const ANSWERS: Sight = { run: true, marks: false, keys: false };
const MARKS: Sight = { run: true, marks: true, keys: false };
const ALL: Sight = { run: true, marks: true, keys: true };

const seenAs = (owner: Sight): Record<Reader, Sight> => ({ owner, student: NOTHING, staff: ALL });

export const SIGHTS: Record<Policy['results'], Record<Moment, Record<Reader, Sight>>> = {
  'at-once': { open: seenAs(MARKS), ended: seenAs(MARKS), released: seenAs(MARKS) },
  'at-end': { open: seenAs(ANSWERS), ended: seenAs(MARKS), released: seenAs(MARKS) },
  'at-release': { open: seenAs(ANSWERS), ended: seenAs(ANSWERS), released: seenAs(MARKS) },
};

/** When a run ended, and when its results are released; UTC milliseconds, null: not at all so far. */
export interface Times {
  finishedAt: number | null;
  /** When its time is over. */
  endsAt: number | null;
  releasesAt: number | null;
}

/** When a run ended: somebody finished it, or its time was over. Null: it goes on. */
export function endedAt({ finishedAt, endsAt }: Pick<Times, 'finishedAt' | 'endsAt'>, now: number): number | null {
  if (finishedAt !== null) return finishedAt;
  return endsAt !== null && endsAt <= now ? endsAt : null;
}

export function momentOf(times: Times, now: number): Moment {
  if (endedAt(times, now) === null) return 'open';
  return times.releasesAt !== null && times.releasesAt <= now ? 'released' : 'ended';
}

/** What a reader may see of a run now. */
export function sightOf(run: Times & { policy: Policy }, reader: Reader, now: number): Sight {
  return SIGHTS[run.policy.results][momentOf(run, now)][reader];
}
