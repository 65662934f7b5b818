import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test, vi } from 'vitest';
import { TRAINING_BACKEND, useTrainingBackend } from '@/lib/training';
import { REPLACED } from '@/lib/training/patches/engine-internals';

const require = createRequire(import.meta.url);
const sources = (file: string) => readFileSync(require.resolve(`@tensorflow/tfjs-core/dist/${file}`), 'utf8');
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

test('the engine is the one that the patches were written for', () => {
  const engine = Object.getPrototypeOf(tf.engine()) as Record<string, { toString(): string }>;
  const methods = REPLACED.map((name) => `${name} ${hash(String(engine[name]))}`);
  const around = ['runKernelFunc', 'makeTensor', 'makeVariable', 'incRef', 'removeDataId', 'moveData'];
  methods.push(...around.map((name) => `${name} ${hash(String(engine[name]))}`));
  // When this fails, tfjs has changed under patches/engine.ts: read what changed in its engine.js and tape.js, carry it
  // over, and only then put the new hashes here.
  expect([tf.version_core, ...methods, `tape.js ${hash(sources('tape.js'))}`]).toMatchInlineSnapshot(`
    [
      "4.22.0",
      "runKernel 5be855b3f276",
      "makeTensorFromTensorInfo 0ff739f5d688",
      "clone 35b680bacbf2",
      "trackTensor b683cd7b6a0c",
      "track 19f67095e991",
      "disposeTensor 725f68de5192",
      "startScope e1e37f490508",
      "endScope 401c706528e3",
      "tidy 14d4dae83ec7",
      "addTapeNode 7c7c89b05d34",
      "gradients d30ec202575d",
      "runKernelFunc 532208d17981",
      "makeTensor e7279268578d",
      "makeVariable 51edf3b116e3",
      "incRef 0b43cca5d56d",
      "removeDataId 62750132e999",
      "moveData 173b256593ec",
      "tape.js 83d5ed2c7d6c",
    ]
  `);
});

/** Everything of `program` that can be seen: what it returns, and how many tensors live after it. */
async function seen(backend: string, program: () => unknown): Promise<unknown> {
  await tf.setBackend(backend);
  const before = tf.memory();
  let result: unknown;
  try {
    result = program();
  } catch (error) {
    result = (error as Error).message;
  }
  const { numTensors, numBytes, numDataBuffers } = tf.memory();
  const values = tf.tensor_util
    .getTensorsInContainer(result as never)
    .map((tensor) => [tensor.shape, ...tensor.dataSync()]);
  const counts = [numTensors - before.numTensors, numBytes - before.numBytes, numDataBuffers - before.numDataBuffers];
  tf.dispose(result as never);
  const left = tf.memory().numTensors - before.numTensors;
  return { result: typeof result === 'string' ? result : null, values, counts, left };
}

const a = () => tf.tensor1d([1, 2, 3]);

