import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Names the whole way from a secret to every number that is dealt: how keys are derived, the cipher, the distributions. A
 * change to any of them that changes a bit takes a new name. Verdicts and receipts carry it.
 */
export const GENERATOR = 'hmac-sha256-chacha20 v1';

/** 256 bits as 64 lower-case hexadecimal digits, so that JSON, messages and the database carry it as it is. */
export type Key = string;

/** What the data of one seed are dealt from. The number is its label and tells nothing, the key everything. */
export interface Seed {
  number: number;
  key: Key;
}

/** The secret that is none: seeds made of it are public, anybody can deal their data again. */
export const PUBLIC_SECRET: Key = '0'.repeat(64);

export function isKey(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/**
 * HMAC-SHA256 (RFC 2104) of the name under the key. Keys of different names tell nothing of each other, nor of the key that
 * they come from.
 */
export function deriveKey(key: Key, name: string): Key {
  return bytesToHex(hmac(sha256, hexToBytes(key), utf8ToBytes(name)));
}

/** Numbered seeds of one secret. */
export function seedsOf(secret: Key, numbers: readonly number[]): Seed[] {
  return numbers.map((number) => ({ number, key: deriveKey(secret, `${GENERATOR} seed ${number}`) }));
}

export function publicSeed(number: number): Seed {
  return { number, key: deriveKey(PUBLIC_SECRET, `${GENERATOR} seed ${number}`) };
}

/** Binds to a secret without telling it: SHA-256 of its 32 bytes. */
export function commitmentTo(secret: Key): string {
  return bytesToHex(sha256(hexToBytes(secret)));
}
