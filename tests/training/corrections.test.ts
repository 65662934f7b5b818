import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { TRAINING_BACKEND, useTrainingBackend } from '@/lib/training';
import { asStock, CORRECTIONS } from '@/lib/training/corrected';
import { tableOf } from '@/lib/training/corrected/table';
import { TFJS } from '@/lib/training/pinned';

beforeAll(useTrainingBackend);

const slope = (f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor) =>
  tf.tidy(() => [...tf.grad(f)(x).dataSync()].map((n) => n + 0));
const zeros = () => tf.zeros([3]);

test('they were written against the tfjs that is installed', () => {
  expect(tf.version_core).toBe(TFJS);
});

test("the table in the room's README is made from them", () => {
  expect(readFileSync('lib/training/README.md', 'utf8')).toContain(tableOf(CORRECTIONS));
});

test('each has a name of its own and says where tfjs has it', () => {
  expect(new Set(CORRECTIONS.map(({ id }) => id)).size).toBe(CORRECTIONS.length);
  const require = createRequire(import.meta.url);
  const packages = path.dirname(path.dirname(path.dirname(require.resolve('@tensorflow/tfjs-core/package.json'))));
  for (const { id, source } of CORRECTIONS) {
    const [file] = source.split(/[, ]/);
    expect(existsSync(path.join(packages, '@tensorflow', file as string)), `${id}: ${file}`).toBe(true);
  }
});

