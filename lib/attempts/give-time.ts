import { record } from '../audit/record';
import { type Actor, isStaff, requireStaffAnywhere } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { findRun, insertTimeGiven, listTimeGiven, type RunRow, updateAttempt } from './queries';
import { endedAt, momentOf } from './sight';
import type { AttemptForStaff } from './view';

const MINUTE_MS = 60_000;

/**
 * Gives time back in a run: after an alarm, an outage. It comes on top of all else that ends the run. One that the clock has
 * ended goes on, unless something of its results has been told.
 * @returns when the run ends now
 * @throws DomainError forbidden; not-found, also in a course that the actor does not teach; conflict 'no-end' for a run without
 * an end, 'attempt-finished' for one that its student has finished, or of which something is told; invalid 'time-given-short'
 * where it would be over all the same
 */
export function giveTime(
  db: Db,
  actor: Actor,
  { attemptId, minutes }: { attemptId: string; minutes: number },
  now: number,
): { endsAt: number } {
  requireStaffAnywhere(actor);
  return db.transaction(
    (tx) => {
      const run = findRun(tx, attemptId);
      if (!run || !isStaff(actor, run.courseId)) {
        throw new DomainError('not-found', 'attempt-unknown', 'There is no such attempt.');
      }
      if (run.endsAt === null) throw new DomainError('conflict', 'no-end', 'This attempt has no end.');
      if (endedAt(run, now) !== null && !mayGoOn(run, now)) {
        throw new DomainError('conflict', 'attempt-finished', 'This run is finished.');
      }
      const ms = Math.round(minutes * MINUTE_MS);
      const endsAt = run.endsAt + ms;
      if (endsAt <= now) {
        const message = 'With that much time the attempt would be over all the same.';
        throw new DomainError('invalid', 'time-given-short', message);
      }
      insertTimeGiven(tx, { attemptId, ms, givenAt: now, givenBy: actor.userId });
      if (run.finishedAt !== null) updateAttempt(tx, { ...run, finishedAt: null });
      const { courseId, userId } = run;
      const subject = { kind: 'attempt', id: attemptId } as const;
      const facts = { before: { endsAt: run.endsAt }, after: { endsAt, minutes } };
      record(tx, actor, { act: 'time-given', courseId, subject, personId: userId, ...facts }, now);
      return { endsAt };
    },
    { behavior: 'immediate' },
  );
}

/** What there is to say where time may be given back: when the run ends, and minutes given before; null where none may be. */
export function timeToGive(
  db: Db,
  { attemptId }: Pick<AttemptForStaff, 'attemptId'>,
  now: number,
): { endsAt: number; given: number } | null {
  const run = findRun(db, attemptId);
  if (!run || run.endsAt === null || (endedAt(run, now) !== null && !mayGoOn(run, now))) return null;
  const given = listTimeGiven(db, attemptId).reduce((sum, { ms }) => sum + ms, 0);
  return { endsAt: run.endsAt, given: given / MINUTE_MS };
}

/** The clock has ended it, and its student has been told nothing of what came of it. */
function mayGoOn(run: RunRow, now: number): boolean {
  const byClock = run.finishedAt === null || run.finishedAt === run.endsAt;
  return byClock && run.policy.results === 'at-release' && momentOf(run, now) !== 'released';
}
