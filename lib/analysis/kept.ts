import { LRUCache } from 'lru-cache';
import type { Db } from '../db/open';
import { listChanges } from './queries';

interface Kept {
  stamp: string;
  content: object;
  result: unknown;
}

/** Works of all courses of which an analysis is kept; those used longest ago go first. */
const MOST_KEPT = 2_000;

/** By connection: a process has one, tests have many. */
const byConnection = new WeakMap<object, LRUCache<string, Kept>>();

/**
 * What was worked out of a quiz's or a challenge's rows holds until a row of it, the class, or its content changes. Rows are
 * counted where they change, by triggers, whichever process writes them, so that nothing that is shown is stale.
 */
export function keeper(db: Db, courseId: string) {
  // A database and its transactions have one session, the connection's.
  const { session } = db as Db & { session: object };
  const kept = byConnection.get(session) ?? new LRUCache<string, Kept>({ max: MOST_KEPT });
  byConnection.set(session, kept);
  // Read before any row is: what changes meanwhile is worked out anew the next time.
  const changes = new Map(listChanges(db, courseId).map((row) => [`${row.kind} ${row.targetId}`, row.changes]));
  /** @param content what of the course it is worked out by; another object is other content */
  return <Result>(
    work: { kind: 'quiz' | 'challenge'; targetId: string },
    content: object,
    make: () => Result,
  ): Result => {
    const name = `${work.kind} ${work.targetId}`;
    const key = `${courseId} ${name}`;
    const stamp = `${changes.get(name) ?? 0} ${changes.get('class ') ?? 0}`;
    const known = kept.get(key);
    if (known && known.stamp === stamp && known.content === content) return known.result as Result;
    const result = make();
    kept.set(key, { stamp, content, result });
    return result;
  };
}