describe('where a function has a corner', () => {
  test('nothing flows back through abs at 0', () => {
    expect(slope((x) => x.abs().sum(), zeros())).toEqual([0, 0, 0]);
  });

  test('nor through a norm at 0', () => {
    expect(slope((x) => x.norm(), zeros())).toEqual([0, 0, 0]);
  });

  test('but the cross entropy of a logit of 0 is smooth', () => {
    expect(slope((x) => tf.losses.sigmoidCrossEntropy(tf.tensor1d([1, 0, 0.5]), x).mul(3), zeros())).toEqual([
      -0.5, 0.5, 0,
    ]);
  });

  test('nor through a root of what was not chosen', () => {
    const chosen = tf.tensor1d([1, 0, 1], 'bool');
    expect(slope((x) => tf.where(chosen, x, zeros()).sqrt().sum(), tf.tensor1d([1, 0, 4]))).toEqual([0.5, 0, 0.25]);
  });

  test('nor to a base whose power is 0', () => {
    expect(slope((x) => x.pow(tf.tensor1d([0, 1, 2])).sum(), zeros())).toEqual([0, 1, 0]);
  });

  test('nor through whole numbers', () => {
    const x = () => tf.tensor1d([0.5, 1.5, 2.5]);
    expect(slope((at) => at.toInt().toFloat().sum(), x())).toEqual([0, 0, 0]);
    expect(slope((at) => tf.floorDiv(at, 0.7).sum(), x())).toEqual([0, 0, 0]);
    expect(slope((at) => at.round().sum(), x())).toEqual([0, 0, 0]);
  });

  test('equal extremes share it', () => {
    expect(slope((x) => x.max(), tf.tensor1d([1, 1, 0]))).toEqual([0.5, 0.5, 0]);
    expect(slope((x) => x.min(), tf.tensor1d([1, 1, 1, 1]))).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

/** What tfjs finds as it comes, and what is found here. */
const DIFFERENCES: Record<string, [run: () => number[], stock: number[] | string, right: number[]]> = {
  'abs-at-zero': [() => slope((x) => x.abs().sum(), zeros()), [-1, -1, -1], [0, 0, 0]],
  'norm-at-zero': [() => slope((x) => x.norm(), zeros()), [Number.NaN, Number.NaN, Number.NaN], [0, 0, 0]],
  'average-pool-padding': [
    () => slope((x) => tf.avgPool(x as tf.Tensor4D, 2, 2, 'same').sum(), tf.ones([1, 3, 3, 1])),
    [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25],
    [0.25, 0.25, 0.5, 0.25, 0.25, 0.5, 0.5, 0.5, 1],
  ],
  'mirror-pad': [() => slope((x) => tf.mirrorPad(x, [[1, 1]], 'reflect').sum(), zeros()), [1, 1, 1], [1, 3, 1]],
  'cumsum-axis': [
    () =>
      slope(
        (x) =>
          tf
            .cumsum(x, 0)
            .mul(tf.range(0, 8).reshape([2, 2, 2]))
            .sum(),
        tf.zeros([2, 2, 2]),
      ),
    [4, 4, 6, 5, 8, 6, 10, 7],
    [4, 6, 8, 10, 4, 5, 6, 7],
  ],
  comparisons: [
    () => slope((x) => tf.where(x.greater(0), x, 0).sum(), tf.tensor1d([-1, 2])),
    'Cannot compute gradient: gradient function not found for Greater.',
    [0, 1],
  ],
  'second-derivatives': [
    () =>
      slope(
        (at) =>
          tf
            .grad((x) => x.mul(x.sigmoid()).sum())(at)
            .sum(),
        tf.tensor1d([1]),
      ).map((n) => Math.round(n * 1e3) / 1e3),
    [0.393],
    [0.302],
  ],
  'softmax-cross-entropy': [
    () =>
      slope((x) => tf.losses.softmaxCrossEntropy(tf.tensor2d([[1, 1]]), x), tf.tensor2d([[0, 1]])).map(
        (n) => Math.round(n * 1e3) / 1e3,
      ),
    [-0.731, -0.269],
    [-0.462, 0.462],
  ],
};

describe('the switch', () => {
  test.each(Object.entries(DIFFERENCES))('gives tfjs as it comes, and back: %s', async (id, [run, stock, right]) => {
    await tf.setBackend(TRAINING_BACKEND);
    expect(run()).toEqual(right);
    if (typeof stock === 'string') await expect(asStock(run, [id])).rejects.toThrow(stock);
    else expect(await asStock(run, [id])).toEqual(stock);
    expect(run()).toEqual(right);
  });

  test('for all of them at once', async () => {
    const all = () => Object.values(DIFFERENCES).map(([run, stock]) => (typeof stock === 'string' ? null : run()));
    expect(await asStock(all)).toEqual(
      Object.values(DIFFERENCES).map(([, stock]) => (typeof stock === 'string' ? null : stock)),
    );
  });
});

describe('optimizers', () => {
  /** One weight after some steps on a gradient of 1 each. */
  const after = (steps: number, optimizer: tf.Optimizer, between: (step: number) => void = () => undefined) =>
    tf.tidy(() => {
      const w = tf.variable(tf.tensor1d([0]));
      for (let step = 0; step < steps; step++) {
        between(step);
        optimizer.minimize(() => w.sum() as tf.Scalar, false, [w]);
      }
      return w.dataSync()[0] as number;
    });

  test('centered rmsprop adds epsilon', async () => {
    // 0.1 g^2 - (0.1 g)^2 = 0.09 after one step.
    expect(after(1, tf.train.rmsprop(0.3, 0.9, 0, 0.07, true))).toBeCloseTo(-0.75, 6);
    const stock = () => after(1, tf.train.rmsprop(0.3, 0.9, 0, 0.09 - 0.04, true));
    expect(await asStock(stock, ['centered-rmsprop'])).toBeCloseTo(-1.5, 5);
  });

  test('adadelta counts the gradient at hand', async () => {
    // sqrt(e) / sqrt(0.1 + e), with e = 0.0125: a third.
    const first = () => after(1, tf.train.adadelta(1, 0.9, 0.0125));
    expect(first()).toBeCloseTo(-1 / 3, 6);
    expect(await asStock(first, ['adadelta-step'])).toBeCloseTo(-1, 6);
  });

  test.each(['sgd', 'momentum'] as const)('%s obeys an assigned learning rate', async (name) => {
    const run = () => {
      const optimizer = name === 'sgd' ? tf.train.sgd(1) : tf.train.momentum(1, 0);
      return after(2, optimizer, (step) => {
        if (step === 1) (optimizer as unknown as { learningRate: number }).learningRate = 0.5;
      });
    };
    expect(run()).toBeCloseTo(-1.5, 6);
    expect(await asStock(run, ['assigned-learning-rate'])).toBeCloseTo(-2, 6);
  });

  test('momentum obeys an assigned momentum', () => {
    const optimizer = tf.train.momentum(1, 0.5);
    const turn = (step: number) => {
      if (step === 1) (optimizer as unknown as { momentum: number }).momentum = 0;
    };
    expect(after(2, optimizer, turn)).toBeCloseTo(-2, 6);
  });
});
