import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { KEY_FILES } from '../data-folder';
import { env } from '../env';
import { commitmentTo, GENERATOR, isKey, type Key } from '../secrets/keys';
import type { Verdict } from './verdict';

const EarlierBody = z.strictObject({
  challenge: z.string(),
  sourceHash: z.string(),
  contentHash: z.string(),
  engine: z.string(),
  isolation: z.string(),
  seeds: z.array(z.int()),
  outcome: z.string(),
  passed: z.boolean(),
  points: z.number(),
  maxPoints: z.number(),
  measures: z.array(z.strictObject({ criterion: z.string(), seed: z.int(), value: z.number().nullable() })),
  gradedAt: z.iso.datetime(),
});

const Body = EarlierBody.extend({
  /** The generator that dealt the data; see `GENERATOR`. */
  generator: z.string(),
  /** SHA-256 of the secret that the seeds are numbers of. */
  commitment: z.string(),
});

const Signed = z.strictObject({
  /** SubjectPublicKeyInfo, DER, base64. */
  publicKey: z.string(),
  /** Ed25519 over the canonical JSON of the body, base64. */
  signature: z.string(),
});

/**
 * What anyone needs to train again and compare, signed with the installation's Ed25519 key. Sealed, it commits to the secret
 * that its data came from and does not tell it; opened, it is the same receipt with the secret beside it.
 */
export const Receipt = Signed.extend({ body: Body, secret: z.string().refine(isKey).nullable() });
export type Receipt = z.infer<typeof Receipt>;

/** A receipt from before data had secrets: its signature can still be checked, its data cannot be dealt again. */
export const EarlierReceipt = Signed.extend({ body: EarlierBody });
export type EarlierReceipt = z.infer<typeof EarlierReceipt>;

/** The installation's key, made at first use and kept with the data. */
export function receiptKey(): KeyObject {
  const file = path.join(env().dataFolder, KEY_FILES.receipts);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    // 'wx': when two processes start at once, the first one's key stands.
    try {
      writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return createPrivateKey(readFileSync(file));
}

/** The public half of a key as receipts carry it. */
export function publicKeyText(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/**
 * An opened receipt; `sealed` takes the secret out of it.
 * @param dealt the challenge by its reference `course/challenge`, and what its data came from
 */
export function makeReceipt(
  verdict: Verdict,
  dealt: { challenge: string; secret: Key; numbers: readonly number[] },
  gradedAt: Date,
  key: KeyObject,
): Receipt & { secret: Key } {
  const { challenge, secret, numbers } = dealt;
  const body: Receipt['body'] = {
    challenge,
    sourceHash: verdict.sourceHash,
    contentHash: verdict.contentHash,
    engine: verdict.engine,
    generator: GENERATOR,
    commitment: commitmentTo(secret),
    isolation: verdict.isolation,
    seeds: [...numbers],
    outcome: verdict.outcome,
    passed: verdict.passed,
    points: verdict.points,
    maxPoints: verdict.maxPoints,
    measures: verdict.criteria.flatMap(({ id, seeds: values }) =>
      values.map(({ seed, value }) => ({ criterion: id, seed, value })),
    ),
    gradedAt: gradedAt.toISOString(),
  };
  const signature = sign(null, canonical(body), key).toString('base64');
  return { body, secret, publicKey: publicKeyText(key), signature };
}

export function sealed(receipt: Receipt): Receipt {
  return { ...receipt, secret: null };
}

/** Whether the secret of an opened receipt is the one that was committed to. */
export function isOpenedWell({ body, secret }: Receipt): boolean {
  return secret !== null && commitmentTo(secret) === body.commitment;
}

/** Whether the body is what the holder of the receipt's key signed. */
export function signatureHolds({ body, publicKey, signature }: Receipt | EarlierReceipt): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, canonical(body), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** JSON with sorted keys: the same body is the same bytes, however it was written down in between. */
function canonical(value: unknown): Buffer {
  const sorted = (_key: string, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  return Buffer.from(JSON.stringify(value, sorted));
}
