import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse } from '../catalog/select';
import type { GradingEvent } from '../grading/events';
import { gradeWithoutTypes } from '../grading/grade-source';
import type { GradingServices } from '../grading/services';
import { log } from '../log';
import { type GradingQueue, LEASE_MS, type Lease, QueueTrouble, type Taken } from '../queue/grading-queue';
import type { Ending } from '../queue/job';
import { pause } from '../queue/pause';

const FLUSH_MS = 120;
const AGAIN_MS = 500;
/** Rows of curves that a page needs to draw while training; the verdict keeps all of them. */
const LIVE_ROWS_PER_RUN = 400;

/** Grades a job that was taken and settles it. Our own faults are told to the queue, which has it tried again or set aside. */
export async function gradeJob(
  queue: GradingQueue,
  catalog: Catalog,
  services: GradingServices,
  { job, lease }: Taken,
  signal: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  const events = bufferEvents(queue, lease);
  const renewing = setInterval(() => {
    queue.renew(lease).then(
      (held) => held || lost.abort(new Error('Another grader took this over.')),
      // While the queue cannot be reached, the lease lasts for two more tries; at the end it says whose the job is.
      (error: unknown) => error instanceof QueueTrouble || lost.abort(error),
    );
  }, LEASE_MS / 3);
  try {
    const { courseId, challengeId } = job.challenge;
    const challenge = selectChallenge(selectCourse(catalog, courseId), challengeId);
    const options = { onEvent: events.push, signal: AbortSignal.any([signal, lost.signal]) };
    const verdict = await gradeWithoutTypes(challenge, job.source, job.seeds, services, options);
    await events.flush();
    const isOurFault = verdict.outcome === 'internal-error';
    await settle(
      queue,
      lease,
      isOurFault ? { kind: 'fault', fault: verdict.outcome } : { kind: 'verdict', verdict },
      signal,
    );
  } catch (error) {
    if (signal.aborted) await queue.settle(lease, { kind: 'released' });
    else if (!lost.signal.aborted) {
      log.error({ err: error, grading: job.id }, 'a submission could not be graded');
      await queue.settle(lease, { kind: 'fault', fault: error instanceof Error ? error.message : String(error) });
    }
  } finally {
    clearInterval(renewing);
    events.stop();
  }
}

/** What cannot be recorded just now is not lost: it is tried again, and counts while the job is ours. */
async function settle(queue: GradingQueue, lease: Lease, ending: Ending, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await queue.settle(lease, ending);
      return;
    } catch (error) {
      if (!(error instanceof QueueTrouble) || signal.aborted) throw error;
      await pause(AGAIN_MS, signal);
    }
  }
}

/** Tells events in small groups: a message for each log line would cost more than the training. */
function bufferEvents(queue: GradingQueue, lease: Lease) {
  let waiting: GradingEvent[] = [];
  let telling: Promise<void> = Promise.resolve();
  const rows = new Map<string, number>();
  const tell = async () => {
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    try {
      await queue.report(lease, events);
    } catch (error) {
      // They are told the next time, or never: the verdict has them all.
      if (error instanceof QueueTrouble) waiting = [...events, ...waiting];
      else log.error({ err: error, grading: lease.id }, 'progress could not be told');
    }
  };
  /** One after the other, so that a page is told in order. */
  const flush = () => {
    telling = telling.then(tell);
    return telling;
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
