import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { asStock } from '@/lib/training/corrected';
import { expectClose, some, start } from './agree';

beforeAll(start);

const { layers } = tf;
const rounded = (found: ArrayLike<number>) => Array.from(found, (n) => Math.round(n * 1e4) / 1e4 + 0);
const values = (tensor: unknown) => rounded((tensor as tf.Tensor).dataSync());
const trained = (layer: tf.layers.Layer, x: tf.Tensor) => layer.apply(x, { training: true }) as tf.Tensor;

describe.each([TRAINING_BACKEND, 'cpu'])('on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
  });
  afterEach(async () => {
    await tf.setBackend(TRAINING_BACKEND);
  });

  describe('dropout of everything', () => {
    const all: [string, () => tf.layers.Layer, number[]][] = [
      ['dropout', () => layers.dropout({ rate: 1 }), [2, 3]],
      ['spatialDropout1d', () => layers.spatialDropout1d({ rate: 1 }), [2, 3, 2]],
    ];
    test.each(all)('%s gives 0 in training, and what came in otherwise', async (_name, layer, shape) => {
      expect(values(trained(layer(), tf.ones(shape)).max())).toEqual([0]);
      expect(values((layer().apply(tf.ones(shape)) as tf.Tensor).min())).toEqual([1]);
      expect(values(await asStock(() => trained(layer(), tf.ones(shape)).min(), ['dropout-of-all']))).toEqual([1]);
      expect(
        values(
          tf
            .grad((x) => trained(layer(), x).sum())(tf.ones(shape))
            .abs()
            .max(),
        ),
      ).toEqual([0]);
    });

    const one = { kernelInitializer: 'ones', recurrentInitializer: 'ones', units: 1, activation: 'linear' } as const;
    const steps = () => tf.tensor3d([[[1], [2], [3]]]);
    test('of the inputs and of the state of recurrent layers', async () => {
      const sum = (rest: object) => () => values(trained(layers.simpleRNN({ ...one, ...rest }), steps()));
      expect(sum({})()).toEqual([6]);
      expect(sum({ dropout: 1 })()).toEqual([0]);
      // Nothing comes from the step before.
      expect(sum({ recurrentDropout: 1 })()).toEqual([3]);
      expect(await asStock(sum({ dropout: 1 }), ['dropout-of-all'])).toEqual([6]);
    });

    test.each<[string, (rest: object) => tf.layers.Layer]>([
      ['gru', (rest) => layers.gru({ ...one, ...rest })],
      ['lstm', (rest) => layers.lstm({ ...one, ...rest })],
    ])('of the inputs of %s is as if they were 0', (_name, layer) => {
      expect(values(trained(layer({ dropout: 1 }), steps()))).toEqual(values(trained(layer({}), tf.zeros([1, 3, 1]))));
      expect(values(layer({ dropout: 1 }).apply(steps()))).toEqual(values(layer({}).apply(steps())));
    });
  });

  describe('alphaDropout', () => {
    test('keeps mean and variance', async () => {
      let state = 1;
      vi.spyOn(Math, 'random').mockImplementation(() => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32;
      });
      const x = tf.randomNormal([20_000], 0, 1, 'float32', 3);
      const moments = (rate: number) => {
        const { mean, variance } = tf.moments(trained(layers.alphaDropout({ rate }), x));
        return [mean.dataSync()[0] as number, variance.dataSync()[0] as number];
      };
      for (const rate of [0.1, 0.5]) {
        const [mean, variance] = moments(rate) as [number, number];
        expect(Math.abs(mean)).toBeLessThan(0.03);
        expect(Math.abs(variance - 1)).toBeLessThan(0.05);
      }
      expect((await asStock(() => moments(0.5), ['alpha-dropout']))[0]).toBeGreaterThan(1.5);
      vi.mocked(Math.random).mockRestore();
    });

    test('by its formula', () => {
      // One is kept, one is dropped.
      const rate = 0.25;
      const dropped = -1.0507009873554805 * 1.6732632423543772;
      const a = (0.75 * (1 + rate * dropped ** 2)) ** -0.5;
      const found = values(trained(layers.alphaDropout({ rate }), tf.fill([64], 2)));
      expect([...new Set(found)].sort()).toEqual(
        rounded([a * 2 - a * dropped * rate, a * dropped - a * dropped * rate]).sort(),
      );
    });
  });

  describe('batchNormalization', () => {
    /** Per place along an axis: normalized values, mean and variance, in plain numbers. */
    function normalized(x: tf.Tensor, axis: number, epsilon = 1e-3) {
      const places = tf.unstack(x, axis).map((part) => {
        const all = [...part.dataSync()];
        const mean = all.reduce((sum, n) => sum + n, 0) / all.length;
        const variance = all.reduce((sum, n) => sum + (n - mean) ** 2, 0) / all.length;
        return {
          mean,
          variance,
          out: tf.tensor(
            all.map((n) => (n - mean) / Math.sqrt(variance + epsilon)),
            part.shape,
          ),
        };
      });
      return {
        out: tf.stack(
          places.map(({ out }) => out),
          axis,
        ),
        means: places.map(({ mean }) => mean),
        variances: places.map(({ variance }) => variance),
      };
    }
    const held = (tensor: tf.Tensor) => [{ shape: tensor.shape, dtype: tensor.dtype, values: tensor.dataSync() }];

    test.each([
      [[4, 3], -1],
      [[3, 3], 0],
      [[4, 3, 2], 1],
      [[3, 3, 3], 1],
      [[2, 3, 2, 4], 1],
      [[2, 3, 2, 4], 2],
      [[3, 3, 3, 3], -2],
    ])('of %j normalizes along axis %i', async (shape, axis) => {
      const x = some(shape, 'float32', 7);
      const right = normalized(x, axis < 0 ? axis + shape.length : axis);
      const layer = layers.batchNormalization({ axis, momentum: 0.75 });
      expectClose(held(trained(layer, x)), held(right.out), { absolute: 2e-5 });
      const [, , mean, variance] = layer.getWeights() as tf.Tensor[];
      expect(values(mean)).toEqual(rounded(right.means.map((n) => n / 4)));
      expect(values(variance)).toEqual(rounded(right.variances.map((n) => 0.75 + n / 4)));
      // With those averages, and a factor and a shift for each place, outside of training.
      const places = right.means.length;
      layer.setWeights([
        tf.range(1, places + 1),
        tf.range(0, places),
        tf.tensor1d(right.means),
        tf.tensor1d(right.variances),
      ]);
      const scaled = tf.stack(
        tf.unstack(right.out, axis < 0 ? axis + shape.length : axis).map((part, i) => part.mul(i + 1).add(i)),
        axis < 0 ? axis + shape.length : axis,
      );
      expectClose(held(layer.apply(x) as tf.Tensor), held(scaled), { absolute: 5e-5 });
      expect(layer.getConfig().axis).toBe(axis);
    });

    test('tfjs normalizes by another place', async () => {
      const x = some([3, 3, 3], 'float32', 7);
      const run = () => values(trained(layers.batchNormalization({ axis: 1 }), x));
      expect(await asStock(run, ['normalization-axis'])).not.toEqual(run());
    });

    test.each([
      [{ scale: false }, 1],
      [{ center: false }, 1],
      [{ scale: false, center: false }, 0],
    ])('trains with %j', async (options, weights) => {
      const x = some([5, 3], 'float32', 7);
      const run = () => {
        const layer = layers.batchNormalization(options);
        expectClose(held(trained(layer, x)), held(normalized(x, 1).out), { absolute: 2e-5 });
        expect(layer.getWeights(true).length).toBe(weights);
      };
      run();
      await expect(asStock(run, ['normalization-without-scale'])).rejects.toThrow("reading 'read'");
    });

    describe.each<[string, (base: tf.LayersModel) => void]>([
      [
        'by itself',
        ({ layers: [normalization] }) => {
          (normalization as tf.layers.Layer).trainable = false;
        },
      ],
      [
        'with the model that it is in',
        (base) => {
          base.trainable = false;
        },
      ],
    ])('frozen %s', (_how, freeze) => {
      const x = () =>
        tf.tensor2d([
          [1, 2],
          [3, 5],
        ]);

      test.each<[string, (model: tf.LayersModel) => Promise<unknown>]>([
        ['fit', async (model) => (await model.fit(x(), tf.zeros([2, 1]), { verbose: 0 })).history.loss],
        ['trainOnBatch', async (model) => [await model.trainOnBatch(x(), tf.zeros([2, 1]))]],
      ])('keeps its averages and uses them, in %s', async (_name, step) => {
        const base = tf.sequential({ layers: [layers.batchNormalization({ inputShape: [2], epsilon: 0 })] });
        base.setWeights([2, 1, 3, 4].map((n) => tf.fill([2], n)));
        freeze(base);
        const model = tf.sequential({ layers: [base, layers.dense({ units: 1, kernelInitializer: 'ones' })] });
        model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError' });
        // 2 (x - 3) / 2 + 1, summed up: (-1 + 0) and (1 + 3).
        expect(await step(model)).toEqual([(1 + 16) / 2]);
        expect(base.getWeights().map((weight) => values(weight))).toEqual([2, 1, 3, 4].map((n) => [n, n]));
      });
    });

    test('tfjs moves the averages of a frozen layer', async () => {
      const run = () => {
        const layer = layers.batchNormalization({ trainable: false });
        trained(layer, tf.ones([2, 1]));
        return values(layer.getWeights()[2]);
      };
      expect(run()).toEqual([0]);
      expect(await asStock(run, ['frozen-normalization'])).toEqual([0.01]);
    });
  });
});
