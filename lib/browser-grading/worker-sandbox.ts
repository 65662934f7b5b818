import type { Ended, Job, RunOptions, Sandbox } from '../sandbox/job';
import { Queue } from '../sandbox/queue';
import { NotTaken, runIn } from '../sandbox/run';
import type { EngineWorker } from './frame-worker';
import { WorkerRunner } from './worker-runner';

const TRIES = 2;

/**
 * The sandbox as grading knows it, made of workers: a fresh heap for every run, ended with its result or its time. What a
 * browser keeps from its pages it does not keep here either: processor time has no limit of its own, and of what takes
 * memory only tensors have one.
 */
export function openWorkerSandbox(start: () => EngineWorker, slots: number): Omit<Sandbox, 'compile'> {
  const queue = new Queue(slots);
  let spare: WorkerRunner | null = null;
  let closed = false;

  /** The next one gets warm while this one trains. */
  function take(): WorkerRunner {
    const runner = spare ?? new WorkerRunner(start());
    spare = new WorkerRunner(start());
    return runner;
  }

  async function run(job: Job, options: RunOptions = {}): Promise<Ended> {
    const asked = performance.now();
    await queue.enter(options.signal);
    try {
      for (let tries = 1; ; tries++) {
        const runner = take();
        try {
          await runner.ready;
          return await runIn(runner, job, performance.now() - asked, options);
        } catch (error) {
          options.signal?.throwIfAborted();
          if (closed || tries === TRIES || !(error instanceof NotTaken)) throw error;
        } finally {
          runner.end();
        }
      }
    } finally {
      queue.leave();
    }
  }

  spare = new WorkerRunner(start());
  return {
    // The browser's own walls are not ones that this product has tried.
    isolation: 'none',
    build: 'browser',
    state: () => ({ paused: null, warm: spare ? 1 : 0, running: queue.inside, waiting: queue.waiting, lost: 0 }),
    run,
    async close() {
      closed = true;
      spare?.end();
    },
  };
}
