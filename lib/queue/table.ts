import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Db } from '../db/open';
import { isStorageTrouble } from '../db/trouble';
import { log } from '../log';
import { seedsOf } from '../secrets/keys';
import {
  type GradingQueue,
  LEASE_MS,
  LONGEST_WAIT_MS,
  MAX_TRIES,
  QueueTrouble,
  REGRADE_EVERY,
  type Taken,
  type TakeOptions,
} from './grading-queue';
import { type Ending, type GradingJob, SeedNumbers, type Untyped } from './job';
import { LeaseWatch } from './lease-watch';
import { pauseUnlessNotified } from './notify';
import * as rows from './queries';
import { recordVerdict } from './record-verdict';
import { steadyNow } from './steady-clock';

/** What an earlier grader left is taken up again within this time. */
const WEEK = 7 * 24 * 3_600_000;

export interface TableQueueOptions {
  /** For what is written into rows, and for when a retry is due. */
  clock?: () => number;
  /** For leases: runs evenly, and is never compared with anybody else's. */
  steady?: () => number;
  leaseMs?: number;
}

/** The queue in the database itself: for graders on the machine that has it. What dead ones held is given back at once. */
export function openTableQueue(db: Db, options: TableQueueOptions = {}): GradingQueue {
  const queue = new TableQueue(db, options);
  const given = queue.releaseDead();
  if (given > 0) log.info({ gradings: given }, 'took up again what a stopped grader had left');
  return queue;
}

/** Names this process among all that grade from one database, also one that had its number before. */
const PROCESS = `${hostname()}:${process.pid}:${randomUUID()}`;

class TableQueue implements GradingQueue {
  private readonly clock: () => number;
  private readonly steady: () => number;
  private readonly watch: LeaseWatch;
  /** Live jobs that this grader has taken since its last regrade. */
  private liveInARow = 0;
  /** Verdicts that wait for their types, and since when; null before anybody asked. */
  private untyped: { id: string; since: number }[] | null = null;

  constructor(
    private readonly db: Db,
    { clock = Date.now, steady = steadyNow, leaseMs = LEASE_MS }: TableQueueOptions,
  ) {
    this.clock = clock;
    this.steady = steady;
    this.watch = new LeaseWatch(leaseMs);
  }

  take(options: TakeOptions): Promise<Taken | null> {
    return reach(() => {
      for (;;) {
        const taken = this.claim(options);
        if (taken !== 'set aside') return taken;
      }
    });
  }

  private claim({ places, liveOnly = false }: TakeOptions): Taken | 'set aside' | null {
    const lost = this.watch.look(rows.listLeases(this.db), this.steady());
    const token = `${PROCESS}:${randomUUID()}`;
    const first = liveOnly ? 'live-only' : this.liveInARow >= REGRADE_EVERY - 1 ? 'regrade' : 'live';
    const id = rows.claimNext(this.db, token, { now: this.clock(), lost, places, first });
    const work = id === null ? null : rows.findWork(this.db, id);
    if (id === null || work === null) return null;
    const { tries, secret } = work.grading;
    const fault =
      tries > MAX_TRIES
        ? 'Its grader ended without a verdict too often.'
        : secret === null
          ? 'This grading was dealt by an earlier generator, and cannot be again.'
          : null;
    if (fault !== null || secret === null) {
      rows.endTry(this.db, id, token, { state: 'broken', finishedAt: this.clock(), fault: fault ?? '' });
      return 'set aside';
    }
    rows.clearEvents(this.db, id);
    const job = jobOf(work, secret);
    this.liveInARow = job.priority === 'live' ? this.liveInARow + 1 : 0;
    return { job, lease: { id, token } };
  }

  renew({ id, token }: Taken['lease']): Promise<boolean> {
    return reach(() => rows.extendLease(this.db, id, token));
  }

  report({ id, token }: Taken['lease'], events: unknown[]): Promise<void> {
    return reach(() => void rows.insertEvents(this.db, id, token, this.clock(), events));
  }

  settle({ id, token }: Taken['lease'], ending: Ending): Promise<boolean> {
    return reach(() => {
      if (ending.kind === 'released') return rows.release(this.db, id, token);
      if (ending.kind === 'fault') return this.endTry(id, token, ending.fault);
      const recorded = recordVerdict(this.db, { id, token }, ending.verdict, this.clock());
      if (recorded && ending.verdict.types === 'pending') this.untyped?.push({ id, since: this.clock() });
      return recorded;
    });
  }

  private endTry(id: string, token: string, fault: string): boolean {
    const now = this.clock();
    const tries = rows.findWork(this.db, id)?.grading.tries ?? 0;
    if (tries >= MAX_TRIES) return rows.endTry(this.db, id, token, { state: 'broken', finishedAt: now, fault });
    const availableAt = now + Math.min(LONGEST_WAIT_MS, 1000 * 2 ** tries);
    return rows.endTry(this.db, id, token, { state: 'queued', availableAt, fault });
  }

  takeUntyped(): Promise<Untyped | null> {
    return reach(() => {
      const now = this.clock();
      this.untyped ??= rows.listPendingTypes(this.db, now - WEEK).map((id) => ({ id, since: now }));
      const next = this.untyped.shift();
      const work = next ? rows.findWork(this.db, next.id) : null;
      if (!next || !work) return null;
      return { ...challengeAndSource(work), id: next.id, waitedMs: now - next.since };
    });
  }

  settleTypes(id: string, found: { types: string; typeErrors: unknown[] }): Promise<void> {
    return reach(() => rows.updateTypes(this.db, id, found));
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    return pauseUnlessNotified(ms, signal);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Gives back at once what processes of this machine held when they died, instead of waiting for their leases. */
  releaseDead(): number {
    const holders = rows.listLeases(this.db).map(({ holder }) => holder);
    return rows.releaseHolders(this.db, holders.filter(isDead));
  }
}

/** Of a process of this machine that is no more, or of an earlier one that had this one's number. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(':');
  if (host !== hostname()) return false;
  return Number(pid) === process.pid ? !holder.startsWith(`${PROCESS}:`) : !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

type Work = NonNullable<ReturnType<typeof rows.findWork>>;

function challengeAndSource({ submission, grading }: Work) {
  const { courseId, challengeId, source } = submission;
  return { challenge: { courseId, challengeId, contentHash: grading.contentHash }, source };
}

function jobOf(work: Work, secret: string): GradingJob {
  const { id, cause, tries, seeds } = work.grading;
  return {
    ...challengeAndSource(work),
    id,
    priority: cause === 'submit' ? 'live' : 'regrade',
    tries,
    seeds: seedsOf(secret, SeedNumbers.parse(seeds)),
  };
}

async function reach<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw isStorageTrouble(error) ? new QueueTrouble('The database cannot be used just now.', { cause: error }) : error;
  }
}
