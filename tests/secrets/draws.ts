import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Random, randomOf } from '@/lib/authoring/random';
import { deriveKey, type Key } from '@/lib/secrets/keys';
import { Keystream } from '@/lib/secrets/keystream';

/** Bytes of a keystream, from a byte that is a multiple of 4. */
export function bytesOf(key: Key, from: number, count: number): Uint8Array {
  const words = new Keystream(key);
  for (let skipped = 0; skipped < from; skipped += 4) words.next();
  const bytes = new DataView(new ArrayBuffer(count));
  for (let i = 0; i < count; i += 4) bytes.setInt32(i, words.next(), true);
  return new Uint8Array(bytes.buffer);
}

export const KEY: Key = '00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210';
const DRAWS = 5_000;

/** Each distribution; the range of the integers is one that a third of all words must be rejected for. */
const DISTRIBUTIONS: Record<string, (random: Random) => number> = {
  uniform: (random) => random.uniform(),
  normal: (random) => random.normal(),
  integer: (random) => random.integer(0, 3 * 2 ** 30 - 1),
  sample: (random) => random.sample(40, 3)[2] as number,
  permutation: (random) => random.permutation(9)[4] as number,
};

/** What an engine makes of one key: a digest of all bits that are drawn, by distribution, and some that standards publish. */
export function draws(): Record<string, string> {
  const found: Record<string, string> = {
    hmac: deriveKey('0b'.repeat(20), 'Hi There'),
    chacha20: bytesToHex(bytesOf('0'.repeat(64), 0, 128)),
  };
  for (const [name, draw] of Object.entries(DISTRIBUTIONS)) {
    const random = randomOf(deriveKey(KEY, name));
    const drawn = new DataView(new ArrayBuffer(8 * DRAWS));
    for (let i = 0; i < DRAWS; i++) drawn.setFloat64(8 * i, draw(random), true);
    found[name] = bytesToHex(sha256(new Uint8Array(drawn.buffer)));
  }
  return found;
}
