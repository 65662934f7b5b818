import { hostname } from 'node:os';
import type { Db } from '../db/open';
import { claimNext, extendLease, releaseHolders, selectHolders } from './queries';

/** Long enough to survive a busy machine, short enough that a dead grader's work is soon taken over. */
export const LEASE_MS = 15_000;

/** After so many starts without a verdict, a grading is set aside for staff instead of being tried for ever. */
export const MAX_TRIES = 8;

/** Names this process among all that grade from one database. */
export const HOLDER = `${hostname()}:${process.pid}`;

/** Takes the grading that has waited longest, or whose holder let its lease run out. One atomic statement. */
export function claim(db: Db, now: number): { id: string; submissionId: string; tries: number } | null {
  return claimNext(db, HOLDER, now, now + LEASE_MS);
}

/** @returns false when somebody else has taken the grading over: then this process must drop it. */
export function renew(db: Db, gradingId: string, now: number): boolean {
  return extendLease(db, gradingId, HOLDER, now + LEASE_MS);
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
