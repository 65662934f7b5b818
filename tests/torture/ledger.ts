// What the server has said "yes" to, kept outside of it.

export interface HandedIn {
  user: string;
  requestId: string;
  source: string;
  outcome: string;
  passed: boolean;
  /** As the server named it, once it has. */
  id: string | null;
}

export interface Answered {
  attemptId: string;
  itemId: string;
  answer: unknown;
  accepted: boolean;
}

/** Answers that may be given again and again are counted. */
export interface Counted {
  accepted: number;
  /** Asked for and never answered, or refused by a server in trouble. */
  unknown: number;
}

/** What is written over: the last that was accepted, or one of those asked for since. */
export interface Written {
  accepted: string | null;
  since: string[];
}

export class Ledger {
  readonly submissions = new Map<string, HandedIn>();
  readonly answers = new Map<string, Answered>();
  readonly checkpoints = new Map<string, Counted>();
  readonly drafts = new Map<string, Written>();
  /** Answers by status; 0 where there was none. */
  readonly statuses = new Map<number, number>();
  /** What should not have been answered so. */
  readonly surprises: string[] = [];

  count(status: number): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }

  checkpoint(user: string, itemId: string): Counted {
    return entry(this.checkpoints, `${user} ${itemId}`, { accepted: 0, unknown: 0 });
  }

  draft(user: string, key: string): Written {
    return entry(this.drafts, `${user} ${key}`, { accepted: null, since: [] });
  }
}

function entry<Value>(map: Map<string, Value>, key: string, fresh: Value): Value {
  const known = map.get(key) ?? fresh;
  map.set(key, known);
  return known;
}
