import { chacha20 } from '@noble/ciphers/chacha.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Key } from './keys';

const BLOCK_BYTES = 64;
/** Short streams are common and long ones want few calls: the first takes four blocks, later ones up to these. */
const MOST_BLOCKS = 64;
const NONCE = new Uint8Array(12);

/**
 * The keystream of ChaCha20 (RFC 8439) under a key that is used for nothing else, from block 0, as 32-bit words: little-endian,
 * two's complement. A stream ends, with an error, after 2^32 blocks.
 */
export class Keystream implements RandomGenerator {
  private readonly key: Uint8Array;
  private words = new DataView(new ArrayBuffer(0));
  /** Bytes of `words` that were handed out. */
  private taken = 0;
  /** Blocks before those in `words`. */
  private block = 0;

  constructor(private readonly hex: Key) {
    this.key = hexToBytes(hex);
  }

  next(): number {
    if (this.taken === this.words.byteLength) this.refill();
    const word = this.words.getInt32(this.taken, true);
    this.taken += 4;
    return word;
  }

  clone(): Keystream {
    const copy = new Keystream(this.hex);
    copy.words = this.words;
    copy.taken = this.taken;
    copy.block = this.block;
    return copy;
  }

  /** The position, in blocks and bytes. The key is not told. */
  getState(): readonly number[] {
    return [this.block, this.taken];
  }

  private refill(): void {
    const length = this.words.byteLength;
    this.block += length / BLOCK_BYTES;
    const bytes = new Uint8Array(BLOCK_BYTES * Math.min(MOST_BLOCKS, Math.max(4, (4 * length) / BLOCK_BYTES)));
    chacha20(this.key, NONCE, bytes, bytes, this.block);
    this.words = new DataView(bytes.buffer);
    this.taken = 0;
  }
}
