import { and, count, eq, gt, inArray, lte, min } from 'drizzle-orm';
import type { Db } from '../db/open';
import { gradings } from '../db/schema';

export interface Line {
  state: 'queued' | 'running' | 'broken';
  cause: 'submit' | 'regrade';
  gradings: number;
  /** When the one that has been there longest came, in milliseconds since 1970. */
  oldest: number | null;
}

/** What is in the queue now, and what was given up. */
export function selectLine(db: Db): Line[] {
  return db
    .select({ state: gradings.state, cause: gradings.cause, gradings: count(), oldest: min(gradings.queuedAt) })
    .from(gradings)
    .where(inArray(gradings.state, ['queued', 'running', 'broken']))
    .groupBy(gradings.state, gradings.cause)
    .all() as Line[];
}

export interface Finished {
  cause: 'submit' | 'regrade';
  outcome: string | null;
  queuedAt: number;
  finishedAt: number | null;
}

/** What was graded after one moment and not after another, in milliseconds since 1970. */
export function selectFinished(db: Db, after: number, until: number): Finished[] {
  return db
    .select({
      cause: gradings.cause,
      outcome: gradings.outcome,
      queuedAt: gradings.queuedAt,
      finishedAt: gradings.finishedAt,
    })
    .from(gradings)
    .where(and(gt(gradings.finishedAt, after), lte(gradings.finishedAt, until), eq(gradings.state, 'done')))
    .all();
}
