import type { WorkerJob } from '../sandbox/harness/worker';
import type { Job } from '../sandbox/job';
import { capsOf, packJob } from '../sandbox/job-frame';
import { FrameReader, ProtocolError } from '../sandbox/protocol';
import type { Taker } from '../sandbox/run';
import type { Listener } from '../sandbox/runner';
import type { Usage } from '../sandbox/usage';
import type { EngineWorker } from './frame-worker';

const BOOT_MS = 60_000;
const WHILE_IDLE = { headerBytes: 1024, bodyBytes: 0, totalBytes: 2048 };
/** A browser tells nobody what a worker uses. */
const UNKNOWN: Usage = { cpuMs: 0, residentMb: 0, peakMb: 0, dataMb: 0, threads: 0 };
/** What a process that aborted would leave: the words decide what is made of it. */
const ABORTED = 128 + 6;

/** One single-use worker for student code: gets warm, takes one job, is ended. */
export class WorkerRunner implements Taker {
  /** Kept when it can take a job. */
  readonly ready: Promise<void>;
  private readonly reader = new FrameReader(WHILE_IDLE);
  private listener: Listener | null = null;

  constructor(private readonly worker: EngineWorker) {
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('A worker did not get ready.')), BOOT_MS);
      this.listener = {
        onFrame({ header }) {
          if (header.type !== 'ready') return;
          clearTimeout(late);
          resolve();
        },
        onProblem: reject,
        onExit: ({ words }) => reject(new Error(words)),
      };
    });
    // Asked for later, or never.
    this.ready.catch(() => {});
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.read(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.listener?.onExit({ code: ABORTED, words: event.message ?? '' });
    });
  }

  async accept(job: Job, listener: Listener): Promise<Usage> {
    this.reader.limit(capsOf(job.limits));
    this.listener = listener;
    const { header, tensors } = packJob(job);
    const body = new Uint8Array(tensors.reduce((sum, { values }) => sum + values.byteLength, 0));
    let offset = 0;
    for (const { values } of tensors) {
      body.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
      offset += values.byteLength;
    }
    const handed: WorkerJob = { header, body };
    this.worker.postMessage(handed, [body.buffer]);
    return UNKNOWN;
  }

  async usage(): Promise<null> {
    return null;
  }

  end(): void {
    this.listener = null;
    this.worker.terminate();
  }

  private read(data: unknown): void {
    if (this.listener === null) return;
    try {
      if (!(data instanceof Uint8Array)) throw new ProtocolError('raw-output');
      for (const frame of this.reader.push(data)) this.listener?.onFrame(frame);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const { listener } = this;
      this.listener = null;
      listener?.onProblem(error);
    }
  }
}
