import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { FUSED } from '@/lib/training/patches/optimizers';
import { some, start } from './agree';

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const stock = Object.fromEntries(
  Object.entries(FUSED).map(([name, optimizer]) => [name, hash(String(optimizer.prototype.applyGradients))]),
);
const minimize = hash(String(tf.Optimizer.prototype.minimize));

beforeAll(start);
beforeEach(async () => {
  await tf.setBackend(TRAINING_BACKEND);
  tf.disposeVariables();
});

// If one of these differs, tfjs has another step than the one that `assembly/update.ts` and `patches/updates.ts` repeat: read
// its new `applyGradients`, bring both to the same formula, order of rounding and slots, and put the new hash here.
it('the steps that are replaced are those of the tfjs they were written for', () => {
  expect(minimize).toBe('ee2c918f1dd77d89');
  expect(stock).toEqual({
    sgd: '288693b111f07c3a',
    momentum: '96988f2d62a73484',
    adam: '210af094a949f73d',
    adamax: 'bc90fe8d61274126',
    rmsProp: '259ccdfa24915ac3',
    adagrad: '99246df52f56e9fe',
    adadelta: '1bc0f3eb9d1e9523',
  });
});

const OPTIMIZERS: Record<string, () => tf.Optimizer> = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.1, 0.9),
  nesterov: () => tf.train.momentum(0.1, 0.9, true),
  adam: () => tf.train.adam(0.01),
  'adam with other betas': () => tf.train.adam(0.03, 0.8, 0.99, 1e-3),
  adamax: () => tf.train.adamax(0.02, 0.9, 0.99, 1e-8, 0.01),
  rmsprop: () => tf.train.rmsprop(0.01, 0.9),
  'rmsprop with momentum': () => tf.train.rmsprop(0.01, 0.9, 0.5, 1e-4),
  'centered rmsprop': () => tf.train.rmsprop(0.01, 0.9, 0.3, 1e-3, true),
  adagrad: () => tf.train.adagrad(0.1),
  'adagrad with a start': () => tf.train.adagrad(0.1, 1.5),
  adadelta: () => tf.train.adadelta(0.5, 0.9, 1e-4),
};
const SHAPES = [[3, 5], [17], [], [2, 1, 4], [0, 3]];

/** The variables and what the optimizer keeps after so many steps on gradients that are the same everywhere. */
async function train(backend: string, make: () => tf.Optimizer, steps = 50, asMap = false): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  tf.disposeVariables();
  const variables = SHAPES.map((shape, i) => tf.variable(some(shape, 'float32', i + 1), true, `w${i}`));
  const optimizer = make();
  for (let step = 0; step < steps; step++) {
    tf.tidy(() => {
      const gradients = variables.map(({ name, shape }, i) => ({
        name,
        tensor: some(shape, 'float32', 100 + step * 7 + i),
      }));
      optimizer.applyGradients(
        asMap ? Object.fromEntries(gradients.map(({ name, tensor }) => [name, tensor])) : gradients,
      );
    });
  }
  // Everything an optimizer keeps is a variable, though Adamax does not give its own out.
  const values = Object.values(tf.engine().registeredVariables).map((tensor) => tensor.dataSync() as Float32Array);
  return values;
}

describe.each(Object.keys(OPTIMIZERS))('%s', (name) => {
  const make = OPTIMIZERS[name] as () => tf.Optimizer;

  it('has the bits of the plain backend after 50 steps, in the variables and in what it keeps', async () => {
    expect(await train(TRAINING_BACKEND, make)).toEqual(await train('cpu', make));
  });

  it('takes gradients as a map too', async () => {
    expect(await train(TRAINING_BACKEND, make, 3, true)).toEqual(await train('cpu', make, 3));
  });

  it.skipIf(name === 'adamax')(
    'is saved under the names of tfjs, and goes on from there in another instance',
    async () => {
      const runs = [];
      for (const backend of [TRAINING_BACKEND, 'cpu']) {
        await tf.setBackend(backend);
        tf.disposeVariables();
        const w = tf.variable(some([6], 'float32', 50), true, 'w');
        const [first, second] = [make(), make()];
        for (let step = 1; step < 4; step++) first.applyGradients([{ name: 'w', tensor: some([6], 'float32', step) }]);
        const weights = await first.getWeights();
        const copies = weights.map(({ name, tensor }) => ({ name, tensor: tensor.clone() }));
        await second.setWeights(weights);
        for (let step = 4; step < 7; step++) second.applyGradients([{ name: 'w', tensor: some([6], 'float32', step) }]);
        expect(second.iterations).toBe(6);
        const saved = copies.map(({ tensor }) => tensor.dataSync());
        runs.push({
          names: weights.map(({ name }) => name),
          saved,
          w: [...w.dataSync()].map((value) => value.toFixed(5)),
        });
      }
      expect(runs[0]).toEqual(runs[1]);
    },
  );

  it('runs no kernel of tfjs', () => {
    tf.variable(some([5]), true, 'w');
    const optimizer = make();
    const gradients = [{ name: 'w', tensor: some([5]) }];
    optimizer.applyGradients(gradients);
    const run = vi.spyOn(tf.engine(), 'runKernel');
    optimizer.applyGradients(gradients);
    expect(run).not.toHaveBeenCalled();
    run.mockRestore();
  });

  it('leaves clones of the variable and of what it keeps as they were', () => {
    const initial = some([5]);
    const w = tf.variable(initial, true, 'w');
    const optimizer = make();
    const step = (seed: number) =>
      tf.tidy(() => optimizer.applyGradients([{ name: 'w', tensor: some([5], 'float32', seed) }]));
    step(2);
    const before = w.clone();
    const seen = before.dataSync();
    step(3);
    expect(before.dataSync()).toEqual(seen);
    expect(w.dataSync()).not.toEqual(seen);
    expect(initial.dataSync()).toEqual(tf.tidy(() => some([5]).dataSync()));
  });

  it('leaves nothing behind but what it keeps', () => {
    tf.variable(some([5]), true, 'w');
    const optimizer = make();
    const step = () => tf.tidy(() => optimizer.applyGradients([{ name: 'w', tensor: some([5]) }]));
    step();
    const { numTensors, numDataBuffers, numBytes } = tf.memory();
    for (let i = 0; i < 20; i++) step();
    expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers, numBytes });
  });

  it('leaves out variables without a gradient', () => {
    const [a, b] = [tf.variable(some([3]), true, 'a'), tf.variable(some([2]), true, 'b')];
    const seen = a.dataSync();
    const optimizer = make();
    optimizer.applyGradients([
      { name: 'a', tensor: null as unknown as tf.Tensor },
      { name: 'b', tensor: tf.ones([2]) },
    ]);
    expect(a.dataSync()).toEqual(seen);
    expect(b.dataSync()).not.toEqual(tf.tidy(() => some([2]).dataSync()));
    expect(optimizer.iterations).toBe(1);
  });
});

