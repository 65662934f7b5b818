import type { EngineWorker } from './frame-worker';

/** The worker ended, or never answered: through no fault of the question that is known. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}

interface Pending {
  resolve(answer: never): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

/** A worker that answers questions by their `id`; it is started at the first one, and again when it has died. */
export class AskedWorker<Question extends { id: number }> {
  private worker: EngineWorker | null = null;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;

  /** @param start gives a worker that is ready to be asked, or will read its questions once it is. */
  constructor(
    private readonly start: () => EngineWorker,
    private readonly patienceMs: number,
  ) {}

  /** @throws WorkerDied */
  ask<Answer extends { id: number }>(question: Omit<Question, 'id'>): Promise<Answer> {
    const worker = this.worker ?? this.open();
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(worker, 'It took too long.'), this.patienceMs);
      this.pending.set(id, { resolve, reject, timer });
      worker.postMessage({ ...question, id });
    });
  }

  close(): void {
    if (this.worker) this.end(this.worker, 'It was closed.');
  }

  private open(): EngineWorker {
    const worker = this.start();
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number }>) => {
      const asked = this.pending.get(data.id);
      if (!asked) return;
      clearTimeout(asked.timer);
      this.pending.delete(data.id);
      asked.resolve(data as never);
    });
    worker.addEventListener('error', ({ message }) => this.end(worker, message));
    this.worker = worker;
    return worker;
  }

  private end(worker: EngineWorker, why: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    worker.terminate();
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer);
      reject(new WorkerDied(`A worker of the engine ended. ${why}`));
    }
    this.pending.clear();
  }
}
