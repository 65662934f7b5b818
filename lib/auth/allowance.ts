import { LRUCache } from 'lru-cache';

/** Of more, those used longest ago are forgotten: a limit may never cost the server its memory. */
export const MAX_KEYS = 100_000;

/**
 * How often something may happen for each key: `burst` times at once, and then again once every `everyMs` (a token bucket,
 * in the form of the generic cell rate algorithm: one number a key). It lives in this process's memory, which serves all
 * requests; a restart begins anew.
 */
export class Allowance {
  /** By key: when the bucket will be full again. */
  private readonly full = new LRUCache<string, number>({ max: MAX_KEYS });

  /** @param clock milliseconds that only ever grow, so that a corrected clock locks nobody out */
  constructor(
    readonly burst: number,
    readonly everyMs: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Uses one. @returns 0, or the milliseconds after which there is one again (and nothing was used). */
  take(key: string): number {
    const now = this.clock();
    const full = Math.max(this.full.get(key) ?? now, now) + this.everyMs;
    const wait = full - now - this.burst * this.everyMs;
    if (wait > 0) return wait;
    this.full.set(key, full);
    return 0;
  }

  /** Gives one back that turned out not to count. */
  giveBack(key: string): void {
    const full = this.full.get(key);
    if (full !== undefined) this.full.set(key, full - this.everyMs);
  }

  /** Makes the bucket full. */
  forgive(key: string): void {
    this.full.delete(key);
  }
}
