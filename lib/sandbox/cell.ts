import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { InputValue, Job, WireTensor } from './job';
import type { Exit, WalledProcess } from './process';
import { type Frame, type FrameCaps, FrameReader, ProtocolError } from './protocol';
import { encodeFrame } from './protocol-frame';
import type { JobHeader } from './protocol-headers';
import { findProgram } from './runtimes';
import { type Usage, usageOf } from './usage';

const MB = 2 ** 20;
const BOOT_MS = 20_000;
const WHILE_IDLE: FrameCaps = { headerBytes: 1024, bodyBytes: 0, totalBytes: 2048 };

function isTensor(input: InputValue): input is WireTensor {
  return typeof input === 'object' && !Array.isArray(input);
}

/** Who listens to a cell while it has a job. */
export interface Listener {
  onFrame(frame: Frame): void;
  onProblem(problem: ProtocolError): void;
  onExit(exit: Exit): void;
}

/** One single-use sandbox: gets warm, takes one job, ends. */
export class Cell {
  /** Kept when it can take a job; broken when it ended first. */
  readonly ready: Promise<this>;
  private readonly reader = new FrameReader(WHILE_IDLE);
  private listener: Listener | null = null;
  private dead = false;

  constructor(private readonly walled: WalledProcess) {
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => this.walled.kill(), BOOT_MS);
      this.listener = {
        onFrame: ({ header }) => {
          if (header.type !== 'ready') return;
          clearTimeout(late);
          resolve(this);
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
    if (!before || this.dead) throw new Error('The sandbox is gone.');
    if (process.platform === 'linux') await this.lowerLimits(before, job);
    if (this.dead) throw new Error('The sandbox is gone.');
    this.reader.limit({
      headerBytes: 4 * MB,
      bodyBytes: Math.ceil(limits.artifactMb * MB),
      totalBytes: Math.ceil(limits.artifactMb * MB) + 8 * MB + limits.logRows * 4096 + limits.consoleKb * 4096,
    });
    this.listener = listener;
    const tensors = Object.values(job.inputs).filter(isTensor);
    const header: JobHeader = {
      code: job.code,
      seed: job.seed,
      inputs: Object.entries(job.inputs).map(([name, input]) => ({
        name,
        input: isTensor(input)
          ? { kind: 'tensor', tensor: { shape: input.shape, dtype: input.dtype } }
          : { kind: 'value', value: input },
      })),
      logRows: limits.logRows,
      consoleBytes: limits.consoleKb * 1024,
      artifactBytes: Math.floor(limits.artifactMb * MB),
      bare: job.bare ?? false,
    };
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

  /** The data limit counts JavaScript's heap, array buffers and WebAssembly memory alike, above what is there already. */
  private async lowerLimits(before: Usage, { limits }: Job): Promise<void> {
    const prlimit = findProgram('prlimit');
    if (!prlimit) return;
    const data = Math.ceil((before.dataMb + limits.memoryMb) * MB);
    const cpu = Math.ceil(before.cpuMs / 1000 + limits.cpuSeconds) + 1;
    const pid = String(this.walled.pid);
    const words = [...this.walled.asUser, prlimit, '--pid', pid, `--data=${data}:${data}`, `--cpu=${cpu}:${cpu + 1}`];
    await promisify(execFile)(words[0] as string, words.slice(1));
  }
}
