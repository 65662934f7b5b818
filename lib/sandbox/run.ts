import { outcomeOfExit, outcomeOfThrow } from './ending';
import type { Ended, Job, LogRow, RunError, RunOptions } from './job';
import { MEMORY_SLACK_MB, type Outcome } from './outcome';
import type { Exit } from './process';
import { decodeResult, type Frame, ProtocolError } from './protocol';
import type { Runner } from './runner';
import { correctedReason } from './sentences';
import type { Usage } from './usage';

const LOOK_MS = 50;

/** The job never started: another sandbox may take it. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/** Something ready that takes one job: a walled process, or a browser's worker. */
export type Taker = Pick<Runner, 'accept' | 'usage'>;

interface Ending {
  outcome: Outcome;
  error: RunError | null;
  result?: Ended['result'];
  trainMs?: number;
}

/**
 * Runs one job in a ready runner, which then has to be killed: it may still be running.
 * @throws NotTaken; the reason of an aborted signal.
 */
export function runIn(runner: Taker, job: Job, queuedMs: number, options: RunOptions = {}): Promise<Ended> {
  return new Promise<Ended>((resolve, reject) => {
    new Run(runner, job, queuedMs, options, resolve, reject).start();
  });
}

class Run {
  private started = false;
  private over = false;
  private sentAt = 0;
  private before: Usage = { cpuMs: 0, residentMb: 0, peakMb: 0, dataMb: 0, threads: 0 };
  private last: Usage = this.before;
  private console = '';
  private rows = 0;
  private readonly advice: Ended['advice'] = [];
  private timers: NodeJS.Timeout[] = [];
  private readonly onAbort = () => this.fail(this.options.signal?.reason);

  constructor(
    private readonly runner: Taker,
    private readonly job: Job,
    private readonly queuedMs: number,
    private readonly options: RunOptions,
    private readonly resolve: (ended: Ended) => void,
    private readonly reject: (reason: unknown) => void,
  ) {}

  start(): void {
    const { signal } = this.options;
    if (signal?.aborted) {
      this.fail(signal.reason);
      return;
    }
    signal?.addEventListener('abort', this.onAbort, { once: true });
    this.sentAt = performance.now();
    this.runner
      .accept(this.job, {
        onFrame: (frame) => this.hear(frame),
        onProblem: (problem) => this.problem(problem),
        onExit: (exit) => this.exit(exit),
      })
      .then(
        (before) => {
          this.before = before;
          this.last = before;
        },
        (error: unknown) => this.fail(new NotTaken(String(error))),
      );
    const { wallSeconds } = this.job.limits;
    const late = () => void this.end(failure('time-limit', { seconds: wallSeconds }));
    this.timers = [setTimeout(late, wallSeconds * 1000), setInterval(() => void this.look(), LOOK_MS)];
  }

  /** An error of whoever listens is ours: it ends this run, and not the process. */
  private hear(frame: Frame): void {
    if (this.over) return;
    try {
      this.frame(frame);
    } catch (error) {
      this.fail(error);
    }
  }

  private frame(frame: Frame): void {
    const { header } = frame;
    if (header.type === 'started') this.started = true;
    else if (header.type === 'log') this.log({ step: header.step, values: Object.fromEntries(header.values) });
    else if (header.type === 'console') this.print(header.text);
    else if (header.type === 'corrected') this.advise(correctedReason(header.id), {});
    else if (header.type === 'result') {
      if (header.leakedTensors > 50) this.advise('leaked-tensors', { count: header.leakedTensors });
      if (header.working) this.advise('still-working', {});
      try {
        const result = decodeResult(frame);
        void this.end({ outcome: 'completed', error: null, result, trainMs: header.trainMs });
      } catch (error) {
        if (error instanceof ProtocolError) this.problem(error);
        else this.fail(error);
      }
    } else if (header.type === 'error') void this.end({ ...outcomeOfThrow(header, this.job), trainMs: header.trainMs });
  }

  private log(row: LogRow): void {
    this.rows++;
    if (this.rows <= this.job.limits.logRows) this.options.onLog?.(row);
    else this.advise('logs-truncated', { rows: this.job.limits.logRows });
  }

  private print(text: string): void {
    const room = this.job.limits.consoleKb * 1024 - this.console.length;
    this.console += text.slice(0, Math.max(0, room));
    if (text.length > room) this.advise('console-truncated', { kb: this.job.limits.consoleKb });
  }

  private advise(reason: string, values: Record<string, string | number>): void {
    if (!this.advice.some((known) => known.reason === reason)) this.advice.push({ reason, values });
  }

  private problem(problem: ProtocolError): void {
    if (!this.started) this.fail(new NotTaken('The sandbox spoke out of turn.'));
    else void this.end(failure('output-limit', {}, problem.reason));
  }

  private async exit(exit: Exit): Promise<void> {
    if (this.over) return;
    if (!this.started) return this.fail(new NotTaken(`Ended with code ${exit.code}. ${exit.words}`));
    const { last, before } = this;
    const used = {
      cpuSeconds: this.cpuMs() / 1000,
      residentMb: last.residentMb - before.residentMb,
      threads: last.threads - before.threads,
    };
    await this.end(outcomeOfExit(exit, used, this.job.limits));
  }

  /** The watchdog: limits that the operating system does not keep, or keeps only in whole seconds. */
  private async look(): Promise<void> {
    if (!this.started || this.over) return;
    const usage = await this.runner.usage();
    if (!usage || this.over) return;
    this.last = usage;
    const { cpuSeconds, memoryMb, threads } = this.job.limits;
    if (this.cpuMs() > cpuSeconds * 1000) return this.end(failure('cpu-limit', { seconds: cpuSeconds }));
    if (usage.threads - this.before.threads > threads) {
      return this.end(failure('runtime-error', { threads }, 'thread-limit'));
    }
    const grownMb = usage.residentMb - this.before.residentMb;
    if (grownMb > memoryMb + MEMORY_SLACK_MB) return this.end(failure('memory-limit', { mb: memoryMb }));
  }

  private cpuMs(): number {
    return Math.max(0, this.last.cpuMs - this.before.cpuMs);
  }

  private async end(ending: Ending): Promise<void> {
    if (!this.finish()) return;
    const wallMs = performance.now() - this.sentAt;
    // The thread that trained now sleeps: its account is complete, and still open.
    this.last = (await this.runner.usage()) ?? this.last;
    const trainMs = Math.min(ending.trainMs ?? wallMs, wallMs);
    this.resolve({
      outcome: ending.outcome,
      result: ending.result ?? null,
      error: ending.error,
      console: this.console,
      advice: this.advice,
      timing: {
        queuedMs: this.queuedMs,
        overheadMs: wallMs - trainMs,
        trainMs,
        cpuMs: this.cpuMs(),
        peakMb: this.last.peakMb,
      },
    });
  }

  private fail(reason: unknown): void {
    if (this.finish()) this.reject(reason);
  }

  private finish(): boolean {
    if (this.over) return false;
    this.over = true;
    this.timers.forEach(clearTimeout);
    this.options.signal?.removeEventListener('abort', this.onAbort);
    return true;
  }
}

function failure(outcome: Outcome, values: Record<string, string | number>, reason: string = outcome): Ending {
  return { outcome, error: { reason, values, thrown: null, stack: null } };
}
