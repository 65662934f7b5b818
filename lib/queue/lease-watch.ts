/** What one who looks at leases sees of each: `mark` changes whenever it is taken or renewed. */
export interface SeenLease {
  id: string;
  mark: string;
}

/**
 * Finds out which leases have run out without believing anybody else's clock: whoever watches counts, by its own, how long a
 * lease has not changed. No look counts for more than a third of a lease, so that a watcher that slept, or could not read,
 * sees a holder that did the same renew first.
 */
export class LeaseWatch {
  private seen = new Map<string, { mark: string; at: number; unchangedMs: number }>();

  constructor(private readonly leaseMs: number) {}

  /** @param now of the watcher's steady clock, in ms. @returns the marks of those that have run out. */
  look(leases: SeenLease[], now: number): string[] {
    const before = this.seen;
    this.seen = new Map(
      leases.map(({ id, mark }) => {
        const known = before.get(id);
        if (known?.mark !== mark) return [id, { mark, at: now, unchangedMs: 0 }];
        const passed = Math.max(0, Math.min(now - known.at, this.leaseMs / 3));
        return [id, { mark, at: now, unchangedMs: known.unchangedMs + passed }];
      }),
    );
    return [...this.seen.values()].filter(({ unchangedMs }) => unchangedMs >= this.leaseMs).map(({ mark }) => mark);
  }
}