const PROGRAMS: [string, () => unknown][] = [
  ['an operation', () => tf.add(a(), 1)],
  ['a tidy with one result', () => tf.tidy(() => a().add(1).mul(2))],
  ['a tidy with several results', () => tf.tidy(() => ({ x: a(), y: [a().square(), a()] }))],
  ['a tidy that returns nothing', () => void tf.tidy(() => void a().add(1))],
  ['a tidy that throws', () => tf.tidy(() => a().reshape([7]))],
  ['tidies in tidies', () => tf.tidy(() => tf.tidy(() => a().add(1)).add(tf.tidy(() => a())))],
  ['a kept tensor', () => tf.tidy(() => void tf.keep(a()))],
  ['a kept tensor that is returned', () => tf.tidy(() => tf.keep(a().add(1)))],
  ['a list', () => tf.tidy(() => [a(), a().add(1), a().mul(2)].slice(1))],
  ['a list with the same tensor twice', () => tf.tidy(() => Array(2).fill(a().add(1)))],
  ['a list of everything', () => tf.tidy(() => [undefined, a(), 'a word', 3, { y: [a().square()] }])],
  ['results handed on through three scopes', () => tf.tidy(() => tf.tidy(() => tf.tidy(() => [a(), a()])).slice(1))],
  [
    'a list of what is inside and outside',
    () => {
      const outer = a();
      return tf.tidy(() => [outer, tf.tidy(() => [outer, a()])]);
    },
  ],
  [
    'a result that was disposed',
    () =>
      tf.tidy(() => {
        const x = a();
        x.dispose();
        return { y: a() };
      }),
  ],
  [
    'a tensor returned from outside',
    () => {
      const outer = a();
      return [outer, tf.tidy(() => outer)];
    },
  ],
  [
    'a clone',
    () => {
      const x = a();
      const y = x.clone();
      x.dispose();
      return y;
    },
  ],
  [
    'a disposed tensor',
    () => {
      const x = a();
      x.dispose();
      return x.add(1);
    },
  ],
  ['a reshape that shares values', () => tf.tidy(() => a().reshape([3, 1]).as1D())],
  ['complex numbers', () => tf.tidy(() => tf.real(tf.complex([1, 2], [3, 4])))],
  ['strings', () => tf.tensor1d(['a', 'b'])],
  [
    'a variable',
    () => {
      const v = tf.variable(a());
      v.assign(tf.tensor1d([4, 5, 6]));
      const sum = v.sum();
      v.dispose();
      return sum;
    },
  ],
  ['a gradient', () => tf.grad((x) => x.square().sum())(a())],
  ['a gradient where one input counts twice', () => tf.grad((x) => x.mul(x).add(x).sum())(a())],
  ['gradients of several inputs', () => tf.grads((x, y) => x.mul(y).sum())([a(), a()])],
  ['a value with its gradient', () => tf.valueAndGrad((x: tf.Tensor) => x.exp().sum())(a())],
  ['a gradient with a given dy', () => tf.grad((x) => x.square())(a(), a())],
  [
    'a second-order gradient',
    () =>
      tf.grad((x) =>
        tf
          .grad((u) => u.pow(3).sum())(x)
          .sum(),
      )(a()),
  ],
  [
    'a third-order gradient',
    () =>
      tf.grad((z) =>
        tf
          .grad((x) =>
            tf
              .grad((u) => u.pow(4).sum())(x)
              .sum(),
          )(z)
          .sum(),
      )(a()),
  ],
  ['a gradient without a way', () => tf.grad(() => tf.scalar(1))(a())],
  [
    'a gradient through one of several outputs',
    () => tf.grad((x) => (tf.unstack(x.reshape([3, 1]))[1] as tf.Tensor).sum())(a()),
  ],
  ['a gradient that is not defined', () => tf.grad((x) => tf.argMax(x).toFloat())(a())],
  [
    'a custom gradient',
    () =>
      tf.grad(
        tf.customGrad((x, save) => {
          (save as tf.GradSaveFunc)([x as tf.Tensor]);
          return { value: (x as tf.Tensor).square(), gradFunc: (dy, [saved]) => dy.mul((saved as tf.Tensor).abs()) };
        }) as never,
      )(a()),
  ],
  [
    'a step of an optimizer',
    () => {
      const v = tf.variable(a());
      tf.train.sgd(0.1).minimize(() => v.square().sum(), false, [v]);
      const value = v.clone();
      v.dispose();
      return value;
    },
  ],
  [
    'a profile',
    () => {
      void tf.profile(() => a().add(1));
      return tf.scalar(1);
    },
  ],
];

// Before anything is replaced: tfjs as it comes.
const expected = new Map<string, unknown>();
for (const [name, program] of PROGRAMS) expected.set(name, await seen('cpu', program));
await useTrainingBackend();

describe('what can be seen of the engine is as in tfjs', () => {
  test.each(PROGRAMS)('%s', async (name, program) => {
    expect(await seen(TRAINING_BACKEND, program)).toEqual(expected.get(name));
  });

  test.each(PROGRAMS)("%s, on tfjs's own backend afterwards", async (name, program) => {
    expect(await seen('cpu', program)).toEqual(expected.get(name));
  });
});

test.each(['cpu', TRAINING_BACKEND])('a promise out of a tidy is told on the console: %s', async (backend) => {
  await tf.setBackend(backend);
  const told = vi.mocked(console.error);
  await tf.tidy(() => Promise.resolve(1) as never);
  expect(told.mock.calls).toEqual([['Cannot return a Promise inside of tidy.']]);
  told.mockClear();
});

test('ten thousand steps leave nothing behind', async () => {
  await tf.setBackend(TRAINING_BACKEND);
  const w = tf.variable(tf.zeros([4, 1]));
  const x = tf.ones([8, 4]) as tf.Tensor2D;
  const optimizer = tf.train.sgd(0.01);
  const step = () =>
    optimizer.minimize(() =>
      x
        .matMul(w as unknown as tf.Tensor2D)
        .sub(1)
        .square()
        .mean(),
    );
  step();
  const before = tf.memory();
  for (let i = 0; i < 10_000; i++) step();
  expect(tf.memory()).toEqual(before);
  tf.dispose([w, x]);
});
