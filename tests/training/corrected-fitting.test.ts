import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { asStock } from '@/lib/training/corrected';
import { start } from './agree';

beforeAll(start);

const { layers } = tf;
const constant = (value: number) => tf.initializers.constant({ value });
const values = (tensor: tf.Tensor | tf.Tensor[]) => [...(tensor as tf.Tensor).dataSync()];
const numbers = (found: unknown) =>
  [found].flat().map((one) => (typeof one === 'number' ? one : values(one as tf.Tensor)[0]));
const rounded = (found: number[]) => found.map((n) => Math.round(n * 1e5) / 1e5 + 0);

/** A dense layer from ones: every weight is `value`. */
const dense = (units: number, value: number, rest: object = {}) =>
  layers.dense({ units, kernelInitializer: constant(value), useBias: false, ...rest });

type Step = (model: tf.LayersModel, x: tf.Tensor | tf.Tensor[], y: tf.Tensor | tf.Tensor[]) => Promise<number[]>;

/** One step on a whole batch, as the three of them take it; the loss and what is logged beside it. */
const STEPS: Record<string, Step> = {
  async fit(model, x, y) {
    const { history } = await model.fit(x, y, { epochs: 1, batchSize: 64, shuffle: false, verbose: 0 });
    return Object.keys(history)
      .sort((a, b) => model.metricsNames.indexOf(a) - model.metricsNames.indexOf(b))
      .map((key) => (history[key] as number[])[0] as number);
  },
  'fit with callbacks of a class': async (model, x, y) => {
    class Own extends tf.Callback {}
    const { history } = await model.fit(x, y, {
      epochs: 1,
      batchSize: 64,
      shuffle: false,
      verbose: 0,
      callbacks: new Own(),
    });
    return Object.keys(history)
      .sort((a, b) => model.metricsNames.indexOf(a) - model.metricsNames.indexOf(b))
      .map((key) => (history[key] as number[])[0] as number);
  },
  trainOnBatch: async (model, x, y) => [await model.trainOnBatch(x, y)].flat() as number[],
};

