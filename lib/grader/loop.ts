import type { Catalog } from '../catalog/course';
import { gradablePlaces } from '../catalog/gradable';
import type { GradingServices } from '../grading/services';
import { log } from '../log';
import type { GradingQueue } from '../queue/grading-queue';
import { pause } from '../queue/pause';
import { gradeJob } from './grade-job';
import { startTypeAdvice } from './type-advice';

const IDLE_MS = 100;
const LATE_MS = 2_000;

export interface GradingLoop {
  /** Lets go of what is being graded (it is queued again) and waits until nothing is left running. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  queue: GradingQueue;
  /** The catalog at the time of each take, so that corrected content is used at once. */
  catalog: () => Promise<Catalog>;
  services: GradingServices;
  /** How many jobs are graded at the same time; of several, one is kept for what students wait for. */
  concurrency: number;
  clock?: () => number;
}

/** Takes jobs one after the other until stopped. A fault of the loop itself slows it down, never ends it. */
export function startGradingLoop({
  queue,
  catalog,
  services,
  concurrency,
  clock = Date.now,
}: LoopOptions): GradingLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const advice = startTypeAdvice({ queue, catalog, services, clock, signal });
  const work = async (_: unknown, worker: number) => {
    const liveOnly = worker === 0 && concurrency > 1;
    while (!signal.aborted) {
      try {
        // While no sandbox starts, what is handed in waits in line and loses no try.
        const content = await catalog();
        const ready = services.sandbox.state().paused === null;
        const taken = ready ? await queue.take({ places: gradablePlaces(content), liveOnly }) : null;
        if (taken) await gradeJob(queue, content, services, taken, signal);
        else await queue.wait(IDLE_MS, signal);
      } catch (error) {
        log.error({ err: error }, 'the grading loop stumbled');
        await pause(LATE_MS, signal);
      }
    }
  };
  const workers = Array.from({ length: concurrency }, work);
  return {
    async stop() {
      stopping.abort(new Error('The grader is stopping.'));
      await Promise.all([...workers, advice.stopped]);
    },
  };
}
