import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { rebuildModel } from '@/lib/judging/rebuild';
import { inspectTopology } from '@/lib/judging/topology';
import type { WireTensor } from '@/lib/sandbox/job';
import { useTrainingBackend } from '@/lib/training';

beforeAll(useTrainingBackend);

const { layers } = tf;
type Symbolic = tf.SymbolicTensor;
const on = (layer: tf.layers.Layer, ...inputs: Symbolic[]) =>
  layer.apply(inputs.length === 1 ? (inputs[0] as Symbolic) : inputs) as Symbolic;

/** As a model leaves the sandbox. */
function described(model: tf.LayersModel) {
  const weights = model.weights.map((weight) => {
    const value = weight.read();
    const tensor = { shape: value.shape, dtype: 'float32', values: value.dataSync() } as WireTensor;
    return { name: weight.originalName, tensor };
  });
  return { topology: JSON.parse(JSON.stringify(model.toJSON(null, false))), weights };
}

function rebuilt(model: tf.LayersModel, inputs: number[][]) {
  const { topology, weights } = described(model);
  const inspected = inspectTopology(topology, weights, inputs);
  if (!inspected.fits) throw new Error(inspected.reason);
  return rebuildModel({ kind: 'model', topology: inspected.topology, weights: inspected.weights });
}

