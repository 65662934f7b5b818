import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import randomLabels from '@/challenges/implicit-bias/01-inductive-bias/02-capacity-and-bias/random-labels/challenge';
import minNorm from '@/challenges/implicit-bias/02-linear-models/01-minimum-norm/min-norm/challenge';
import earlyStopping from '@/challenges/implicit-bias/02-linear-models/02-stopping-early/early-stopping/challenge';
import {
  dealRows,
  FEATURES,
  riskOf,
  spreadOf,
} from '@/challenges/implicit-bias/02-linear-models/02-stopping-early/early-stopping/data';
import maxMargin from '@/challenges/implicit-bias/02-linear-models/03-maximum-margin/max-margin/challenge';
import mirrorDescent from '@/challenges/implicit-bias/02-linear-models/04-mirror-descent-bias/mirror-descent/challenge';
import {
  dealProblem,
  LINKS,
  outsideShare,
} from '@/challenges/implicit-bias/02-linear-models/04-mirror-descent-bias/mirror-descent/data';
import widthSweep from '@/challenges/implicit-bias/03-deep-networks/01-implicit-regularization/width-sweep/challenge';
import deepFactorization from '@/challenges/implicit-bias/03-deep-networks/03-depth-and-rank/deep-factorization/challenge';
import fourierSparsity from '@/challenges/implicit-bias/03-deep-networks/04-architecture-and-margin/fourier-sparsity/challenge';
import fitCurve from '@/challenges/tfjs-basics/01-first-steps/01-training-a-model/fit-curve/challenge';
import { matrix, nearestInterpolant, norm, relativeResidual, type Tensor, vector } from '@/lib/authoring';
import { type Challenge, deal } from '@/lib/authoring/challenge';
import { publicDraw } from '@/lib/authoring/draw';
import { publicStream } from '@/lib/authoring/random';
import { publicSeed } from '@/lib/secrets/keys';
import { thorough } from '../thorough';

const root = path.resolve(import.meta.dirname, '../..');
const sets = { digits: new Uint8Array(readFileSync(path.join(root, 'lib/authoring/digits/digits.bin'))) };
const seeds = Array.from({ length: thorough ? 50 : 10 }, (_, i) => 7919 * i + 1);

const isTensor = (value: unknown): value is Tensor => ArrayBuffer.isView((value as Tensor).values);

test.each([
  ['random-labels', randomLabels],
  ['min-norm', minNorm],
  ['early-stopping', earlyStopping],
  ['max-margin', maxMargin],
  ['mirror-descent', mirrorDescent],
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
  const linear = [minNorm, earlyStopping, maxMargin, mirrorDescent];
  for (const { criteria } of [randomLabels, ...linear, widthSweep, deepFactorization, fourierSparsity, fitCurve]) {
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

test('both runs of random-labels have the same digits; the labels of one tell nothing of the other', () => {
  const { runs, heldOut } = randomLabels.data(publicDraw('random-labels', 3), sets);
  const [own, lots] = runs.map(({ inputs }) => inputs);
  expect(own?.x).toEqual(lots?.x);
  const labels = [...(own?.y.values ?? [])];
  const agreeing = labels.filter((label, i) => label === lots?.y.values[i]).length;
  expect(agreeing).toBeGreaterThan(10);
  expect(agreeing).toBeLessThan(80);
  expect(heldOut.x.shape).toEqual([1500, 196]);
});

test('the risk of early-stopping is the mean squared error on new rows without noise', () => {
  const { truth } = dealRows(publicDraw('early-stopping', 3));
  const off = truth.map((value, j) => value + (j % 3) - 1);
  const rows = publicStream('new rows', 1);
  const errors = Array.from({ length: 20_000 }, () => {
    const row = rows.normals(FEATURES).map((value, j) => value * spreadOf(j + 1));
    return row.reduce((sum, value, j) => sum + value * ((off[j] as number) - (truth[j] as number)), 0) ** 2;
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  expect(mean / riskOf(off, truth)).toBeCloseTo(1, 1);
  expect(riskOf(truth, truth)).toBe(0);
});

test('what mirror-descent measures is nothing at the solution of least divergence, and clear beside it', () => {
  const { x, y, starts } = dealProblem(publicDraw('mirror-descent', 3));
  const nearest = nearestInterpolant(matrix(x), vector(y), vector(starts.euclidean));
  expect(outsideShare(x, LINKS.euclidean, nearest, vector(starts.euclidean))).toBeLessThan(1e-9);
  const elsewhere = nearestInterpolant(matrix(x), vector(y), vector(starts.entropy));
  expect(outsideShare(x, LINKS.euclidean, elsewhere, vector(starts.euclidean))).toBeGreaterThan(0.2);
  expect(outsideShare(x, LINKS.entropy, nearest, vector(starts.entropy)), 'weights below zero').toBe(1);
  expect(outsideShare(x, LINKS.power, vector(starts.power), vector(starts.power)), 'not moved').toBe(1);
});
