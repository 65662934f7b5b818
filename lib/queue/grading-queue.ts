import type { GradingEvent } from '../grading/events';
import type { Ending, FoundTypes, GradingJob, Untyped } from './job';

/** Long enough to survive a busy machine, short enough that a dead grader's work is soon taken over. */
export const LEASE_MS = 15_000;

/** After so many takes without a verdict, a job is set aside for staff instead of being tried for ever. */
export const MAX_TRIES = 8;

/** No retry waits longer. */
export const LONGEST_WAIT_MS = 60_000;

/** While both wait, one in so many that a grader takes is a regrade: it neither starves nor holds students up. */
export const REGRADE_EVERY = 10;

/** The queue cannot be reached or written just now: nothing was done, and it may be tried again. */
export class QueueTrouble extends Error {}

/** What its holder shows to renew, report and settle. Whoever takes the job after it makes it void. */
export interface Lease {
  id: string;
  token: string;
}

export interface Taken {
  job: GradingJob;
  lease: Lease;
}

export interface TakeOptions {
  /** The challenges that can be graded now (`gradablePlaces`). What was handed in for others stays in line and loses no try. */
  places: string[];
  /** Leaves regrades to others. */
  liveOnly?: boolean;
}

/**
 * The queue as graders see it: no database, and no moment of one machine's clock told to another. What its server side is
 * given (`line.ts`) it hands out in the order that `ahead` counts by; live work goes first, and everybody's first job comes
 * before anybody's second. Every method rejects with `QueueTrouble` while the queue cannot be reached.
 *
 * A job is held until it is settled. When its holder has not renewed it for `LEASE_MS`, by the clock of whoever watches,
 * or is known to have died, it is handed out again. However often that happens, one verdict is recorded.
 */
export interface GradingQueue {
  /** The next job; null when there is none now. What an earlier holder had reported of it is void. */
  take(options: TakeOptions): Promise<Taken | null>;
  /** @returns false when it is somebody else's by now: then this grader drops it. */
  renew(lease: Lease): Promise<boolean>;
  /** Tells the page that follows. What comes from nobody who holds the job is dropped. */
  report(lease: Lease, events: GradingEvent[]): Promise<void>;
  /** Lets go of a job. @returns false, with nothing recorded, when it was somebody else's by now. */
  settle(lease: Lease, ending: Ending): Promise<boolean>;
  /** A verdict whose types nobody has looked at, those of earlier graders included. */
  takeUntyped(): Promise<Untyped | null>;
  /** The verdict itself stands. */
  settleTypes(id: string, found: FoundTypes): Promise<void>;
  /** Until there may be something to take, the time is over, or the signal says stop. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
