import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { deriveKey, type Key, publicSeed } from '../secrets/keys';
import { Keystream } from '../secrets/keystream';
import { log } from './elementary';

/** A reproducible source of random numbers. Every draw advances it; the same key gives the same draws, bit for bit. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal (the polar method: Marsaglia, Bray, SIAM Review 6, 1964). */
  normal(): number;
  /** So many of them, one after the other. */
  normals(count: number): Float64Array;
  /** Uniform integer from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** `count` different ones of 0..n-1, in random order (Fisher-Yates, the first `count` steps). */
  sample(n: number, count: number): number[];
  /** A uniform permutation of 0..n-1. */
  permutation(n: number): number[];
}

const TWO_TO_MINUS_32 = 2 ** -32;

/** The numbers of a key. Nobody without the key can tell them from chance, however many of them they have seen. */
export function randomOf(key: Key): Random {
  const words = new Keystream(key);
  let spare: number | undefined;
  const sample = (n: number, count: number) => {
    const order = new Uint32Array(n);
    for (let i = 0; i < n; i++) order[i] = i;
    for (let i = 0; i < count; i++) {
      const j = uniformInt(words, i, n - 1);
      const chosen = order[j] as number;
      order[j] = order[i] as number;
      order[i] = chosen;
    }
    return Array.from(order.subarray(0, count));
  };
  // Odd multiples of 2^-32 between -1 and 1.
  const signed = () => (2 * words.next() + 1) * TWO_TO_MINUS_32;
  const normal = () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const x = signed();
      const y = signed();
      const square = x * x + y * y;
      if (square >= 1) continue;
      const scale = Math.sqrt((-2 * log(square)) / square);
      spare = scale * y;
      return scale * x;
    }
  };
  return {
    uniform: () => uniformFloat64(words),
    normal,
    normals(count) {
      const values = new Float64Array(count);
      for (let i = 0; i < count; i++) values[i] = normal();
      return values;
    },
    integer: (low, high) => uniformInt(words, low, high),
    sample,
    permutation: (n) => sample(n, n),
  };
}

/** A stream that anybody can draw again from its name and a number: for simulations and figures, never for what is graded. */
export function publicStream(name: string, number: number): Random {
  return randomOf(deriveKey(publicSeed(number).key, name));
}
