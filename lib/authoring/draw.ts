import { deriveKey, type Key, publicSeed } from '../secrets/keys';
import { type Random, randomOf } from './random';

/**
 * What the data of one seed are drawn from. Each stream has a key of its own, so that whoever sees every number of one learns
 * nothing of another.
 */
export interface Draw {
  /** What all data follow from and nobody is told: true weights, labels' rule, noise, the order of classes. */
  truth: Random;
  /** The rest of what enters the sandbox. */
  inputs: Random;
  /** The rest of what never does. Inputs must not depend on it. */
  heldOut: Random;
}

export type Stream = keyof Draw;

/** The key of one stream of a challenge, or of the random numbers of one of its runs. */
function streamKey(challengeId: string, seed: Key, name: string): Key {
  return deriveKey(seed, `${challengeId} ${name}`);
}

/** The streams of a challenge under the key of a seed; `replaced` puts the key of another seed under one of them. */
export function drawOf(challengeId: string, seed: Key, replaced: Partial<Record<Stream, Key>> = {}): Draw {
  const drawn = new Map<Stream, Random>();
  // A stream that nothing is drawn from costs nothing.
  const stream = (name: Stream): Random => {
    const random = drawn.get(name) ?? randomOf(streamKey(challengeId, replaced[name] ?? seed, name));
    drawn.set(name, random);
    return random;
  };
  return {
    get truth() {
      return stream('truth');
    },
    get inputs() {
      return stream('inputs');
    },
    get heldOut() {
      return stream('heldOut');
    },
  };
}

/** The key of `run.random()` and `Math.random`, which a student's program may know as well as it likes. */
export function runKey(challengeId: string, seed: Key, run: string): Key {
  return streamKey(challengeId, seed, `run ${run}`);
}

/** What anybody can draw: the streams of a public seed. */
export function publicDraw(challengeId: string, number: number): Draw {
  return drawOf(challengeId, publicSeed(number).key);
}
