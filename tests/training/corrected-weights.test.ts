import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { asStock } from '@/lib/training/corrected';
import { start } from './agree';

beforeAll(start);

// Of models with frozen layers.

const { layers } = tf;
const values = (tensor: tf.Tensor) => [...tensor.dataSync()];

const dense = (fill: number, rest: object = {}) =>
  layers.dense({ units: 1, kernelInitializer: tf.initializers.constant({ value: fill }), useBias: false, ...rest });
const first = (model: tf.LayersModel) => model.getWeights().map((weight) => values(weight)[0]);

test('keep their order', async () => {
  const model = tf.sequential({
    layers: [dense(1, { inputShape: [1] }), layers.batchNormalization(), dense(2), dense(3)],
  });
  const before = first(model);
  expect(before).toEqual(await asStock(() => first(model)));
  for (const frozen of [[0], [1], [2, 3], [0, 1, 2, 3]]) {
    for (const [i, layer] of model.layers.entries()) layer.trainable = !frozen.includes(i);
    expect(first(model), `${frozen} frozen`).toEqual(before);
    model.setWeights(model.getWeights());
    expect(first(model)).toEqual(before);
  }
  for (const layer of model.layers) layer.trainable = true;
  (model.layers[0] as tf.layers.Layer).trainable = false;
  expect(await asStock(() => first(model), ['order-of-weights'])).not.toEqual(before);
});

const everyKind = () => {
  const input = tf.input({ shape: [4, 1] });
  const recurrent = { units: 2, recurrentInitializer: 'glorotNormal' } as const;
  const inner = tf.sequential({ layers: [dense(2, { inputShape: [1] })] });
  const parts: tf.layers.Layer[] = [
    layers.lstm({ ...recurrent, returnSequences: true }),
    layers.bidirectional({ layer: layers.gru({ ...recurrent, returnSequences: true }), mergeMode: 'concat' }),
    layers.timeDistributed({ layer: layers.dense({ units: 2 }) }),
    layers.rnn({
      cell: layers.stackedRNNCells({
        cells: [layers.gruCell(recurrent), layers.lstmCell(recurrent)] as never,
      }) as never,
    }),
    layers.batchNormalization(),
    layers.dense({ units: 1 }),
    inner,
  ];
  let output = input;
  for (const part of parts) output = part.apply(output) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs: output });
};
const throughMemory = async (model: tf.LayersModel) => {
  let saved: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  return tf.loadLayersModel(tf.io.fromMemory(saved as tf.io.ModelArtifacts));
};

test.each<[string, () => tf.LayersModel]>([
  ['sequential', () => tf.sequential({ layers: [dense(1, { inputShape: [1] }), dense(2)] })],
  ['of every kind of layer', everyKind],
])('stay frozen when a %s model is saved and loaded, until they are thawed', async (_kind, build) => {
  const model = build();
  const all = model.trainableWeights.length;
  model.trainable = false;
  const loaded = await throughMemory(model);
  expect(loaded.trainableWeights).toEqual([]);
  expect(loaded.getWeights().map((weight) => values(weight))).toEqual(
    model.getWeights().map((weight) => values(weight)),
  );
  // For optimizers that are told of no variables.
  expect(loaded.getWeights().some((weight) => (weight as tf.Variable).trainable)).toBe(false);
  loaded.trainable = true;
  expect(loaded.trainableWeights.length).toBe(all);
  const stock = await asStock(() => {
    const other = build();
    other.trainable = false;
    return throughMemory(other);
  }, ['frozen-models']);
  expect(stock.trainableWeights.length).toBeGreaterThan(0);
});

test('a layer that is frozen stays so when its sequential model is compiled', () => {
  const model = tf.sequential({ layers: [dense(1, { inputShape: [1] }), dense(2)] });
  (model.layers[0] as tf.layers.Layer).trainable = false;
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
  expect(model.layers.map(({ trainable }) => trainable)).toEqual([false, true]);
  const loss = () => (model.apply(tf.ones([1, 1])) as tf.Tensor).sum() as tf.Scalar;
  // All that can be trained.
  const { grads } = tf.variableGrads(loss);
  expect(Object.keys(grads)).toHaveLength(1);
});
