import { log } from '@/lib/log';
import { Cell } from './cell';
import type { WalledProcess } from './process';

/** Ready sandboxes, kept in number off the path of the jobs. */
export class Pool {
  private readonly warm: Cell[] = [];
  private readonly waiting: { resolve: (cell: Cell) => void; reject: (reason: unknown) => void }[] = [];
  private readonly all = new Set<Cell>();
  private starting = 0;
  private busy = 0;
  closed = false;
  private failures = 0;

  constructor(
    private readonly launch: () => WalledProcess,
    private readonly spares: number,
    private readonly slots: number,
  ) {}

  /** A ready cell; the caller owns it and calls `release` in any case. */
  take(): Promise<Cell> {
    this.busy++;
    if (this.closed) return Promise.reject(new Error('The sandbox is closed.'));
    for (let cell = this.warm.shift(); cell; cell = this.warm.shift()) {
      if (cell.alive) return Promise.resolve(cell);
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.refill();
    });
  }

  /** Gives the place back; a cell is never used twice. */
  release(cell: Cell | null): void {
    this.busy--;
    void cell?.kill();
    this.refill();
  }

  /** Starts what is missing: at once for jobs that wait, otherwise one at a time on a core that no job uses. */
  refill(): void {
    if (this.closed) return;
    while (this.starting < this.waiting.length) this.start();
    if (this.starting === 0 && this.busy < this.slots && this.warm.length < this.spares) this.start();
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { reject } of this.waiting.splice(0)) reject(new Error('The sandbox is closed.'));
    await Promise.all([...this.all].map((cell) => cell.kill()));
  }

  private start(): void {
    const cell = new Cell(this.launch());
    this.starting++;
    this.all.add(cell);
    cell.ready.then(
      () => {
        this.starting--;
        this.failures = 0;
        const next = this.waiting.shift();
        if (next) next.resolve(cell);
        else this.warm.push(cell);
        this.refill();
      },
      (error: unknown) => {
        this.starting--;
        if (this.closed) return;
        this.failures++;
        log.error({ error: String(error) }, 'a sandbox did not start');
        // A broken machine must not spin: whoever waits hears of it, and the next job tries again.
        this.waiting.shift()?.reject(error);
        if (this.failures < 3) this.refill();
      },
    );
    void cell.ready.catch(() => {}).then(() => this.forget(cell));
  }

  private forget(cell: Cell): void {
    void cell.exited.then(() => {
      this.all.delete(cell);
      const i = this.warm.indexOf(cell);
      if (i >= 0) this.warm.splice(i, 1);
    });
  }
}