describe.each([TRAINING_BACKEND, 'cpu'])('on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
  });
  afterEach(async () => {
    await tf.setBackend(TRAINING_BACKEND);
  });

  describe.each(Object.entries(STEPS))('%s', (_name, step) => {
    test.each([
      // Gradient of the mean of (2w - 0)^2 over rows of (1, 1): 4 for each weight.
      ['nonNeg', 'nonNeg', [0, 0]],
      ['unitNorm', 'unitNorm', [-Math.SQRT1_2, -Math.SQRT1_2]],
      ['maxNorm', tf.constraints.maxNorm({ maxValue: 2 }), [-Math.SQRT2, -Math.SQRT2]],
    ])('applies %s after the update', async (_constraint, kernelConstraint, right) => {
      const train = async () => {
        const model = tf.sequential({ layers: [dense(1, 1, { kernelConstraint, inputShape: [2] })] });
        model.compile({ optimizer: tf.train.sgd(1), loss: 'meanSquaredError' });
        await step(model, tf.ones([4, 2]), tf.zeros([4, 1]));
        return rounded(values(model.getWeights()[0] as tf.Tensor));
      };
      expect(await train()).toEqual(rounded(right));
      expect(await asStock(train, ['constraints'])).toEqual([-3, -3]);
    });

    test.each([
      ['by name', { a: 3, b: 0.5 }],
      ['as a list', [3, 0.5]],
    ])('adds the losses of outputs up by lossWeights, %s', async (_how, lossWeights) => {
      const train = async () => {
        const input = tf.input({ shape: [1] });
        const outputs = ['a', 'b'].map((name) => dense(1, 1, { name }).apply(input) as tf.SymbolicTensor);
        const model = tf.model({ inputs: input, outputs });
        model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError', lossWeights } as tf.ModelCompileArgs);
        // Errors of 1 and of 3.
        const logged = await step(model, tf.ones([4, 1]), [tf.zeros([4, 1]), tf.fill([4, 1], -2)]);
        const found = rounded([...logged, ...model.getWeights().flatMap((weight) => values(weight))]);
        model.dispose();
        return found;
      };
      expect(await train()).toEqual(
        [3 + 4.5, 1, 9, 1 - 0.1 * 3 * 2, 1 - 0.1 * 0.5 * 6].map((n) => Math.round(n * 1e5) / 1e5),
      );
      expect(await asStock(train, ['loss-weights'])).toEqual(rounded([10, 1, 9, 1 - 0.1 * 2, 1 - 0.1 * 6]));
    });

    test('counts the penalty of a shared layer once', async () => {
      const train = async () => {
        const inputs = [tf.input({ shape: [1] }), tf.input({ shape: [1] })];
        const shared = dense(1, 2, { kernelRegularizer: tf.regularizers.l2({ l2: 1 }) });
        const parts = inputs.map((input) => shared.apply(input) as tf.SymbolicTensor);
        const model = tf.model({ inputs, outputs: layers.add().apply(parts) as tf.SymbolicTensor });
        model.compile({ optimizer: tf.train.sgd(0.25), loss: 'meanSquaredError' });
        const logged = await step(model, [tf.zeros([4, 1]), tf.zeros([4, 1])], tf.zeros([4, 1]));
        return rounded([...logged, ...values(model.getWeights()[0] as tf.Tensor)]);
      };
      expect(await train()).toEqual([4, 1]);
      expect(await asStock(train, ['shared-penalties'])).toEqual([8, 0]);
    });

    test('counts the penalties of layers in a model that is a layer', async () => {
      const inner = tf.sequential({
        layers: [dense(1, 2, { inputShape: [1], kernelRegularizer: tf.regularizers.l2({ l2: 1 }) })],
      });
      const model = tf.sequential({ layers: [dense(1, 1, { inputShape: [1] }), inner] });
      model.compile({ optimizer: tf.train.sgd(0.25), loss: 'meanSquaredError' });
      expect(await step(model, tf.zeros([4, 1]), tf.zeros([4, 1]))).toEqual([4]);
      expect(model.getWeights().flatMap((weight) => values(weight))).toEqual([1, 1]);
    });

    const penalties = {
      units: 1,
      kernelInitializer: constant(2),
      recurrentInitializer: constant(3),
      biasInitializer: constant(1),
      kernelRegularizer: tf.regularizers.l2({ l2: 1 }),
      recurrentRegularizer: tf.regularizers.l2({ l2: 0.1 }),
      biasRegularizer: tf.regularizers.l1({ l1: 0.01 }),
    };
    const one = 4 + 0.9 + 0.01;
    const recurrent: [string, () => tf.layers.Layer, number][] = [
      ['simpleRNN', () => layers.simpleRNN(penalties), one],
      ['gru', () => layers.gru(penalties), 3 * one],
      ['lstm', () => layers.lstm({ ...penalties, unitForgetBias: false }), 4 * one],
      ['rnn', () => layers.rnn({ cell: layers.simpleRNNCell(penalties) as never }), one],
      ['bidirectional', () => layers.bidirectional({ layer: layers.simpleRNN(penalties), mergeMode: 'sum' }), 2 * one],
      [
        'stackedRNNCells',
        () =>
          layers.rnn({
            cell: layers.stackedRNNCells({
              cells: [layers.simpleRNNCell(penalties), layers.simpleRNNCell(penalties)] as never,
            }) as never,
          }),
        2 * one,
      ],
    ];

    test.each(recurrent)('counts the penalties of %s', async (_layer, layer, right) => {
      const train = async () => {
        const input = tf.input({ shape: [3, 1] });
        // What is learned from is 0: the penalties are all there is.
        const output = dense(1, 0, { trainable: false }).apply(layer().apply(input)) as tf.SymbolicTensor;
        const model = tf.model({ inputs: input, outputs: output });
        model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
        const [loss] = await step(model, tf.zeros([2, 3, 1]), tf.zeros([2, 1]));
        return rounded([loss as number, values(model.getWeights()[0] as tf.Tensor)[0] as number]);
      };
      expect(await train()).toEqual(rounded([right, 2 - 0.1 * 4]));
      expect(await asStock(train, ['recurrent-penalties'])).toEqual([0, 2]);
    });
  });

  describe('the loss of validation', () => {
    const build = (regularized: boolean) => {
      const input = tf.input({ shape: [1] });
      const kernelRegularizer = regularized ? tf.regularizers.l2({ l2: 0.5 }) : undefined;
      const outputs = ['a', 'b'].map(
        (name) => dense(1, 2, { name, kernelRegularizer }).apply(input) as tf.SymbolicTensor,
      );
      const model = tf.model({ inputs: input, outputs });
      model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError', metrics: ['mae'] });
      return model;
    };
    const x = () => tf.ones([5, 1]);
    const y = () => [tf.zeros([5, 1]), tf.fill([5, 1], -1)];

    test('is the sum of the outputs and the penalties, each name with its own', async () => {
      const model = build(true);
      const right = { loss: 4 + 9 + 4, a_loss: 4, b_loss: 9, a_mae: 2, b_mae: 3 };
      const names = Object.keys(right);
      const { history } = await model.fit(x(), y(), {
        epochs: 1,
        verbose: 0,
        validationData: [x(), y()] as never,
        batchSize: 2,
      });
      for (const [name, value] of Object.entries(right)) {
        expect(history[name], name).toEqual([value]);
        expect(history[`val_${name}`], name).toEqual([value]);
      }
      expect(model.metricsNames.map((name) => name)).toEqual(expect.arrayContaining(names.slice(0, 3)));
      expect(numbers(model.evaluate(x(), y(), { batchSize: 2 }))).toEqual(Object.values(right));
      const rows = tf.data.array([0, 1]).map(() => ({ xs: x(), ys: y() })) as never;
      expect(numbers(await model.evaluateDataset(rows, { batches: 2 }))).toEqual(Object.values(right));
    });

    test('as tfjs has it', async () => {
      const run = async () => numbers(build(true).evaluate(x(), y()));
      expect(await asStock(run, ['validation-loss'])).toEqual([4, 13, 4, 9, 2, 3]);
    });

    test('is not touched for one output without penalties', async () => {
      const make = () => {
        const model = tf.sequential({ layers: [dense(1, 2, { inputShape: [1] })] });
        model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['mae'] });
        return model;
      };
      const data = tf.tensor2d([[0.1], [0.7], [0.3]]);
      const run = async () => numbers(make().evaluate(data, tf.zeros([3, 1])));
      expect(await run()).toEqual(await asStock(run));
    });
  });
});

test('lossWeights of outputs that are not there are refused', () => {
  const model = tf.sequential({ layers: [dense(1, 1, { inputShape: [1], name: 'only' })] });
  const compile = (lossWeights: unknown) => () =>
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', lossWeights } as tf.ModelCompileArgs);
  expect(compile({ other: 1 })).toThrow('Unknown output in lossWeights: "other".');
  expect(compile([1, 2])).toThrow('lossWeights has to be a number for each of the 1 outputs');
});
