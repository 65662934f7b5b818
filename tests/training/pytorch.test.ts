import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { findPytorch, NO_PYTORCH } from '../pytorch';
import { start } from './agree';
import { type Case, type Given, some } from './sweep/case';
import { CASES } from './sweep/cases';

interface Found {
  values: number[];
  gradients: number[];
}

interface Report {
  version: string;
  operations: string[];
  layers: string[];
  found: Record<string, Found>;
  trained: Record<string, number[]>;
  different: Record<string, number[]>;
}

const TOLERANCE = 1e-5;

/** What is done by both, each by its own definition. */
const training = {
  steps: 50,
  parameters: [some([3, 4], -1, 1, 1), some([4], -0.5, 0.5, 2), some([4, 2], -1, 1, 3)],
  data: [some([12, 3], -1.5, 1.5, 4), some([12, 2], -1, 1, 5)],
};

const python = await findPytorch();
if (!python) console.log(`\n*** tfjs is NOT compared with PyTorch here: ${NO_PYTORCH}. ***\n`);

const report = python ? compare(python) : undefined;

function compare(program: string): Report {
  const file = path.join(env().projectRoot, 'tests/training/pytorch/compare.py');
  const cases = Object.fromEntries(Object.entries(CASES).map(([name, { inputs }]) => [name, inputs]));
  const { stdout, stderr, status } = spawnSync(program, [file], {
    input: JSON.stringify({ cases, training }),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

beforeAll(start);

const made = ({ values, shape }: Given) => tf.tensor(values, shape);
const numbers = (tensors: tf.Tensor[]) => tensors.flatMap((tensor) => [...tensor.dataSync()]);

/** So that places count differently; as in compare.py. */
function weightsLike({ shape, size }: tf.Tensor): tf.Tensor {
  return tf.tensor(
    Array.from({ length: size }, (_, i) => ((i * 7) % 5) / 4 - 0.4),
    shape,
  );
}

function ours({ run, inputs }: Case): Found {
  const given = inputs.map(made);
  const results = () => [run(...(given as never[]))].flat() as tf.Tensor[];
  const values = numbers(tf.tidy(results));
  const total = () =>
    results()
      .map((one) => one.mul(weightsLike(one)).sum())
      .reduce((a, b) => a.add(b));
  const { grads } = tf.engine().gradients(total, given, undefined, true);
  return { values, gradients: numbers(grads.map((found, i) => found ?? tf.zerosLike(given[i] as tf.Tensor))) };
}

/** Apart by so much of the largest number. */
function apart(found: number[], right: number[]): number {
  if (found.length !== right.length) return Number.POSITIVE_INFINITY;
  const scale = Math.max(1e-3, ...right.map(Math.abs));
  return Math.max(...found.map((value, i) => Math.abs(value - (right[i] as number)))) / scale;
}

/** One weight at 0 after two steps on gradients of 1 and of 0.001. */
function stepped(optimizer: tf.Optimizer): number[] {
  const weight = tf.variable(tf.tensor1d([0]));
  for (const gradient of [1, 0.001]) optimizer.minimize(() => weight.mul(gradient).sum(), false, [weight]);
  return numbers([weight]);
}

const sloped = (run: (...inputs: tf.Tensor[]) => tf.Tensor, ...at: number[]) =>
  numbers(tf.grads((...inputs) => run(...inputs).sum())(at.map((value) => tf.tensor1d([value]))));

const variance = () => {
  const layer = tf.layers.batchNormalization({ momentum: 0.75 });
  layer.apply(tf.tensor2d([[0], [4]]), { training: true });
  return numbers([layer.getWeights()[3] as tf.Tensor]);
};

/** What is otherwise by definition, whose definition tfjs follows, and what it finds. */
const DIFFERENT: Record<string, [reason: string, ours: () => number[], right: number[]]> = {
  rmsprop: [
    'epsilon stands under the root, as in TensorFlow; beside it in PyTorch (adagrad too)',
    () => stepped(tf.train.rmsprop(0.1, 0.9, 0, 0.1)),
    [-0.1 / Math.sqrt(0.2) - 0.0001 / Math.sqrt(0.09 + 1e-7 + 0.1)],
  ],
  adamax: [
    'epsilon is added to the largest gradient; to each of them before they are compared in PyTorch',
    () => stepped(tf.train.adamax(0.1, 0.9, 0.5, 0.2)),
    [-0.1 / 1.2 - (0.1 / 0.19) * (0.0901 / 0.7)],
  ],
  maximum: [
    'the first of two equal values gets the gradient, as in TensorFlow; each half of it in PyTorch',
    () => sloped((a, b) => tf.maximum(a as tf.Tensor, b as tf.Tensor), 1, 1),
    [1, 0],
  ],
  relu6: ['at 6 the gradient passes; not in PyTorch', () => sloped((x) => tf.relu6(x as tf.Tensor), 6), [1]],
  gru: [
    "the state is reset before it is multiplied, and gates are hard sigmoids, as in Keras 2; not in PyTorch's",
    () => ours(CASES['layers.gru'] as Case).values,
    [],
  ],
  lstm: [
    'gates are hard sigmoids unless told, as in Keras 2; sigmoids in PyTorch',
    () => ours(CASES['layers.lstm'] as Case).values,
    [],
  ],
  batchNormalization: [
    'the moving variance is that of the batch; the unbiased one in PyTorch',
    variance,
    [0.75 + 4 / 4],
  ],
  avgPool: [
    'padding does not count, as in TensorFlow; it does in PyTorch unless told',
    () => numbers([tf.avgPool(tf.ones([1, 2, 2, 1]) as tf.Tensor4D, 3, 1, 1)]),
    [1, 1, 1, 1],
  ],
};

describe.skipIf(!report)('PyTorch differs by definition', () => {
  const { different = {} } = report ?? ({} as Partial<Report>);

  test.each(Object.entries(DIFFERENT))('on %s: %s', (name, [, run, right]) => {
    const found = run();
    if (right.length > 0) expect(apart(found, right)).toBeLessThan(TOLERANCE);
    expect(apart(found, different[name] as number[])).toBeGreaterThan(100 * TOLERANCE);
    expect(different[name]).toHaveLength(found.length);
  });

  test('on nothing else that is tried there', () => {
    expect(Object.keys(different).sort()).toEqual(Object.keys(DIFFERENT).sort());
  });
});

describe.skipIf(!report)('PyTorch agrees', () => {
  const { operations = [], layers = [], found = {}, trained = {} } = report ?? ({} as Partial<Report>);

  test.each([...operations, ...layers])('on %s, forward and backward', (name) => {
    const right = found[name] as Found;
    const here = ours(CASES[name] as Case);
    expect(apart(here.values, right.values), 'values').toBeLessThan(TOLERANCE);
    expect(apart(here.gradients, right.gradients), 'gradients').toBeLessThan(TOLERANCE);
  });

  test('on 40 operations and 12 layers at least', () => {
    expect(operations.length).toBeGreaterThanOrEqual(40);
    expect(layers.length).toBeGreaterThanOrEqual(12);
  });

  const TINY = 1e-15;
  const optimizers: Record<string, () => tf.Optimizer> = {
    sgd: () => tf.train.sgd(0.1),
    'sgd, another rate after 25 steps': () => tf.train.sgd(0.1),
    momentum: () => tf.train.momentum(0.05, 0.9),
    "Nesterov's momentum": () => tf.train.momentum(0.05, 0.8, true),
    adam: () => tf.train.adam(0.02),
    'adam with other averages': () => tf.train.adam(0.02, 0.7, 0.95, 1e-3),
    adamax: () => tf.train.adamax(0.02, 0.9, 0.999, TINY),
    rmsprop: () => tf.train.rmsprop(0.005, 0.9, 0, TINY),
    'rmsprop with momentum': () => tf.train.rmsprop(0.003, 0.8, 0.7, TINY),
    'centered rmsprop': () => tf.train.rmsprop(0.002, 0.9, 0, TINY, true),
    adagrad: () => tf.train.adagrad(0.1, 0.1),
    adadelta: () => tf.train.adadelta(0.5, 0.9, 1e-6),
  };

  test.each(Object.entries(optimizers))('on 50 steps of %s', (name, make) => {
    const parameters = training.parameters.map((one) => tf.variable(made(one)));
    const [w1, b1, w2] = parameters as [tf.Variable, tf.Variable, tf.Variable];
    const [x, y] = training.data.map(made) as [tf.Tensor, tf.Tensor];
    const optimizer = make();
    for (let step = 0; step < training.steps; step++) {
      if (step === 25 && name.includes('another rate')) Object.assign(optimizer, { learningRate: 0.02 });
      const loss = () => tf.losses.meanSquaredError(y, tf.tanh(x.matMul(w1).add(b1)).matMul(w2)) as tf.Scalar;
      optimizer.minimize(loss, false, parameters);
    }
    expect(apart(numbers(parameters), trained[name] as number[])).toBeLessThan(TOLERANCE);
  });

  test('on every optimizer that is set there', () => {
    expect(Object.keys(trained).sort()).toEqual(Object.keys(optimizers).sort());
  });
});
