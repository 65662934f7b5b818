import type { Catalog } from '../catalog/course';
import { findChallenge, findCourse } from '../catalog/select';
import { checkTypes } from '../grading/grade-source';
import type { GradingServices } from '../grading/services';
import { log } from '../log';
import { type GradingQueue, QueueTrouble } from '../queue/grading-queue';
import type { FoundTypes, Untyped } from '../queue/job';
import { pause } from '../queue/pause';

const LOOK_MS = 100;
/** While submissions come without a break, advice is given all the same, so much after the verdict. */
const OVERDUE_MS = 20_000;
const UNCHECKED: FoundTypes = { types: 'unchecked', typeErrors: [] };

interface TypeAdviceOptions {
  queue: GradingQueue;
  catalog: () => Promise<Catalog>;
  services: Pick<GradingServices, 'sandbox'>;
  clock: () => number;
  signal: AbortSignal;
}

/**
 * Adds to verdicts what is found about the types of their sources: one at a time, when no sandbox has a job. The queue keeps
 * what is pending: when this process ends, the next grader takes it up.
 * @returns kept when the signal has ended it and nothing of it is left running
 */
export function startTypeAdvice({ queue, catalog, services, clock, signal }: TypeAdviceOptions): {
  stopped: Promise<void>;
} {
  const isTime = (overdueAt: number) => {
    const { running, waiting } = services.sandbox.state();
    return running + waiting === 0 || clock() > overdueAt;
  };
  const work = async () => {
    while (!signal.aborted) {
      try {
        const next = await queue.takeUntyped();
        if (next) await advise(next);
        else await pause(LOOK_MS, signal);
      } catch (error) {
        if (!(error instanceof QueueTrouble)) log.error({ err: error }, 'types could not be checked');
        await pause(LOOK_MS, signal);
      }
    }
  };
  const advise = async ({ id, challenge: { courseId, challengeId }, source, waitedMs }: Untyped) => {
    const overdueAt = clock() - waitedMs + OVERDUE_MS;
    while (!isTime(overdueAt)) {
      await pause(LOOK_MS, signal);
      if (signal.aborted) return;
    }
    const course = findCourse(await catalog(), courseId);
    const challenge = course && findChallenge(course, challengeId);
    // A challenge may have left the course since; the verdict stands.
    const found = challenge ? await checkTypes(challenge, source, services, signal) : UNCHECKED;
    if (!signal.aborted) await queue.settleTypes(id, found);
  };
  return { stopped: work() };
}
