import type { Catalog } from '../catalog/course';
import { findChallenge, findCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { checkTypes } from '../grading/grade-source';
import type { GradingServices } from '../grading/request';
import { log } from '../log';
import { pause } from './bell';
import { findSourceOf, listPendingTypes, updateTypes } from './queries';

const LOOK_MS = 100;
/** While submissions come without a break, advice is given all the same, so much after the verdict. */
const OVERDUE_MS = 20_000;
/** What an earlier grader left is taken up again within this time. */
const WEEK = 7 * 24 * 3_600_000;
const UNCHECKED = { types: 'unchecked', typeErrors: [] };

export interface TypeAdvice {
  /** A verdict was recorded whose types are pending. */
  add(gradingId: string): void;
  /** Kept when the signal has ended it and nothing of it is left running. */
  stopped: Promise<void>;
}

interface TypeAdviceOptions {
  db: Db;
  catalog: () => Promise<Catalog>;
  services: Pick<GradingServices, 'sandbox'>;
  clock: () => number;
  signal: AbortSignal;
}

/**
 * Adds to verdicts what is found about the types of their sources: one at a time, when no sandbox has a job. What is pending
 * is so in its row: when this process ends, the next grader takes it up.
 */
export function startTypeAdvice({ db, catalog, services, clock, signal }: TypeAdviceOptions): TypeAdvice {
  const waiting = listPendingTypes(db, clock() - WEEK).map((id) => ({ id, since: clock() }));
  const isTime = ({ since }: { since: number }) => {
    const { running, waiting: jobs } = services.sandbox.state();
    return running + jobs === 0 || clock() - since > OVERDUE_MS;
  };
  const work = async () => {
    while (!signal.aborted) {
      const [next] = waiting;
      if (!next || !isTime(next)) {
        await pause(LOOK_MS, signal);
        continue;
      }
      waiting.shift();
      try {
        await advise(next.id);
      } catch (error) {
        log.error({ err: error, grading: next.id }, 'types could not be checked');
      }
    }
  };
  const advise = async (id: string) => {
    const submission = findSourceOf(db, id);
    if (!submission) return;
    const course = findCourse(await catalog(), submission.courseId);
    const challenge = course && findChallenge(course, submission.challengeId);
    // A challenge may have left the course since; the verdict stands.
    const found = challenge ? await checkTypes(challenge, submission.source, services, signal) : UNCHECKED;
    if (!signal.aborted) updateTypes(db, id, found);
  };
  return { add: (id) => void waiting.push({ id, since: clock() }), stopped: work() };
}
