import { z } from 'zod';
import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { isStorageTrouble } from '../db/trouble';
import { LONGEST_WAIT_MS } from '../db/turns';
import { judgeSource } from '../grading/grade-source';
import type { GradingEvent, GradingServices } from '../grading/request';
import type { Verdict } from '../grading/verdict';
import { log } from '../log';
import { toThousandths } from '../points';
import { seedsOf } from '../secrets/keys';
import { pause } from './bell';
import {
  clearEvents,
  findGradingById,
  findSubmission,
  insertEvents,
  insertVerdict,
  release,
  requeue,
  setAside,
} from './queries';
import { HOLDER, MAX_TRIES, renew } from './queue';

const RENEW_MS = 5_000;
const FLUSH_MS = 120;
const AGAIN_MS = 500;
/** Rows of curves that a page needs to draw while training; the verdict keeps all of them. */
const LIVE_ROWS_PER_RUN = 400;

export interface Claimed {
  id: string;
  submissionId: string;
  tries: number;
}

/**
 * Grades a claimed submission and records the verdict; our own faults are retried later, then set aside for staff.
 * @returns whether a verdict was recorded whose types are pending.
 */
export async function gradeSubmission(
  db: Db,
  catalog: Catalog,
  services: GradingServices,
  claimed: Claimed,
  clock: () => number,
  signal: AbortSignal,
): Promise<boolean> {
  if (claimed.tries > MAX_TRIES) {
    setAside(db, claimed.id, HOLDER, clock(), 'Its grader ended without a verdict too often.');
    return false;
  }
  clearEvents(db, claimed.id);
  const lost = new AbortController();
  const events = bufferEvents(db, claimed.id, clock);
  const renewing = setInterval(() => {
    // Nobody catches what a timer throws; while the database is locked, the lease lasts for two more tries.
    try {
      if (!renew(db, claimed.id)) lost.abort(new Error('Another grader took this over.'));
    } catch (error) {
      if (!isStorageTrouble(error)) lost.abort(error);
    }
  }, RENEW_MS);
  try {
    const verdict = await grade(db, catalog, services, claimed, events.push, AbortSignal.any([signal, lost.signal]));
    events.flush();
    if (verdict.outcome === 'internal-error') putBack(db, claimed, clock(), 'internal-error');
    else return (await keep(() => recordVerdict(db, claimed, verdict, clock()), signal)) && verdict.types === 'pending';
  } catch (error) {
    if (signal.aborted) release(db, claimed.id, HOLDER);
    else if (!lost.signal.aborted) {
      log.error({ err: error, grading: claimed.id }, 'a submission could not be graded');
      putBack(db, claimed, clock(), error instanceof Error ? error.message : String(error));
    }
  } finally {
    clearInterval(renewing);
    events.stop();
  }
  return false;
}

async function grade(
  db: Db,
  catalog: Catalog,
  services: GradingServices,
  claimed: Claimed,
  onEvent: (event: GradingEvent) => void,
  signal: AbortSignal,
): Promise<Verdict> {
  const submission = findSubmission(db, claimed.submissionId);
  const grading = findGradingById(db, claimed.id);
  if (!submission || !grading) throw new Error('The submission of this grading is gone.');
  const challenge = selectChallenge(selectCourse(catalog, submission.courseId), submission.challengeId);
  if (grading.secret === null) throw new Error('This grading was dealt by an earlier generator, and cannot be again.');
  const seeds = seedsOf(grading.secret, z.array(z.int()).parse(grading.seeds));
  const verdict = await judgeSource(challenge, submission.source, seeds, services, { onEvent, signal });
  const queuedMs = (grading.startedAt ?? grading.queuedAt) - grading.queuedAt;
  return { ...verdict, timing: { ...verdict.timing, queuedMs } };
}

/** A verdict that cannot be written just now is not lost: it is tried again while the grading is ours. */
async function keep(record: () => boolean, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    try {
      return record();
    } catch (error) {
      if (!isStorageTrouble(error) || signal.aborted) throw error;
      await pause(AGAIN_MS, signal);
    }
  }
}

function putBack(db: Db, claimed: Claimed, now: number, fault: string): void {
  if (claimed.tries >= MAX_TRIES) setAside(db, claimed.id, HOLDER, now, fault);
  else requeue(db, claimed.id, HOLDER, now + Math.min(LONGEST_WAIT_MS, 1000 * 2 ** claimed.tries), fault);
}

/** Ends a claimed grading with its verdict. @returns false when somebody else had taken it over: nothing is written. */
export function recordVerdict(db: Db, claimed: Claimed, verdict: Verdict, now: number): boolean {
  const values = verdict.criteria.flatMap(({ id, seeds }) =>
    seeds.map(({ seed, value, passed }) => ({ criterionId: id, seed, value, passed })),
  );
  const row = {
    finishedAt: now,
    outcome: verdict.outcome,
    passed: verdict.passed,
    points: toThousandths(verdict.points),
    maxPoints: toThousandths(verdict.maxPoints),
    contentHash: verdict.contentHash,
    engine: verdict.engine,
    isolation: verdict.isolation,
    verdict,
  };
  const recorded = insertVerdict(db, claimed.id, HOLDER, row, values);
  if (!recorded) log.warn({ grading: claimed.id }, 'verdict came too late');
  return recorded;
}

/** Writes events in small groups: a row for each log line would cost more than the training. */
function bufferEvents(db: Db, gradingId: string, clock: () => number) {
  let waiting: GradingEvent[] = [];
  const rows = new Map<string, number>();
  const flush = () => {
    if (waiting.length === 0) return;
    try {
      insertEvents(db, gradingId, clock(), waiting);
      waiting = [];
    } catch (error) {
      // They are told the next time, or never: the verdict has them all.
      if (!isStorageTrouble(error)) log.error({ err: error, grading: gradingId }, 'progress could not be told');
    }
  };
  const timer = setInterval(flush, FLUSH_MS);
  return {
    push(event: GradingEvent) {
      if (event.kind === 'log') {
        const key = `${event.seed} ${event.run}`;
        const count = (rows.get(key) ?? 0) + 1;
        rows.set(key, count);
        if (count > LIVE_ROWS_PER_RUN) return;
      }
      waiting.push(event);
    },
    flush,
    stop: () => clearInterval(timer),
  };
}
