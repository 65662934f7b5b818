import { catalog } from '../catalog/catalog';
import { DomainError } from '../errors';
import { openServices } from '../grading/open-services';
import { log } from '../log';
import type { GradingQueue } from '../queue/grading-queue';
import type { Sandbox } from '../sandbox/job';
import { startGradingLoop } from './loop';
import type { GraderStatus } from './status';

interface Grader {
  status: GraderStatus;
  sandbox?: Sandbox;
  stop: () => Promise<void>;
  stopped?: Promise<void>;
}

// Next may load a module more than once in one process; the grader must be one.
const holder = globalThis as typeof globalThis & {
  heldoutGrader?: Grader;
};

export function graderStatus(): GraderStatus {
  const { status, sandbox } = holder.heldoutGrader ?? { status: { state: 'off' as const } };
  if (status.state !== 'grading' || !sandbox) return status;
  const { paused, lost } = sandbox.state();
  return paused ? { state: 'paused', why: paused } : { ...status, lost };
}

/** After a pause the machine is tried again: it may have been short of memory, or somebody may have mended it. */
const AGAIN_MS = 60_000;

/**
 * Opens the sandbox and the judge, and grades until stopped. Where no sandbox is good enough, nothing is graded: what is
 * handed in is kept and waits, the status says why, and the machine is tried again every minute.
 */
export async function startGrader(queue: GradingQueue): Promise<void> {
  if (holder.heldoutGrader) return;
  const grader: Grader = { status: { state: 'starting' }, stop: async () => {} };
  holder.heldoutGrader = grader;
  await open(grader, queue);
}

async function open(grader: Grader, queue: GradingQueue): Promise<void> {
  try {
    const services = await openServices();
    if (grader.stopped) return services.close();
    const loop = startGradingLoop({ queue, catalog, services, concurrency: services.slots });
    grader.status = { state: 'grading', isolation: services.sandbox.isolation, lost: 0 };
    grader.sandbox = services.sandbox;
    grader.stop = async () => {
      await loop.stop();
      await services.close();
      await queue.close();
    };
    log.info({ isolation: services.sandbox.isolation, slots: services.slots }, 'grading');
  } catch (error) {
    // What it starts with may have been ended before it was.
    if (grader.stopped) return;
    const why = error instanceof DomainError ? error.message : 'The sandbox could not be opened; the log says why.';
    grader.status = { state: 'paused', why };
    log.error({ err: error }, 'grading is paused');
    const again = setTimeout(() => void open(grader, queue), AGAIN_MS).unref();
    grader.stop = async () => clearTimeout(again);
  }
}

/** Lets go of what is being graded and ends every sandbox; asked twice, it waits for the same end. */
export function stopGrader(): Promise<void> {
  const grader = holder.heldoutGrader;
  if (!grader) return Promise.resolve();
  grader.stopped ??= grader.stop();
  return grader.stopped;
}
