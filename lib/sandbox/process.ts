import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { childOf } from './usage';
import type { Spawn } from './walls';

export interface Exit {
  /** 128 plus the signal's number when a signal ended it. */
  code: number;
  /** The last words on standard error. */
  words: string;
}

const WORDS_KEPT = 8_192;
/** After the end of a process, for its streams to be read to theirs. */
const CLOSE_MS = 2_000;

/** One process behind walls: its streams, its real id and exit code, and its certain end. */
export class WalledProcess {
  readonly exited: Promise<Exit>;
  private readonly child: ChildProcess;
  private readonly named: Promise<void>;
  private report = '';
  private words = '';
  private gone = false;

  constructor(private readonly plan: Spawn) {
    const descriptors = plan.reports ? 4 + plan.feeds.length : 3;
    const options: SpawnOptions = {
      stdio: Array.from({ length: descriptors }, () => 'pipe' as const),
      // Exactly these: a type that other packages widen asks for more.
      env: plan.variables as unknown as NodeJS.ProcessEnv,
      cwd: plan.folder,
      // A process group of its own: what it leaves behind can be named.
      detached: true,
    };
    this.child = spawn(plan.file, plan.args, options);
    for (const [i, feed] of plan.feeds.entries()) {
      const stream = this.child.stdio[4 + i] as Writable;
      stream.on('error', () => {});
      stream.end(feed);
    }
    this.child.stdin?.on('error', () => {});
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.words = (this.words + chunk.toString('utf8')).slice(-WORDS_KEPT);
    });
    this.named = new Promise((resolve) => {
      if (!plan.reports) {
        resolve();
        return;
      }
      (this.child.stdio[3] as Readable).on('data', (chunk: Buffer) => {
        this.report += chunk.toString('utf8');
        if (this.reported('child-pid') !== null) resolve();
      });
    });
    this.exited = new Promise((resolve) => {
      this.child.once('error', (error) => resolve({ code: 127, words: error.message }));
      this.child.once('close', (code, signal) => resolve(this.exit(code, signal)));
      // Who kills bubblewrap from outside while it makes its child leaves that child waiting, with our pipes in its hands: they
      // would never close.
      this.child.once('exit', (code, signal) => {
        this.killRest();
        setTimeout(() => resolve(this.exit(code, signal)), CLOSE_MS).unref();
      });
    });
    running.add(this);
    void this.exited.then(() => {
      this.gone = true;
      running.delete(this);
    });
  }

  get stdin(): Writable {
    return this.child.stdin as Writable;
  }

  get stdout(): Readable {
    return this.child.stdout as Readable;
  }

  /** See `Spawn.asUser`. */
  get asUser(): string[] {
    return this.plan.asUser;
  }

  /** The id, outside, of the program itself; null while it starts. */
  get pid(): number | null {
    if (!this.plan.reports) return this.child.pid ?? null;
    const init = this.reported('child-pid');
    return init === null ? null : childOf(init);
  }

  /** Kills everything behind these walls. The promise is kept when nothing of it is left. */
  async kill(): Promise<Exit> {
    // bubblewrap killed before it has made and named its child would leave that child waiting for it, for ever.
    await Promise.race([this.named, this.exited]);
    this.killNow();
    return this.exited;
  }

  /** As `kill`, for when there is no later. */
  killNow(): void {
    if (this.gone) return;
    const init = this.plan.reports ? this.reported('child-pid') : null;
    // The first process of a process namespace takes all others with it.
    if (init !== null && this.reported('exit-code') === null) killQuietly(init);
    this.child.kill('SIGKILL');
  }

  private killRest(): void {
    const init = this.plan.reports ? this.reported('child-pid') : null;
    if (init !== null && this.reported('exit-code') === null) killQuietly(init);
    if (this.child.pid !== undefined) killQuietly(-this.child.pid);
  }

  private exit(code: number | null, signal: NodeJS.Signals | null): Exit {
    const reported = this.reported('exit-code');
    return { code: reported ?? code ?? 128 + constants.signals[signal ?? 'SIGKILL'], words: this.words };
  }

  private reported(key: string): number | null {
    const value = new RegExp(`"${key}":\\s*(\\d+)`).exec(this.report)?.[1];
    return value === undefined ? null : Number(value);
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

const running = new Set<WalledProcess>();

process.once('exit', () => {
  for (const walled of running) walled.killNow();
});
