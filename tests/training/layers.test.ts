import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test, vi } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { expectAgreement, expectClose, some, start, type Tolerance } from './agree';
import { LAYERS, type LayerCase, NO_CASE } from './layer-cases';
import { trainSteps } from './train-a-step';

beforeAll(start);

const TOLERANCE: Tolerance = { relative: 2e-4, absolute: 3e-5 };

async function expectSameTraining(
  build: () => tf.LayersModel,
  options: { steps?: number; below?: number } = {},
  tolerance = TOLERANCE,
): Promise<void> {
  const plain = await trainSteps('cpu', build, options);
  const ours = await trainSteps(TRAINING_BACKEND, build, options);
  expectClose(ours, plain, tolerance);
  const numbers = ours.flatMap(({ values }) => Array.from(values as ArrayLike<number>));
  expect(numbers.every(Number.isFinite), 'all finite').toBe(true);
}

function modelAround({ shape, layer, merges, below, first }: LayerCase): tf.LayersModel {
  const input = tf.input({ shape });
  const before = () =>
    below || first ? input : (tf.layers.dense({ units: shape.at(-1) as number }).apply(input) as tf.SymbolicTensor);
  let output: tf.SymbolicTensor | tf.SymbolicTensor[] = merges ? [before(), before()] : before();
  for (const next of [layer()].flat()) output = next.apply(output) as tf.SymbolicTensor;
  if ((output as tf.SymbolicTensor).shape.length > 2) output = tf.layers.flatten().apply(output) as tf.SymbolicTensor;
  output = tf.layers.dense({ units: 2 }).apply(output) as tf.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs: output });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
  return model;
}

test('every layer of tfjs is tried below', () => {
  expect(Object.keys(LAYERS).sort()).toEqual(
    Object.keys(tf.layers)
      .filter((name) => !NO_CASE.test(name))
      .sort(),
  );
});

const [applied, trained] = [true, false].map((alone) =>
  Object.entries(LAYERS).filter(([, { alone: only = false }]) => only === alone),
) as [[string, LayerCase][], [string, LayerCase][]];

test.each(applied)('%s gives what the plain backend gives', (_name, { shape, layer }) => {
  expectAgreement(() => {
    const made = layer() as tf.layers.Layer;
    const x = some([2, ...shape]);
    made.build(x.shape);
    made.setWeights(made.getWeights().map((weight, i) => some(weight.shape, 'float32', 9 + i)));
    vi.spyOn(Math, 'random').mockReturnValue(0.3);
    const y = made.apply(x) as tf.Tensor;
    vi.mocked(Math.random).mockRestore();
    for (const weight of made.weights) weight.dispose();
    return y;
  }, TOLERANCE);
});

test.each(trained)('a step of training through %s gives the weights of the plain backend', async (_name, layer) => {
  await expectSameTraining(() => modelAround(layer), { below: layer.below ?? 0 });
});

function small(change: { loss?: string; optimizer?: tf.Optimizer | string; dense?: object } = {}): tf.LayersModel {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 5, inputShape: [4], ...change.dense }),
      tf.layers.dense({ units: 3, activation: change.loss === undefined ? 'linear' : 'softmax' }),
    ],
  });
  model.compile({ optimizer: change.optimizer ?? tf.train.sgd(0.1), loss: change.loss ?? 'meanSquaredError' });
  return model;
}

const ACTIVATIONS = [
  'elu',
  'hardSigmoid',
  'linear',
  'relu',
  'relu6',
  'selu',
  'sigmoid',
  'softmax',
  'softplus',
  'softsign',
  'tanh',
  'swish',
  'mish',
  'gelu',
];

test.each(ACTIVATIONS)('the activation %s trains as on the plain backend', async (activation) => {
  await expectSameTraining(() => small({ dense: { activation } }));
});

const LOSSES = [
  'meanSquaredError',
  'meanAbsoluteError',
  'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError',
  'squaredHinge',
  'hinge',
  'categoricalHinge',
  'logcosh',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'kullbackLeiblerDivergence',
  'poisson',
  'cosineProximity',
];

test.each(LOSSES)('the loss %s trains as on the plain backend', async (loss) => {
  await expectSameTraining(() => small({ loss }), { steps: 2 });
});

const OPTIMIZERS: [string, () => tf.Optimizer][] = [
  ['sgd', () => tf.train.sgd(0.1)],
  ['momentum', () => tf.train.momentum(0.1, 0.9)],
  ["Nesterov's momentum", () => tf.train.momentum(0.1, 0.9, true)],
  ['rmsprop', () => tf.train.rmsprop(0.01, 0.9, 0.5)],
  ['centered rmsprop', () => tf.train.rmsprop(0.01, 0.9, 0.5, 1e-12, true)],
  ['adam', () => tf.train.adam(0.01)],
  ['adamax', () => tf.train.adamax(0.01)],
  ['adadelta', () => tf.train.adadelta(0.5)],
  ['adagrad', () => tf.train.adagrad(0.1)],
];

test.each(OPTIMIZERS)('ten steps of %s give the weights of the plain backend', async (_name, optimizer) => {
  await expectSameTraining(() => small({ optimizer: optimizer() }), { steps: 10 }, { relative: 1e-3, absolute: 1e-4 });
});

const PENALTIES: [string, object][] = [
  ['l1', { kernelRegularizer: tf.regularizers.l1({ l1: 0.1 }) }],
  ['l2', { kernelRegularizer: tf.regularizers.l2({ l2: 0.1 }) }],
  ['l1l2', { kernelRegularizer: tf.regularizers.l1l2({ l1: 0.1, l2: 0.1 }), biasRegularizer: 'l1l2' }],
  ['maxNorm', { kernelConstraint: tf.constraints.maxNorm({ maxValue: 0.5 }) }],
  ['minMaxNorm', { kernelConstraint: tf.constraints.minMaxNorm({ minValue: 0.2, maxValue: 0.5 }) }],
  ['nonNeg', { kernelConstraint: tf.constraints.nonNeg() }],
  ['unitNorm', { kernelConstraint: tf.constraints.unitNorm({ axis: 0 }) }],
];

test.each(PENALTIES)('%s trains as on the plain backend', async (_name, dense) => {
  await expectSameTraining(() => small({ dense }), { steps: 2 });
});
