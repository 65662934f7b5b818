import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import minNorm from '@/challenges/implicit-bias/02-linear-models/01-minimum-norm/min-norm/challenge';
import maxMargin from '@/challenges/implicit-bias/02-linear-models/03-maximum-margin/max-margin/challenge';
import widthSweep from '@/challenges/implicit-bias/03-deep-networks/01-implicit-regularization/width-sweep/challenge';
import deepFactorization from '@/challenges/implicit-bias/03-deep-networks/03-depth-and-rank/deep-factorization/challenge';
import fourierSparsity from '@/challenges/implicit-bias/03-deep-networks/04-architecture-and-margin/fourier-sparsity/challenge';
import fitCurve from '@/challenges/tfjs-basics/01-first-steps/01-training-a-model/fit-curve/challenge';
import { matrix, nearestInterpolant, norm, relativeResidual, type Tensor, vector } from '@/lib/authoring';
import { type Challenge, deal } from '@/lib/authoring/challenge';
import { publicDraw } from '@/lib/authoring/draw';
import { publicSeed } from '@/lib/secrets/keys';
import { thorough } from '../thorough';

const root = path.resolve(import.meta.dirname, '../..');
const sets = { digits: new Uint8Array(readFileSync(path.join(root, 'lib/authoring/digits/digits.bin'))) };
const seeds = Array.from({ length: thorough ? 50 : 10 }, (_, i) => 7919 * i + 1);

const isTensor = (value: unknown): value is Tensor => ArrayBuffer.isView((value as Tensor).values);

test.each([
  ['min-norm', minNorm],
  ['max-margin', maxMargin],
  ['width-sweep', widthSweep],
  ['deep-factorization', deepFactorization],
  ['fourier-sparsity', fourierSparsity],
  ['fit-curve', fitCurve],
])(
  '%s deals finite data of the declared shapes, twice the same, for many seeds',
  { timeout: 60_000 },
  (_, declared) => {
    const challenge = declared as unknown as Challenge;
    for (const seed of seeds) {
      const { runs } = deal(challenge, publicSeed(seed).key, sets);
      const tensors = runs.flatMap((run) => Object.values(run.inputs as Record<string, unknown>)).filter(isTensor);
      expect(tensors.length).toBeGreaterThanOrEqual(2 * runs.length);
      for (const { values } of tensors) expect(values.every(Number.isFinite)).toBe(true);
    }
    expect(deal(challenge, publicSeed(5).key, sets)).toEqual(deal(challenge, publicSeed(5).key, sets));
    expect(deal(challenge, publicSeed(5).key, sets)).not.toEqual(deal(challenge, publicSeed(6).key, sets));
  },
);

test('the points of a challenge add up to ten', () => {
  for (const { criteria } of [minNorm, maxMargin, widthSweep, deepFactorization, fourierSparsity, fitCurve]) {
    expect(criteria.reduce((sum, { points }) => sum + points, 0)).toBe(10);
  }
});

test('the closed form of min-norm solves Xw = y, and from zero it is the shorter one', () => {
  for (const seed of seeds) {
    const [zero, offset] = minNorm.data(publicDraw('min-norm', seed), {}).runs.map(({ inputs: { x, y, w0 } }) => {
      const w = nearestInterpolant(matrix(x), vector(y), vector(w0));
      expect(relativeResidual(matrix(x), w, vector(y))).toBeLessThan(1e-9);
      return norm(w);
    });
    expect(zero as number).toBeLessThan(offset as number);
  }
});

test('both runs of min-norm share their data and differ in the start', () => {
  const [zero, offset] = minNorm.data(publicDraw('min-norm', 3), {}).runs;
  expect(zero?.inputs.x).toEqual(offset?.inputs.x);
  expect(zero?.inputs.y).toEqual(offset?.inputs.y);
  expect(norm(zero?.inputs.w0.values ?? [Number.NaN])).toBe(0);
  expect(norm(offset?.inputs.w0.values ?? [])).toBeGreaterThan(4);
});

test('what the digits challenge holds out never enters a run', () => {
  const { runs, heldOut } = widthSweep.data(publicDraw('width-sweep', 3), sets);
  expect(runs.map(({ name }) => name)).toEqual(['w4', 'w16', 'w64', 'w256']);
  for (const { inputs } of runs) {
    expect(Object.keys(inputs).sort()).toEqual(['width', 'x', 'y']);
    expect(inputs.x.shape).toEqual([600, 196]);
  }
  expect(heldOut.x.shape).toEqual([1500, 196]);
});
