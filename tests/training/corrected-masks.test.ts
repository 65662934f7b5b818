import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { asStock } from '@/lib/training/corrected';
import { start } from './agree';

beforeAll(start);

const { layers } = tf;
const constant = (value: number) => tf.initializers.constant({ value });
const rounded = (found: ArrayLike<number>) => Array.from(found, (n) => Math.round(n * 1e5) / 1e5 + 0);
const values = (tensor: unknown) => rounded((tensor as tf.Tensor).dataSync());

/** Two series; the second ends after one step, the rest is padding. */
const x = () =>
  tf.tensor3d([
    [[1], [2], [3]],
    [[4], [0], [0]],
  ]);
const scaled = (by: number, rest: object = {}) =>
  layers.dense({ units: 1, kernelInitializer: constant(by), biasInitializer: constant(1), ...rest });
/** h' = x + h, without squashing. */
const summing = (rest: object = {}) =>
  layers.simpleRNN({
    units: 1,
    activation: 'linear',
    useBias: false,
    kernelInitializer: constant(1),
    recurrentInitializer: constant(1),
    ...rest,
  });
const masking = () => layers.masking({ inputShape: [3, 1] });
const stack = (...parts: tf.layers.Layer[]) => tf.sequential({ layers: parts });
const compiled = (model: tf.LayersModel, rate = 0, metrics: string[] = []) => {
  model.compile({ optimizer: tf.train.sgd(rate), loss: 'meanSquaredError', metrics });
  return model;
};