const MODELS: Record<string, () => tf.LayersModel> = {
  'a chain': () =>
    tf.sequential({
      layers: [layers.dense({ units: 3, inputShape: [4], activation: 'hardSigmoid' }), layers.dense({ units: 2 })],
    }),
  'a chain that begins with its input': () =>
    tf.sequential({ layers: [layers.inputLayer({ inputShape: [4] }), layers.dense({ units: 2, useBias: false })] }),
  'a functional model': () => {
    const input = tf.input({ shape: [4] });
    return tf.model({
      inputs: input,
      outputs: on(layers.dense({ units: 2 }), on(layers.dropout({ rate: 0.5 }), input)),
    });
  },
  'a layer that is used three times': () => {
    const input = tf.input({ shape: [4] });
    const shared = layers.dense({ units: 4, activation: 'tanh', biasInitializer: 'randomNormal' });
    return tf.model({ inputs: input, outputs: on(shared, on(shared, on(shared, input))) });
  },
  'branches that meet': () => {
    const input = tf.input({ shape: [4] });
    const branches = [3, 3, 3].map((units) => on(layers.dense({ units, activation: 'relu' }), input));
    const joined = [layers.add(), layers.multiply(), layers.average(), layers.maximum(), layers.minimum()].map(
      (layer) => on(layer, ...branches),
    );
    const all = on(layers.concatenate(), ...joined, input);
    return tf.model({ inputs: input, outputs: on(layers.dense({ units: 2 }), on(layers.batchNormalization(), all)) });
  },
  'several inputs and outputs, a layer shared between them': () => {
    const inputs = [tf.input({ shape: [4] }), tf.input({ shape: [4] }), tf.input({ shape: [3] })] as const;
    const shared = layers.dense({ units: 3, activation: 'tanh' });
    const [a, b] = [on(shared, inputs[0]), on(shared, inputs[1])];
    const joined = on(layers.concatenate(), a, b, inputs[2]);
    return tf.model({ inputs: [...inputs], outputs: [on(layers.dense({ units: 2 }), joined), on(layers.add(), a, b)] });
  },
  'a model inside a model, used twice': () => {
    const encoder = tf.sequential({
      layers: [layers.dense({ units: 3, inputShape: [4] }), layers.dense({ units: 2 })],
    });
    const inputs = [tf.input({ shape: [4] }), tf.input({ shape: [4] })];
    const codes = inputs.map((input) => encoder.apply(input) as Symbolic);
    return tf.model({ inputs, outputs: on(layers.dense({ units: 1 }), on(layers.multiply(), ...codes)) });
  },
  'models in a chain, and a chain that begins with one': () => {
    const part = (units: number, inputs: number) =>
      tf.sequential({
        layers: [layers.dense({ units, inputShape: [inputs], activation: 'relu' }), layers.dropout({ rate: 0.1 })],
      });
    return tf.sequential({
      layers: [
        tf.sequential({ layers: [part(5, 4), layers.dense({ units: 3 })] }),
        part(2, 3),
        layers.dense({ units: 2 }),
      ],
    });
  },
  'a model of several inputs and outputs inside another, with layers of the same name in both': () => {
    const dense = (units: number) => layers.dense({ units, name: 'same' });
    const inputs = [tf.input({ shape: [2] }), tf.input({ shape: [3] })] as const;
    const first = on(dense(3), inputs[0]);
    const inner = tf.model({ inputs: [...inputs], outputs: [on(layers.add(), first, inputs[1]), first] });
    const input = tf.input({ shape: [4] });
    const parts = [on(layers.dense({ units: 2 }), input), on(layers.dense({ units: 3 }), input)];
    const [sum, same] = inner.apply(parts) as [Symbolic, Symbolic];
    return tf.model({ inputs: input, outputs: [on(dense(2), sum), same] });
  },
  'a model that hands on what it is given': () => {
    const given = tf.input({ shape: [4] });
    const through = tf.model({ inputs: given, outputs: [given, on(layers.dense({ units: 2 }), given)] });
    const input = tf.input({ shape: [4] });
    return tf.model({ inputs: input, outputs: on(layers.concatenate(), ...(through.apply(input) as Symbolic[])) });
  },
  'convolutions with a way around them': () => {
    const input = tf.input({ shape: [36] });
    const picture = on(layers.reshape({ targetShape: [6, 6, 1] }), input);
    const first = on(layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', activation: 'relu' }), picture);
    const second = on(layers.conv2d({ filters: 4, kernelSize: [1, 3], padding: 'same' }), first);
    const pooled = on(layers.maxPooling2d({ poolSize: 2 }), on(layers.add(), first, second));
    const ends = [layers.globalMaxPooling2d({}), layers.globalAveragePooling2d({}), layers.flatten()];
    return tf.model({ inputs: input, outputs: on(layers.concatenate(), ...ends.map((layer) => on(layer, pooled))) });
  },
};

test.each(Object.keys(MODELS))('%s answers the same when it is rebuilt', (name) => {
  const model = (MODELS[name] as () => tf.LayersModel)();
  // Weights that begin as zeros would hide who has whose.
  for (const weight of model.weights) weight.write(tf.randomUniform(weight.shape as number[], 0.5, 1.5));
  const shapes = model.inputs.map(({ shape }) => shape.slice(1) as number[]);
  const copy = rebuilt(model, shapes);
  const rows = shapes.map((shape) => tf.randomNormal([5, ...shape]));
  const batch = rows.map((row) => ({
    shape: row.shape,
    dtype: 'float32' as const,
    values: row.dataSync() as Float32Array,
  }));
  const expected = [model.predict(rows)].flat();
  expect(copy.predict(batch).map(({ values }) => values)).toEqual(expected.map((output) => output.dataSync()));
  expect(copy.parameters).toBe(model.countParams());
  expect(copy.outputShapes).toEqual(model.outputs.map(({ shape }) => shape.slice(1)));
  copy.dispose();
});

test('models of several inputs are told what they take, those of several outputs what they give', () => {
  const inputs = [tf.input({ shape: [4] }), tf.input({ shape: [3] })];
  const joined = on(layers.concatenate(), ...inputs);
  const { topology, weights } = described(tf.model({ inputs, outputs: on(layers.dense({ units: 2 }), joined) }));
  expect(inspectTopology(topology, weights, [[4]])).toEqual({ fits: false, reason: 'input-shape', got: '[4], [3]' });
  const [input] = inputs as [Symbolic];
  const two = tf.model({ inputs: input, outputs: [1, 2].map((units) => on(layers.dense({ units }), input)) });
  expect(rebuilt(two, [[4]]).outputShapes).toEqual([[1], [2]]);
});

/** A functional description by hand: each layer with what goes into its uses. */
function functional(parts: [string, string, object, [string, number][][]][], output: [string, number]) {
  return {
    class_name: 'Model',
    config: {
      layers: [
        { class_name: 'InputLayer', config: { name: 'x', batch_input_shape: [null, 4] }, inbound_nodes: [] },
        ...parts.map(([class_name, name, config, uses]) => ({
          class_name,
          config: { name, ...config },
          inbound_nodes: uses.map((use) => use.map(([layer, node]) => [layer, node, 0, {}])),
        })),
      ],
      input_layers: [['x', 0, 0]],
      output_layers: [[...output, 0]],
    },
  };
}

const square = { name: 'd/kernel', tensor: { shape: [4, 4], dtype: 'float32' as const, values: new Float32Array(16) } };
const D = { units: 4, use_bias: false };

test('a description by hand becomes a network', () => {
  const inspected = inspectTopology(
    functional([['Dense', 'd', D, [[['x', 0]], [['d', 0]]]]], ['d', 1]),
    [square],
    [[4]],
  );
  if (!inspected.fits) throw new Error(inspected.reason);
  expect(rebuildModel({ kind: 'model', topology: inspected.topology, weights: [square] }).outputShapes).toEqual([[4]]);
});

test.each([
  ['a layer that waits for itself', functional([['Dense', 'd', D, [[['d', 0]]]]], ['d', 0])],
  [
    'two layers that wait for each other',
    functional(
      [
        ['Dense', 'd', D, [[['a', 0]]]],
        [
          'Add',
          'a',
          {},
          [
            [
              ['d', 0],
              ['x', 0],
            ],
          ],
        ],
      ],
      ['a', 0],
    ),
  ],
  [
    'a use that waits for a later use of the same layer',
    functional(
      [
        ['Dense', 'd', D, [[['a', 0]], [['x', 0]]]],
        [
          'Add',
          'a',
          {},
          [
            [
              ['d', 1],
              ['x', 0],
            ],
          ],
        ],
      ],
      ['a', 0],
    ),
  ],
  ['a use that is not there', functional([['Dense', 'd', D, [[['x', 0]]]]], ['d', 7])],
  ['a layer that is not there', functional([['Dense', 'd', D, [[['y', 0]]]]], ['d', 0])],
  [
    'rows that double until nothing holds them',
    functional(
      [
        ['Dense', 'd', D, [[['x', 0]]]],
        ...Array.from({ length: 40 }, (_, i): [string, string, object, [string, number][][]] => {
          const before: [string, number] = [i ? `c${i - 1}` : 'd', 0];
          return ['Concatenate', `c${i}`, { axis: -1 }, [[before, before]]];
        }),
      ],
      ['c39', 0],
    ),
  ],
  [
    'a kernel that would be larger than the one received',
    functional(
      [
        ['Concatenate', 'c', { axis: -1 }, [Array.from({ length: 90 }, () => ['x', 0] as [string, number])]],
        ['Dense', 'd', D, [[['c', 0]]]],
      ],
      ['d', 0],
    ),
  ],
])('%s does not become a network', (_name, topology) => {
  const build = () => {
    const inspected = inspectTopology(topology, [square], [[4]]);
    if (!inspected.fits) throw new Error(inspected.reason);
    rebuildModel({ kind: 'model', topology: inspected.topology, weights: inspected.weights });
  };
  expect(build).toThrow();
});
