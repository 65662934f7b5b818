/** Starts fail for a reason that the next one shares: after a few in a row, pauses grow from one second to a minute. */
const TOLERATED = 3;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Counts starts that failed one after the other, and says when not to try. */
export class Breaker {
  private failures = 0;
  private last = '';
  private timer: NodeJS.Timeout | undefined;

  /** @param retry called when a pause is over: one start may be tried. */
  constructor(
    private readonly retry: () => void,
    private readonly firstPauseMs = FIRST_PAUSE_MS,
  ) {}

  /** Why nothing starts at present; null when it may. After a pause it stays until a start has succeeded. */
  get why(): string | null {
    return this.failures >= TOLERATED ? this.last : null;
  }

  /** Whether a start would be one too many. */
  get resting(): boolean {
    return this.timer !== undefined;
  }

  succeeded(): void {
    this.failures = 0;
    this.rest(null);
  }

  /** @returns how long nothing should be started, in milliseconds; 0 when the next start may come at once. */
  failed(why: string): number {
    this.failures++;
    this.last = why;
    const extra = this.failures - TOLERATED;
    const pause = extra < 0 ? 0 : Math.min(this.firstPauseMs * 2 ** extra, LONGEST_PAUSE_MS);
    this.rest(pause > 0 ? pause : null);
    return pause;
  }

  stop(): void {
    this.rest(null);
  }

  private rest(ms: number | null): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (ms === null) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.retry();
    }, ms);
    this.timer.unref();
  }
}
