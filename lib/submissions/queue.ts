import { hostname } from 'node:os';
import type { Db } from '../db/open';
import { claimNext, extendLease, releaseHolders, selectHolders } from './queries';
import { steadyNow } from './steady-clock';

/** Long enough to survive a busy machine, short enough that a dead grader's work is soon taken over. */
export const LEASE_MS = 15_000;

/** After so many starts without a verdict, a grading is set aside for staff instead of being tried for ever. */
export const MAX_TRIES = 8;

/** Names this process among all that grade from one database. */
export const HOLDER = `${hostname()}:${process.pid}`;

interface ClaimOptions {
  /** The challenges that can be graded now (`gradablePlaces`); what was handed in for others is left in line. */
  places?: string[];
  steady?: number;
}

/** Takes the grading whose turn it is, or whose holder let its lease run out. One atomic statement. */
export function claim(
  db: Db,
  now: number,
  { places, steady = steadyNow() }: ClaimOptions = {},
): { id: string; submissionId: string; tries: number } | null {
  return claimNext(db, HOLDER, { now, steady, leaseMs: LEASE_MS, places: places ?? null });
}

/** @returns false when somebody else has taken the grading over: then this process must drop it. */
export function renew(db: Db, gradingId: string, steady = steadyNow()): boolean {
  return extendLease(db, gradingId, HOLDER, steady + LEASE_MS);
}

/** Gives back at once what processes of this machine held when they died, instead of waiting for their leases. */
export function releaseDead(db: Db): number {
  const dead = selectHolders(db).filter((holder) => {
    const [host, pid] = holder.split(':');
    return host === hostname() && (holder === HOLDER || !isAlive(Number(pid)));
  });
  return releaseHolders(db, dead);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
