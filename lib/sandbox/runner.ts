import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Job } from './job';
import { capsOf, packJob } from './job-frame';
import { Limits, MEMORY_SLACK_MB } from './outcome';
import type { Exit, WalledProcess } from './process';
import { type Frame, type FrameCaps, FrameReader, ProtocolError } from './protocol';
import { encodeFrame } from './protocol-frame';
import { findProgram } from './runtimes';
import { type Usage, usageOf } from './usage';

const MB = 2 ** 20;
const BOOT_MS = 20_000;
const WHILE_IDLE: FrameCaps = { headerBytes: 1024, bodyBytes: 0, totalBytes: 2048 };

/** Who listens to a runner while it has a job. */
export interface Listener {
  onFrame(frame: Frame): void;
  onProblem(problem: ProtocolError): void;
  onExit(exit: Exit): void;
}

/** One single-use sandbox: gets warm, takes one job, ends. */
export class Runner {
  /** Kept when it can take a job; broken when it ended first. */
  readonly ready: Promise<this>;
  private readonly reader = new FrameReader(WHILE_IDLE);
  private listener: Listener | null = null;
  private dead = false;
  /** Of the idle process: what counts against the data limit and is not the job's. */
  private ownDataMb = 0;

  /** @param memoryMb what it lets a job have, set before any job comes; a job may have less. */
  constructor(
    private readonly walled: WalledProcess,
    readonly memoryMb: number = Limits.parse({}).memoryMb,
  ) {
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => this.walled.kill(), BOOT_MS);
      this.listener = {
        onFrame: ({ header }) => {
          if (header.type !== 'ready') return;
          clearTimeout(late);
          this.prepare().then(
            () => resolve(this),
            (error: unknown) => {
              reject(error);
              void this.walled.kill();
            },
          );
        },
        onProblem: () => void this.walled.kill(),
        onExit: ({ code, words }) => {
          clearTimeout(late);
          reject(new Error(`A sandbox ended with code ${code} before it was ready. ${words}`.trim()));
        },
      };
    });
    this.walled.stdout.on('data', (chunk: Buffer) => this.read(chunk));
    void this.exited.then((exit) => {
      this.dead = true;
      this.listener?.onExit(exit);
    });
  }

  get exited(): Promise<Exit> {
    return this.walled.exited;
  }

  get alive(): boolean {
    return !this.dead;
  }

  /** See `WalledProcess.pid`. */
  get pid(): number | null {
    return this.walled.pid;
  }

  usage(): Promise<Usage | null> {
    const { pid } = this;
    return pid === null ? Promise.resolve(null) : usageOf(pid);
  }

  /**
   * Hands over the job under its own limits.
   * @returns what the idle sandbox had used before.
   * @throws Error when the limits cannot be set or the sandbox is gone: then nothing of the job has run.
   */
  async accept(job: Job, listener: Listener): Promise<Usage> {
    const { limits } = job;
    const before = await this.usage();
    if (limits.memoryMb > this.memoryMb) throw new Error('The sandbox was made for smaller jobs.');
    if (limits.memoryMb < this.memoryMb) await this.limitData(limits.memoryMb);
    if (!before || this.dead) throw new Error('The sandbox is gone.');
    this.reader.limit(capsOf(limits));
    this.listener = listener;
    const { header, tensors } = packJob(job);
    for (const bytes of encodeFrame(header, tensors)) this.walled.stdin.write(bytes);
    this.walled.stdin.end();
    return before;
  }

  kill(): Promise<Exit> {
    return this.walled.kill();
  }

  private read(chunk: Buffer): void {
    try {
      for (const frame of this.reader.push(chunk)) this.listener?.onFrame(frame);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.walled.stdout.removeAllListeners('data');
      this.walled.stdout.resume();
      this.listener?.onProblem(error);
    }
  }

  private async prepare(): Promise<void> {
    const idle = await this.usage();
    if (!idle) throw new Error('The sandbox is gone.');
    this.ownDataMb = idle.dataMb;
    await this.limitData(this.memoryMb);
  }

  /**
   * The data limit counts JavaScript's heap, array buffers and WebAssembly memory alike. It is set for good: soft and hard.
   * Setting it starts a program, which costs more than all else on a job's way in: done beforehand where it can be.
   */
  private async limitData(memoryMb: number): Promise<void> {
    const prlimit = process.platform === 'linux' ? findProgram('prlimit') : null;
    if (!prlimit) return;
    const data = Math.ceil((this.ownDataMb + memoryMb + MEMORY_SLACK_MB) * MB);
    const words = [...this.walled.asUser, prlimit, '--pid', String(this.walled.pid), `--data=${data}:${data}`];
    await promisify(execFile)(words[0] as string, words.slice(1));
  }
}
