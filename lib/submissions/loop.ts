import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import type { GradingServices } from '../grading/request';
import { log } from '../log';
import { pause, pauseOrRing } from './bell';
import { gradeSubmission } from './grade-submission';
import { claim, releaseDead } from './queue';
import { gradablePlaces } from './stranded';
import { startTypeAdvice } from './type-advice';

const IDLE_MS = 100;
const LATE_MS = 2_000;

export interface GradingLoop {
  /** Lets go of what is being graded (it is queued again) and waits until nothing is left running. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  db: Db;
  /** The catalog at the time of each claim, so that corrected content is used at once. */
  catalog: () => Promise<Catalog>;
  services: GradingServices;
  /** How many submissions are graded at the same time. */
  concurrency: number;
  clock?: () => number;
}

/** Takes queued submissions one after the other until stopped. A fault of the loop itself slows it down, never ends it. */
export function startGradingLoop({ db, catalog, services, concurrency, clock = Date.now }: LoopOptions): GradingLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const given = releaseDead(db);
  if (given > 0) log.info({ gradings: given }, 'took up again what a stopped grader had left');

  const advice = startTypeAdvice({ db, catalog, services, clock, signal });
  const work = async () => {
    while (!signal.aborted) {
      try {
        // While no sandbox starts, what is handed in waits in line and loses no try.
        const content = await catalog();
        const ready = services.sandbox.state().paused === null;
        const claimed = ready ? claim(db, clock(), { places: gradablePlaces(content) }) : null;
        if (!claimed) await pauseOrRing(IDLE_MS, signal);
        else if (await gradeSubmission(db, content, services, claimed, clock, signal)) advice.add(claimed.id);
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
