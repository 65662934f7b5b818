import { log } from '@/lib/log';
import { Breaker } from './breaker';
import { Limits } from './outcome';
import type { WalledProcess } from './process';
import { Runner } from './runner';

export interface PoolOptions {
  /** Ready sandboxes to keep. */
  spares: number;
  /** Jobs that run at the same time. */
  slots: number;
  /** A ready sandbox older than this is replaced by a fresh one. */
  lifeMs?: number;
  /** How long a job waits for a sandbox that does not start. */
  patienceMs?: number;
  /** The first pause of the breaker. */
  pauseMs?: number;
}

interface Waiting {
  memoryMb: number;
  resolve(runner: Runner): void;
  reject(reason: unknown): void;
}

const LIFE_MS = 10 * 60_000;
const PATIENCE_MS = 60_000;
/** After a job: the next run of the same submission, or its verdict, is not to wait for the start of a spare. */
const SETTLE_MS = 40;

/**
 * Ready sandboxes of one build, kept in number off the path of the jobs: while every slot trains, none is started that no
 * job waits for, because it would take its processor time from them.
 */
export class Pool {
  private readonly ready: { runner: Runner; since: number }[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly all = new Set<Runner>();
  private readonly breaker: Breaker;
  private readonly lifeMs: number;
  private readonly ageing: NodeJS.Timeout;
  private settling: NodeJS.Timeout | undefined;
  private starting = 0;
  private busy = 0;
  /** Ready sandboxes let a job have as much memory as the greediest one so far, since a limit can only be lowered. */
  private memoryMb = Limits.parse({}).memoryMb;
  /** Sandboxes that did not start, or ended before they took their job. */
  lost = 0;
  closed = false;

  constructor(
    private readonly launch: () => WalledProcess,
    private readonly options: PoolOptions,
  ) {
    this.breaker = new Breaker(() => this.refill(), options.pauseMs);
    this.lifeMs = options.lifeMs ?? LIFE_MS;
    this.ageing = setInterval(() => this.renewOldest(), this.lifeMs / 20);
    this.ageing.unref();
  }

  /** Why no sandbox starts here at present; null when they do. */
  get paused(): string | null {
    return this.breaker.why;
  }

  get warm(): number {
    return this.ready.length;
  }

  /**
   * A ready runner for a job that may use `memoryMb`; the caller owns it and calls `release` in any case.
   * @throws Error when the pool is closed, or nothing has started for long; the signal's reason when aborted.
   */
  async take(memoryMb: number, signal?: AbortSignal): Promise<Runner> {
    this.busy++;
    if (this.closed) throw new Error('The sandbox is closed.');
    if (memoryMb > this.memoryMb) {
      this.memoryMb = memoryMb;
      for (const { runner } of this.ready.splice(0)) void runner.kill();
    }
    for (let next = this.ready.shift(); next; next = this.ready.shift()) {
      if (next.runner.alive) return next.runner;
    }
    return this.waitForOne(memoryMb, signal);
  }

  /** Gives the place back; a runner is never used twice. */
  release(runner: Runner | null): void {
    this.busy--;
    void runner?.kill();
    if (this.waiting.length > 0) this.refill();
    else this.settling ??= setTimeout(() => this.settle(), SETTLE_MS).unref();
  }

  private settle(): void {
    this.settling = undefined;
    this.refill();
  }

  /** Starts what is missing: at once for jobs that wait, otherwise one at a time on a core that no job uses. */
  refill(): void {
    if (this.closed || this.breaker.resting) return;
    // After a pause one start shows whether the others have a chance.
    const wanted = () => (this.breaker.why === null ? this.waiting.length : 1);
    while (this.starting < wanted() && !this.breaker.resting) this.start();
    const idle = this.starting === 0 && this.busy < this.options.slots && !this.breaker.resting;
    if (idle && this.ready.length < this.options.spares) this.start();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.ageing);
    clearTimeout(this.settling);
    this.breaker.stop();
    for (const { reject } of [...this.waiting]) reject(new Error('The sandbox is closed.'));
    await Promise.all([...this.all].map((runner) => runner.kill()));
  }

  private waitForOne(memoryMb: number, signal?: AbortSignal): Promise<Runner> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(impatient);
        signal?.removeEventListener('abort', leave);
        this.waiting.splice(this.waiting.indexOf(entry), 1);
      };
      const entry: Waiting = {
        memoryMb,
        resolve(runner) {
          settle();
          resolve(runner);
        },
        reject(reason) {
          settle();
          reject(reason);
        },
      };
      const leave = () => entry.reject(signal?.reason);
      const late = () => entry.reject(new Error(`No sandbox started in time. ${this.paused ?? ''}`.trim()));
      const impatient = setTimeout(late, this.options.patienceMs ?? PATIENCE_MS);
      this.waiting.push(entry);
      signal?.addEventListener('abort', leave, { once: true });
      this.refill();
    });
  }

  private start(): void {
    let runner: Runner;
    try {
      runner = new Runner(this.launch(), this.memoryMb);
    } catch (error) {
      // A machine that is out of descriptors or processes says so at once.
      this.failed(error);
      setImmediate(() => this.refill());
      return;
    }
    this.starting++;
    this.all.add(runner);
    void runner.exited.then(() => this.forget(runner));
    runner.ready.then(
      () => {
        this.starting--;
        if (this.breaker.why !== null) log.info('sandboxes start again');
        this.breaker.succeeded();
        const next = this.waiting.find(({ memoryMb }) => memoryMb <= runner.memoryMb);
        if (next) next.resolve(runner);
        else if (runner.memoryMb < this.memoryMb) void runner.kill();
        else this.ready.push({ runner, since: performance.now() });
        while (this.ready.length > this.options.spares) void this.ready.shift()?.runner.kill();
        this.refill();
      },
      (error: unknown) => {
        this.starting--;
        if (this.closed) return;
        this.failed(error);
        this.refill();
      },
    );
  }

  private failed(error: unknown): void {
    this.lost++;
    const why = error instanceof Error ? error.message : String(error);
    const pauseMs = this.breaker.failed(why);
    log.error({ error: why, pauseMs }, 'a sandbox did not start');
  }

  /** Its replacement comes first, and one at a time. */
  private renewOldest(): void {
    const [oldest] = this.ready;
    const idle = this.starting === 0 && this.busy < this.options.slots && !this.breaker.resting;
    if (oldest && idle && !this.closed && performance.now() - oldest.since > this.lifeMs) this.start();
  }

  private forget(runner: Runner): void {
    this.all.delete(runner);
    const i = this.ready.findIndex((one) => one.runner === runner);
    if (i < 0) return;
    this.ready.splice(i, 1);
    this.refill();
  }
}
