import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { Db } from '../db/open';
import { findKey, insertKey } from './queries';

export interface OwnKey {
  id: string;
  key: KeyObject;
}

/** What this installation signs with towards platforms: RSA, 2048 bits, made at first use and kept with the data. */
export function ownKey(db: Db, now: number): OwnKey {
  const known = findKey(db);
  if (known) return { id: known.id, key: createPrivateKey(known.privateKey) };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return db.transaction(
    (tx) => {
      // Another process may have been first.
      const first = findKey(tx);
      if (first) return { id: first.id, key: createPrivateKey(first.privateKey) };
      const id = randomUUID();
      insertKey(tx, { id, privateKey: pem, createdAt: now });
      return { id, key: privateKey };
    },
    { behavior: 'immediate' },
  );
}

/** Its public half, for platforms to read: a JSON Web Key Set. */
export function publicKeys(db: Db, now: number): { keys: object[] } {
  const { id, key } = ownKey(db, now);
  return { keys: [{ ...createPublicKey(key).export({ format: 'jwk' }), kid: id, alg: 'RS256', use: 'sig' }] };
}