// From zeros, what Adadelta keeps of the gradients and of its updates stays the same, and one mistake hides another.
it('adadelta has the bits of the plain backend from any state on', async () => {
  const runs = [];
  for (const backend of [TRAINING_BACKEND, 'cpu']) {
    await tf.setBackend(backend);
    tf.disposeVariables();
    const w = tf.variable(some([9]), true, 'w');
    const optimizer = tf.train.adadelta(0.5, 0.9, 1e-4);
    await optimizer.setWeights([
      { name: 'iter', tensor: tf.scalar(0, 'int32') },
      { name: 'w/accum_grad', tensor: tf.abs(some([9], 'float32', 20)) },
      { name: 'w/accum_var', tensor: tf.abs(some([9], 'float32', 21)) },
    ]);
    for (let step = 0; step < 20; step++)
      optimizer.applyGradients([{ name: 'w', tensor: some([9], 'float32', 30 + step) }]);
    runs.push([w.dataSync(), ...(await optimizer.getWeights()).map(({ tensor }) => tensor.dataSync())]);
  }
  expect(runs[0]).toEqual(runs[1]);
});

it('what is not as expected takes the way of tfjs', () => {
  const w = tf.variable(tf.zeros([2, 3]), true, 'w');
  const optimizer = tf.train.sgd(1);
  optimizer.applyGradients([{ name: 'w', tensor: tf.tensor1d([1, 2, 3]) }]);
  expect([...w.dataSync()]).toEqual([-1, -2, -3, -1, -2, -3]);
  expect(() => optimizer.applyGradients([{ name: 'unknown', tensor: tf.zeros([1]) }])).toThrow(
    "Argument 'b' passed to 'add'",
  );
  expect(() => optimizer.applyGradients([{ name: 'w', tensor: tf.zeros([4]) }])).toThrow();
});

it('momentum of another size than the variable is refused as tfjs refuses it, and nothing is written', () => {
  const [a, b] = [tf.variable(tf.zeros([3]), true, 'a'), tf.variable(tf.zeros([4]), true, 'b')];
  const optimizer = tf.train.momentum(1, 0.9);
  optimizer.applyGradients([{ name: 'a', tensor: tf.ones([3]) }]);
  expect(() => optimizer.applyGradients([{ name: 'b', tensor: tf.ones([4]) }])).toThrow();
  expect([...a.dataSync(), ...b.dataSync()]).toEqual([-1, -1, -1, 0, 0, 0, 0]);
});

it('a step under a gradient tape takes the way of tfjs, whose kernels the tape sees', () => {
  const w = tf.variable(tf.scalar(2), true, 'w');
  const optimizer = tf.train.sgd(0.5);
  const run = vi.spyOn(tf.engine(), 'runKernel');
  tf.tidy(() => {
    tf.grad((x: tf.Tensor) => {
      optimizer.applyGradients([{ name: 'w', tensor: tf.mul(x, x) }]);
      return tf.mul(x, 3);
    })(tf.scalar(4));
  });
  expect(run.mock.calls.map(([kernel]) => kernel)).toContain('Add');
  run.mockRestore();
  expect([...w.dataSync()]).toEqual([-6]);
});

it('minimize gives back the cost when asked, and leaves no gradient behind', () => {
  const w = tf.variable(tf.tensor1d([3, 4]), true, 'w');
  const optimizer = tf.train.sgd(0.5);
  const before = tf.memory().numTensors;
  const cost = optimizer.minimize(() => tf.sum(tf.square(w)), true) as tf.Scalar;
  expect([...cost.dataSync()]).toEqual([25]);
  cost.dispose();
  expect(optimizer.minimize(() => tf.sum(tf.square(w)), false, [w])).toBeNull();
  expect([...w.dataSync()]).toEqual([0, 0]);
  expect(tf.memory().numTensors).toBe(before);
});
