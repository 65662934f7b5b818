import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { cos, log, sin } from './elementary';

/** A reproducible source of random numbers. Every draw advances it; the same name and seed give the same draws. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal (Box-Muller: Box, Muller, Annals of Mathematical Statistics 29, 1958). */
  normal(): number;
  /** Uniform integer from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** A uniform permutation of 0..n-1 (Fisher-Yates). */
  permutation(n: number): number[];
}

/** FNV-1a, 32 bits: spreads a name over the seeds of the generator. Not cryptographic, and does not need to be. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The stream of a name (a challenge, a run, an item) and a seed. */
export function randomStream(name: string, seed: number): Random {
  const generator = xoroshiro128plus(hashName(`${name}\n${seed}`));
  let spare: number | undefined;
  const random: Random = {
    uniform: () => uniformFloat64(generator),
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * log(1 - uniformFloat64(generator)));
      const angle = 2 * Math.PI * uniformFloat64(generator);
      spare = radius * sin(angle);
      return radius * cos(angle);
    },
    integer: (low, high) => uniformInt(generator, low, high),
    permutation(n) {
      const order = Array.from({ length: n }, (_, i) => i);
      for (let i = n - 1; i > 0; i--) {
        const j = uniformInt(generator, 0, i);
        [order[i], order[j]] = [order[j] as number, order[i] as number];
      }
      return order;
    },
  };
  return random;
}
