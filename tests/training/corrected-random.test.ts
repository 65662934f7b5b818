import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { asStock, tfjsForPrograms } from '@/lib/training/corrected';
import { start } from './agree';

beforeAll(start);

const tfjs = tfjsForPrograms();
const values = (tensor: tf.Tensor) => [...tensor.dataSync()];
const mean = (tensor: tf.Tensor) => tensor.mean().dataSync()[0] as number;

describe('a seed of 0 gives the same numbers each time', () => {
  const { initializers } = tf;
  const draws: [string, (seed: number) => tf.Tensor][] = [
    ['randomNormal', (seed) => tfjs.randomNormal([8], 0, 1, 'float32', seed)],
    ['randomStandardNormal', (seed) => tfjs.randomStandardNormal([8], 'float32', seed)],
    ['truncatedNormal', (seed) => tfjs.truncatedNormal([8], 0, 1, 'float32', seed)],
    ['randomGamma', (seed) => tfjs.randomGamma([8], 2, 1, 'float32', seed)],
    ['multinomial', (seed) => tfjs.multinomial(tf.zeros([9]) as tf.Tensor1D, 32, seed)],
    ['initializers.randomNormal', (seed) => initializers.randomNormal({ seed }).apply([8])],
    ['initializers.truncatedNormal', (seed) => initializers.truncatedNormal({ seed }).apply([8])],
    ['initializers.glorotNormal', (seed) => initializers.glorotNormal({ seed }).apply([4, 4])],
    ['initializers.heNormal', (seed) => initializers.heNormal({ seed }).apply([4, 4])],
    ['initializers.orthogonal', (seed) => initializers.orthogonal({ seed, gain: 1 }).apply([4, 4])],
  ];
  test.each(draws)('%s', async (_name, draw) => {
    const first = values(draw(0));
    expect(values(draw(0))).toEqual(first);
    expect(values(draw(1))).not.toEqual(first);
    expect(values(await asStock(() => draw(0), ['seed-of-zero']))).not.toEqual(first);
    // Others keep theirs.
    expect(values(draw(7))).toEqual(values(await asStock(() => draw(7))));
  });

  test.each(['randomUniform', 'dropout'])('%s has it from tfjs', (name) => {
    const draw = () =>
      name === 'dropout' ? tfjs.dropout(tf.ones([32]), 0.5, undefined, 0) : tfjs.randomUniform([8], 0, 1, 'float32', 0);
    expect(values(draw())).toEqual(values(draw()));
  });

  test('an initializer says the seed that it was given', () => {
    const initializer = tf.initializers.glorotNormal({ seed: 0 });
    initializer.apply([2, 2]);
    expect(initializer.getConfig().seed).toBe(0);
  });
});

describe('shuffle of data sets', () => {
  const order = (seed?: number) =>
    tf.data
      .array(Array.from({ length: 20 }, (_, i) => i))
      .shuffle(20, seed as never)
      .toArray();

  test('takes 0 for a seed', async () => {
    expect(await order(0)).toEqual(await order(0));
    expect(await order(0)).not.toEqual(await order(3));
  });

  test('draws from Math.random without one', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.25);
    const now = vi.spyOn(tf.util, 'now');
    expect(await order()).toEqual(await order());
    expect(now).not.toHaveBeenCalled();
    random.mockReturnValue(0.75);
    const other = await order();
    random.mockReturnValue(0.25);
    expect(await order()).not.toEqual(other);
    random.mockRestore();
    now.mockRestore();
  });
});

describe('randomGamma', () => {
  test.each([
    [3, 2],
    [0.5, 4],
    [2, 0.25],
  ])('of alpha %d and beta %d has mean alpha / beta and variance alpha / beta^2', (alpha, beta) => {
    const drawn = tfjs.randomGamma([40_000], alpha, beta, 'float32', 5);
    expect(Math.abs((mean(drawn) * beta) / alpha - 1)).toBeLessThan(0.03);
    const variance = tf.moments(drawn).variance.dataSync()[0] as number;
    expect(Math.abs((variance * beta ** 2) / alpha - 1)).toBeLessThan(0.06);
  });

  test('multiplies by beta in tfjs', async () => {
    const draw = () => tfjs.randomGamma([64], 2, 4, 'float32', 5);
    const right = values(draw());
    const stock = values(await asStock(draw, ['random-gamma']));
    expect(stock.map((n) => Math.fround(n / 16))).toEqual(right.map((n) => Math.fround(n)));
  });
});

describe('a 0 that an initializer is given counts', () => {
  const range = (tensor: tf.Tensor) => [tensor.min(), tensor.max()].map((one) => one.dataSync()[0] as number);

  test('as a bound', async () => {
    const draw = (args: { minval: number; maxval: number }) => () =>
      range(tfjs.initializers.randomUniform({ ...args, seed: 3 }).apply([1000]));
    expect(draw({ minval: 0, maxval: 1 })()[0]).toBeGreaterThanOrEqual(0);
    expect((await asStock(draw({ minval: 0, maxval: 1 }), ['zeros-of-initializers']))[0]).toBeLessThan(-0.04);
    expect(draw({ minval: -1, maxval: 0 })()[1]).toBeLessThanOrEqual(0);
    expect(draw({ minval: -1, maxval: 1 })()).toEqual(await asStock(draw({ minval: -1, maxval: 1 })));
  });

  test.each(['randomNormal', 'truncatedNormal'] as const)('as the deviation of %s', (name) => {
    const initializer = tfjs.initializers[name]({ mean: 2, stddev: 0, seed: 3 });
    expect(range(initializer.apply([100]))).toEqual([2, 2]);
    expect(initializer.getConfig().stddev).toBe(0);
  });
});

test('programs import every name that tfjs exports, and the same values but for those above', () => {
  const given = new Map<string, unknown>(Object.entries(tfjs));
  const differ = Object.entries(tf).filter(([name, value]) => given.get(name) !== value);
  expect(differ.map(([name]) => name).sort()).toEqual([
    'initializers',
    'multinomial',
    'randomGamma',
    'randomNormal',
    'randomStandardNormal',
    'truncatedNormal',
  ]);
});