describe.each([TRAINING_BACKEND, 'cpu'])('on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
  });
  afterEach(async () => {
    await tf.setBackend(TRAINING_BACKEND);
  });

  describe('padding counts in no loss and metric', () => {
    // 2x + 1 on each step that counts: 3, 5, 7 and 9, against 0.
    const right = [(9 + 25 + 49 + 81) / 4, (3 + 5 + 7 + 9) / 4];
    const stock = [(9 + 25 + 49 + 81 + 1 + 1) / 6, (3 + 5 + 7 + 9 + 1 + 1) / 6];
    const build = (rate = 0) => compiled(stack(masking(), scaled(2)), rate, ['mae']);
    const y = () => tf.zeros([2, 3, 1]);

    test.each<[string, (model: tf.LayersModel) => Promise<number[]>]>([
      [
        'fit',
        async (model) => {
          const { history } = await model.fit(x(), y(), { epochs: 1, verbose: 0, validationData: [x(), y()] });
          expect([history.val_loss, history.val_mae]).toEqual([history.loss, history.mae]);
          return [history.loss, history.mae].map((all) => (all as number[])[0] as number);
        },
      ],
      ['trainOnBatch', async (model) => (await model.trainOnBatch(x(), y())) as number[]],
      [
        'evaluate',
        async (model) => (model.evaluate(x(), y()) as tf.Tensor[]).map((one) => one.dataSync()[0] as number),
      ],
    ])('of %s', async (_name, run) => {
      expect(rounded(await run(build()))).toEqual(rounded(right));
      expect(rounded(await asStock(() => run(build()), ['masks']))).toEqual(rounded(stock));
    });

    test('and in no gradient', async () => {
      const model = build(0.01);
      await model.fit(x(), y(), { epochs: 1, verbose: 0 });
      // By the weight: mean of 2 (2x + 1) x; by the bias, of 2 (2x + 1).
      const [w, b] = model.getWeights().map((weight) => weight.dataSync()[0]);
      expect(w).toBeCloseTo(2 - 0.01 * ((2 * (3 + 10 + 21 + 36)) / 4), 5);
      expect(b).toBeCloseTo(1 - 0.01 * ((2 * (3 + 5 + 7 + 9)) / 4), 5);
    });

    test('nor does what is undefined there', async () => {
      const undefinedInPadding = tf.tensor3d([0, 0, 0, 0, Number.NaN, Number.NaN], [2, 3, 1]);
      expect(rounded((await build().trainOnBatch(x(), undefinedInPadding)) as number[])).toEqual(rounded(right));
    });

    test('when all is padding, the loss is 0', () => {
      expect((build().evaluate(tf.zeros([2, 3, 1]), y()) as tf.Tensor[]).map((one) => one.dataSync()[0])).toEqual([
        0, 0,
      ]);
    });
  });

  test('an average over time leaves padding out, as the last layer and before others', async () => {
    const run = () => values(stack(masking(), scaled(2), layers.globalAveragePooling1d()).predict(x()));
    expect(run()).toEqual([5, 9]);
    expect(await asStock(run, ['masks'])).toEqual(rounded([5, 11 / 3]));
  });

  test('an average over embedded words leaves 0 out', () => {
    const model = stack(
      layers.embedding({ inputDim: 5, outputDim: 1, maskZero: true, inputLength: 3 }),
      layers.globalAveragePooling1d(),
    );
    model.setWeights([tf.tensor2d([[100], [1], [2], [3], [4]])]);
    expect(
      values(
        model.predict(
          tf.tensor2d([
            [1, 2, 3],
            [4, 0, 0],
          ]),
        ),
      ),
    ).toEqual([2, 4]);
  });

  test('a mask reaches the layer it was made for, and no later one', async () => {
    // A sum of 6 and of 4, each repeated three times and summed up again.
    const run = () => values(stack(masking(), summing(), layers.repeatVector({ n: 3 }), summing()).predict(x()));
    expect(run()).toEqual([18, 12]);
    expect(await asStock(run, ['masks'])).toEqual([18, 4]);
  });

  test('a mask goes into a model that is a layer, and out of it', () => {
    const inner = () => stack(layers.activation({ activation: 'linear', inputShape: [3, 1] }), scaled(1));
    // x + 1 on each step that counts.
    expect(values(stack(masking(), inner(), summing()).predict(x()))).toEqual([9, 5]);
  });

  test('what is merged counts where both count', async () => {
    const inputs = [tf.input({ shape: [3, 1] }), tf.input({ shape: [3, 1] })];
    const masked = inputs.map((input) => layers.masking().apply(input) as tf.SymbolicTensor);
    const moved = layers
      .add()
      .apply([scaled(1).apply(masked[0] as tf.SymbolicTensor), masked[1]] as tf.SymbolicTensor[]);
    const model = tf.model({ inputs, outputs: summing().apply(moved) as tf.SymbolicTensor });
    const other = tf.tensor3d([1, 1, 0, 1, 1, 1], [2, 3, 1]);
    // (1 + 1 + 1) + (2 + 1 + 1), and 4 + 1 + 1.
    const run = () => values(model.predict([x(), other]));
    expect(run()).toEqual([7, 6]);
    await expect(asStock(run, ['masks'])).rejects.toThrow('inner shapes');
  });

  test('a batch at a time and all at once give the same', () => {
    const model = stack(masking(), summing({ returnSequences: true }), layers.globalAveragePooling1d());
    expect(values(model.predict(x(), { batchSize: 1 }))).toEqual(values(model.predict(x())));
    expect(values(model.predict(x()))).toEqual(rounded([(1 + 3 + 6) / 3, 4]));
  });

  test('nothing is left behind', async () => {
    const model = compiled(stack(masking(), summing({ returnSequences: true }), scaled(1)), 0.01, ['mae']);
    const [given, expected] = [x(), tf.zeros([2, 3, 1])];
    const once = async () => {
      await model.fit(given, expected, { epochs: 2, verbose: 0 });
      await model.trainOnBatch(given, expected);
      tf.dispose([model.predict(given), model.evaluate(given, expected)].flat());
    };
    await once();
    const before = tf.memory().numTensors;
    await once();
    expect(tf.memory().numTensors).toBe(before);
  });
});
