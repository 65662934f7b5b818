import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { limitTensorMemory } from '@/lib/training';
import type { TrainingBackend } from '@/lib/training/backend';
import { some, start } from './agree';

beforeAll(start);

const backend = () => tf.backend() as TrainingBackend;

/** What grows when something is not given back: of the engine, of the backend and of the WebAssembly memory. */
function held() {
  const { numTensors, numBytes, numDataBuffers } = tf.memory();
  return {
    numTensors,
    numBytes,
    numDataBuffers,
    tensorsOfTheBackend: backend().numDataIds(),
    bytes: backend().tensors.u8.byteLength,
  };
}

/** Runs once to reach the size that is needed, then many times more, which must leave everything as it was. */
async function expectNoGrowth(steps: number, step: () => void | Promise<void>): Promise<void> {
  for (let i = 0; i < 3; i++) await step();
  const before = held();
  for (let i = 0; i < steps; i++) await step();
  expect(held()).toEqual(before);
}

test('ten thousand steps of a loop leave nothing behind', { timeout: 60_000 }, async () => {
  const [x, y] = [some([16, 5]), some([16, 1], 'float32', 2)];
  const w = tf.variable(some([5, 8], 'float32', 3));
  const v = tf.variable(some([8, 1], 'float32', 4));
  const optimizer = tf.train.adam(0.01);
  await expectNoGrowth(10_000, () => {
    optimizer.minimize(() => tf.losses.meanSquaredError(y, x.matMul(w).tanh().matMul(v)) as tf.Scalar);
  });
  tf.dispose([x, y, w, v]);
  optimizer.dispose();
});

test('batches of changing lengths, convolutions and pictures leave nothing behind', { timeout: 60_000 }, async () => {
  const filter = tf.variable(some<tf.Rank.R4>([3, 3, 2, 4]));
  const optimizer = tf.train.momentum(0.01, 0.9);
  let length = 0;
  await expectNoGrowth(600, () => {
    length = (length % 7) + 1;
    optimizer.minimize(() => {
      const pictures = some<tf.Rank.R4>([length, 6, 6, 2]);
      return tf
        .maxPool(tf.conv2d(pictures, filter, 1, 'same').relu() as tf.Tensor4D, 2, 2, 'same')
        .square()
        .mean();
    });
  });
  filter.dispose();
  optimizer.dispose();
});

test('model.fit leaves nothing behind', { timeout: 60_000 }, async () => {
  const [x, y] = [some([40, 3, 4]), some([40, 2], 'float32', 2)];
  const model = tf.sequential({
    layers: [
      tf.layers.gru({ units: 3, inputShape: [3, 4], recurrentInitializer: 'glorotNormal' }),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.dense({ units: 2 }),
    ],
  });
  model.compile({ optimizer: 'rmsprop', loss: 'meanSquaredError', metrics: ['mae'] });
  await expectNoGrowth(25, async () => {
    await model.fit(x, y, { epochs: 2, batchSize: 16, validationSplit: 0.2, verbose: 0 });
  });
  model.dispose();
  tf.dispose([x, y]);
});

test('plain kernels of tfjs, strings and complex numbers leave nothing behind', async () => {
  const x = some([4, 6]);
  await expectNoGrowth(300, () => {
    tf.tidy(() => {
      tf.spectral.fft(tf.complex(x, x)).abs();
      tf.unique(tf.tensor1d(['a', 'b', 'a']));
      tf.topk(x, 2);
      tf.einsum('ij,kj->ik', x, x);
    });
  });
  x.dispose();
});

test('a step that throws leaves nothing behind', async () => {
  const x = some([4, 6]);
  await expectNoGrowth(100, () => {
    expect(() =>
      tf.tidy(() => {
        x.square().sum();
        tf.matMul(x, x);
      }),
    ).toThrow(/inner/i);
  });
  x.dispose();
});

test('a tensor for which there is no room is an error, after which everything works', () => {
  const before = tf.memory().numTensors;
  expect(() => tf.zeros([40_000, 40_000])).toThrow(/Out of memory|allocation failed/i);
  expect(() => tf.tidy(() => tf.ones([30_000, 1]).matMul(tf.ones([1, 40_000])))).toThrow('Out of memory');
  expect(tf.memory().numTensors).toBe(before);
  expect(tf.tidy(() => tf.ones([3, 4]).sum().dataSync()[0])).toBe(12);
});

test('what is freed is used again by tensors of other sizes', () => {
  const blocks = () => Array.from({ length: 40 }, (_, i) => tf.zeros([20_000 + 500 * i]));
  tf.dispose(blocks());
  const before = backend().tensors.u8.byteLength;
  for (let round = 0; round < 20; round++) tf.dispose(tf.zeros([100_000 + 9_000 * round]));
  tf.dispose(blocks());
  expect(backend().tensors.u8.byteLength).toBe(before);
});

test('what is over the limit is told, what was freed can be had again', () => {
  const megabytes = (n: number) => tf.zeros([n, 2 ** 18]);
  const { tensors } = backend();
  const before = held();
  limitTensorMemory(40 * 2 ** 20);
  try {
    const kept: tf.Tensor[] = [];
    const fill = () => {
      for (;;) kept.push(megabytes(15));
    };
    expect(fill).toThrow(/^Out of memory: no room for a tensor of 15728640 bytes\.$/);
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(held().bytes).toBeLessThanOrEqual(before.bytes + 40 * 2 ** 20);
    // In pieces, so that their places have to be joined for the next one.
    tf.dispose(kept);
    const pieces = Array.from({ length: 60 }, () => tf.zeros([2 ** 17]));
    tf.dispose(pieces);
    for (let i = 0; i < 20; i++) megabytes(30).dispose();
    expect(held()).toEqual({ ...before, bytes: tensors.u8.byteLength });
  } finally {
    tensors.limitGrowth(Number.POSITIVE_INFINITY);
  }
});
