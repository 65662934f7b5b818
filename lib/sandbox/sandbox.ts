import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { DomainError } from '@/lib/errors';
import { log } from '@/lib/log';
import { harness } from './build';
import { openCompiler } from './compile';
import type { Ended, Job, RunOptions, Sandbox } from './job';
import { type Level, launcher } from './launch';
import { endOrphans } from './orphans';
import { Pool } from './pool';
import { LEVELS, probeIsolation } from './probe';
import { Queue } from './queue';
import { NotTaken, runIn } from './run';
import type { Runner } from './runner';

export interface SandboxOptions {
  /** Jobs that run at the same time; one for each core by default. */
  slots?: number;
  /** Ready sandboxes that wait for jobs; twice the slots and two by default. */
  warm?: number;
  /** Use exactly this level instead of the best one here. */
  level?: Level;
  /** Refuse anything weaker. */
  require?: Level;
}

const TRIES = 3;

/**
 * Opens the strongest sandbox that this machine really gives, decided by running one and attacking it.
 * @throws DomainError `unavailable`, reason `no-sandbox`, when that is weaker than required; the message says what to do.
 */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { level, require = 'runtime-only' } = options;
  const orphans = endOrphans();
  if (orphans > 0) log.info({ orphans }, 'ended what an earlier server had left');
  const report = await probeIsolation(level ? [level] : undefined);
  const { isolation } = report;
  if (isolation === 'none' || LEVELS.indexOf(isolation) > LEVELS.indexOf(require)) {
    const broken = report.checks.filter(({ passed }) => !passed).map(({ id, detail }) => `${id}: ${detail}`);
    const advice = report.advice.map(({ en }) => en);
    throw new DomainError('unavailable', 'no-sandbox', ['This machine cannot grade.', ...advice, ...broken].join('\n'));
  }
  const slots = options.slots ?? availableParallelism();
  const pool = new Pool(await launcher(isolation), { spares: options.warm ?? 2 * slots + 2, slots });
  const queue = new Queue(slots);
  const compiler = await openCompiler(isolation);
  pool.refill();
  const { hash } = await harness();
  return {
    isolation,
    build: createHash('sha256').update(hash).digest('hex').slice(0, 12),
    state: () => ({
      paused: pool.paused,
      warm: pool.warm,
      running: queue.inside,
      waiting: queue.waiting,
      lost: pool.lost,
    }),
    compile: (source) => compiler.compile(source),
    run: (job, runOptions = {}) => runNext(pool, queue, job, runOptions),
    async close() {
      await Promise.all([pool.close(), compiler.close()]);
    },
  };
}

async function runNext(pool: Pool, queue: Queue, job: Job, options: RunOptions): Promise<Ended> {
  const asked = performance.now();
  await queue.enter(options.signal);
  try {
    for (let tries = 1; ; tries++) {
      let runner: Runner | null = null;
      try {
        runner = await pool.take(job.limits.memoryMb, options.signal);
        return await runIn(runner, job, performance.now() - asked, options);
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        pool.lost++;
        if (tries < TRIES && !pool.closed && error instanceof NotTaken) continue;
        log.error({ error: String(error) }, 'a job found no sandbox that would take it');
        return ourFault(performance.now() - asked);
      } finally {
        pool.release(runner);
      }
    }
  } finally {
    queue.leave();
  }
}

function ourFault(queuedMs: number): Ended {
  return {
    outcome: 'internal-error',
    result: null,
    error: { reason: 'internal-error', values: {}, thrown: null, stack: null },
    console: '',
    advice: [],
    timing: { queuedMs, overheadMs: 0, trainMs: 0, cpuMs: 0, peakMb: 0 },
  };
}
