import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import minNorm from '@/challenges/implicit-bias/02-linear-models/01-minimum-norm/min-norm/challenge';
import maxMargin from '@/challenges/implicit-bias/02-linear-models/03-maximum-margin/max-margin/challenge';
import widthSweep from '@/challenges/implicit-bias/03-deep-networks/01-implicit-regularization/width-sweep/challenge';
import deepFactorization from '@/challenges/implicit-bias/03-deep-networks/03-depth-and-rank/deep-factorization/challenge';
import fourierSparsity from '@/challenges/implicit-bias/03-deep-networks/04-architecture-and-margin/fourier-sparsity/challenge';
import { type Challenge, deal } from '@/lib/authoring/challenge';
import { drawOf, runKey, type Stream } from '@/lib/authoring/draw';
import { randomOf } from '@/lib/authoring/random';
import { drawSecret, gradedNumbers } from '@/lib/secrets/draw-seeds';
import { commitmentTo, deriveKey, isKey, PUBLIC_SECRET, publicSeed, seedsOf } from '@/lib/secrets/keys';

const SECRET = 'f0'.repeat(32);
const OTHER = '0f'.repeat(32);
const STREAMS = ['truth', 'inputs', 'heldOut'] as const satisfies Stream[];

test.each(STREAMS)('another key under %s changes its numbers, and none of the others', (changed) => {
  const numbers = (replaced = {}) => {
    const draw = drawOf('toy', SECRET, replaced);
    return Object.fromEntries(STREAMS.map((stream) => [stream, [...draw[stream].normals(1_000)]]));
  };
  const [before, after] = [numbers(), numbers({ [changed]: OTHER })];
  for (const stream of STREAMS) {
    if (stream === changed) expect(after[stream]).not.toEqual(before[stream]);
    else expect(after[stream]).toEqual(before[stream]);
  }
});

test('however much is drawn of one stream, the others begin where they begin', () => {
  const draw = drawOf('toy', SECRET);
  draw.inputs.normals(100_000);
  draw.heldOut.permutation(1_000);
  expect(draw.truth.normals(10)).toEqual(drawOf('toy', SECRET).truth.normals(10));
});

test('no two streams, runs, challenges or seeds share a first number', () => {
  const firsts = seedsOf(SECRET, gradedNumbers(20)).flatMap(({ key }) =>
    ['toy', 'toy truth', 'min-norm'].flatMap((id) => [
      ...STREAMS.map((stream) => drawOf(id, key)[stream].uniform()),
      ...['zero', 'offset', 'truth'].map((run) => randomOf(runKey(id, key, run)).uniform()),
    ]),
  );
  expect(firsts).toHaveLength(20 * 3 * 6);
  expect(new Set(firsts).size).toBe(firsts.length);
});

test('a secret is 256 bits, its seeds follow from it, and neither they nor what commits to it tell it', () => {
  const [secret, again] = [drawSecret(), drawSecret()];
  expect(isKey(secret)).toBe(true);
  expect(secret).not.toBe(again);
  const [first, second] = seedsOf(secret, [1, 2]);
  expect(seedsOf(secret, [2])).toEqual([second]);
  expect(new Set([secret, commitmentTo(secret), first?.key, second?.key]).size).toBe(4);
  expect(seedsOf(PUBLIC_SECRET, [7])).toEqual([publicSeed(7)]);
});

const digits = new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../lib/authoring/digits/digits.bin')));

test.each([minNorm, maxMargin, widthSweep, deepFactorization, fourierSparsity].map((one) => [one.id, one] as const))(
  '%s: what enters the sandbox does not depend on the key of what is held out',
  (id, declared) => {
    const challenge = declared as unknown as Challenge;
    const dealt = (replaced = {}) => deal(challenge, drawOf(id, deriveKey(SECRET, 'seed'), replaced), { digits });
    const before = dealt();
    expect(dealt({ heldOut: OTHER }).runs).toEqual(before.runs);
    expect(dealt({ truth: OTHER }).runs).not.toEqual(before.runs);
    expect(dealt({ inputs: OTHER }).runs).not.toEqual(before.runs);
  },
);
