import { createHash } from 'node:crypto';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { deleteRepliesBefore, findReply, insertReply } from './queries';

const KEPT_MS = 24 * 3_600_000;

export interface Reply {
  status: number;
  /** JSON; null for an answer without a body. */
  body: string | null;
}

export interface Repeatable {
  tokenId: string;
  /** What the client calls this one change. */
  key: string;
  /** All that says what is to be done. */
  request: string;
}

/**
 * Does a change once, however often it is asked for under one key: change and answer are kept in one transaction, and for a
 * day the same key gets the same answer. What is refused is not kept.
 * @throws DomainError conflict 'idempotency-key-reused' where the key came with another request; whatever `act` throws
 */
export function onceFor(
  db: Db,
  { tokenId, key, request }: Repeatable,
  act: (db: Db) => Reply,
  now: number,
): Reply & { repeated: boolean } {
  const requestHash = createHash('sha256').update(request).digest('hex');
  return db.transaction(
    (tx) => {
      deleteRepliesBefore(tx, now - KEPT_MS);
      const known = findReply(tx, tokenId, key);
      if (known) {
        if (known.requestHash === requestHash) return { status: known.status, body: known.body, repeated: true };
        const message = 'Another request came with this idempotency key before. Nothing was done now; use a new key.';
        throw new DomainError('conflict', 'idempotency-key-reused', message);
      }
      const made = act(tx);
      insertReply(tx, { tokenId, key, requestHash, ...made, repliedAt: now });
      return { ...made, repeated: false };
    },
    { behavior: 'immediate' },
  );
}
