import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FITTING } from '@/lib/training/patches/fit';
import { some, start } from './agree';

const { model, dense } = FITTING;
const stock = { fitLoop: model.fitLoop, makeTrainFunction: model.makeTrainFunction, call: dense.call };
let light: typeof stock;

beforeAll(async () => {
  await start();
  light = { fitLoop: model.fitLoop, makeTrainFunction: model.makeTrainFunction, call: dense.call };
});

const hash = (text: unknown) => createHash('sha256').update(String(text)).digest('hex').slice(0, 16);

// If one of these differs, tfjs-layers fits in another way than the one that `patches/fit.ts` and `patches/model.ts` repeat: read
// its new methods, bring both to the same order of callbacks, draws and operations, and put the new hash here.
it('the methods that are replaced are those of the tfjs they were written for', () => {
  expect(Object.fromEntries(Object.entries(stock).map(([name, method]) => [name, hash(method)]))).toEqual({
    fitLoop: 'e556073d4564f94c',
    makeTrainFunction: '83eba41fcdd439ae',
    call: '72b49d21aa805302',
  });
  for (const name of ['fitLoop', 'makeTrainFunction'] as const) expect(model[name]).not.toBe(stock[name]);
});

function use({ fitLoop, makeTrainFunction, call }: typeof stock): void {
  Object.assign(model, { fitLoop, makeTrainFunction });
  dense.call = call;
}

/** A stream for `Math.random`, which tfjs draws its shuffles from. */
function seedRandom() {
  let state = 7;
  return vi.spyOn(Math, 'random').mockImplementation(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  });
}

interface Fit {
  build(): tf.LayersModel;
  x?: () => tf.Tensor | tf.Tensor[];
  y?: () => tf.Tensor;
  compile?: () => Partial<tf.ModelCompileArgs>;
  args?: tf.ModelFitArgs;
  validation?: () => [tf.Tensor, tf.Tensor];
}

const { layers } = tf;
const seeded = () => tf.initializers.glorotUniform({ seed: 3 });
const stack = (...parts: tf.layers.Layer[]) => tf.sequential({ layers: parts });
const unit = (units: number, rest: object = {}) => layers.dense({ units, kernelInitializer: seeded(), ...rest });

const FITS: Record<string, Fit> = {
  'a linear model on all rows at once': {
    build: () => stack(unit(1, { inputShape: [4], useBias: false })),
    args: { batchSize: 21, shuffle: false },
  },
  'a linear model in shuffled batches, the last one smaller': { build: () => stack(unit(1, { inputShape: [4] })) },
  'batches in order': {
    build: () => stack(unit(3, { inputShape: [4] }), unit(1)),
    args: { batchSize: 8, shuffle: false },
  },
  'activations, a penalty and dropout': {
    build: () =>
      stack(
        unit(6, { inputShape: [4], activation: 'tanh', kernelRegularizer: tf.regularizers.l2({ l2: 0.1 }) }),
        layers.dropout({ rate: 0.3, seed: 5 }),
        unit(5, { activation: 'relu' }),
        unit(4, { activation: 'elu' }),
        unit(1, { activation: 'sigmoid' }),
      ),
    compile: () => ({ loss: 'binaryCrossentropy', optimizer: 'rmsprop' }),
  },
  "a loss and an optimizer of one's own, and metrics": {
    build: () => stack(unit(3, { inputShape: [4], activation: 'relu' }), unit(1)),
    compile: () => ({
      loss: (y: tf.Tensor, output: tf.Tensor) => tf.losses.absoluteDifference(y, output),
      optimizer: tf.train.adam(0.05),
      metrics: ['mse', 'mae'],
    }),
  },
  'classes with accuracy and validation': {
    build: () => stack(unit(5, { inputShape: [4], activation: 'relu' }), unit(3, { activation: 'softmax' })),
    y: () => tf.oneHot(tf.cast(tf.range(0, 21), 'int32').mod(tf.scalar(3, 'int32')), 3).cast('float32'),
    compile: () => ({ loss: 'categoricalCrossentropy', metrics: ['accuracy'] }),
    args: { validationSplit: 0.3 },
  },
  'mean squared error of several outputs, with data to validate on': {
    build: () => stack(unit(3, { inputShape: [4] })),
    y: () => some([21, 3], 'float32', 9),
    validation: () => [some([5, 4], 'float32', 11), some([5, 3], 'float32', 12)],
  },
  'weights of classes': {
    build: () => stack(unit(1, { inputShape: [4] })),
    y: () => tf.cast(tf.range(0, 21), 'int32').mod(tf.scalar(2, 'int32')).reshape([21, 1]).cast('float32'),
    args: { classWeight: { 0: 1, 1: 3 } },
  },
  'convolution and pooling': {
    build: () =>
      stack(
        layers.conv2d({
          filters: 2,
          kernelSize: 3,
          inputShape: [6, 6, 1],
          activation: 'relu',
          kernelInitializer: seeded(),
        }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.batchNormalization(),
        layers.flatten(),
        unit(1),
      ),
    x: () => some([21, 6, 6, 1]),
  },
  'an embedding with a mask before a recurrent layer': {
    build: () =>
      stack(
        layers.embedding({
          inputDim: 5,
          outputDim: 3,
          maskZero: true,
          inputLength: 4,
          embeddingsInitializer: seeded(),
        }),
        layers.simpleRNN({ units: 3, kernelInitializer: seeded(), recurrentInitializer: seeded() }),
        unit(1),
      ),
    x: () => tf.cast(tf.abs(some([21, 4], 'int32')).mod(tf.scalar(5, 'int32')), 'float32'),
  },
  'a dense layer on each step of a sequence': {
    build: () => stack(unit(2, { inputShape: [3, 4] }), layers.flatten(), unit(1)),
    x: () => some([21, 3, 4]),
  },
  'two inputs, and a layer that both share': {
    build: () => {
      const inputs = [tf.input({ shape: [4] }), tf.input({ shape: [4] })];
      const shared = unit(2);
      const parts = inputs.map((input) => shared.apply(input) as tf.SymbolicTensor);
      return tf.model({ inputs, outputs: unit(1).apply(layers.add().apply(parts)) as tf.SymbolicTensor });
    },
    x: () => [some([21, 4]), some([21, 4], 'float32', 8)],
  },
};

async function run({ build, x, y, compile, args, validation }: Fit, methods: typeof stock) {
  use(methods);
  const random = seedRandom();
  const trained = build();
  trained.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError', ...compile?.() });
  const said: unknown[] = [];
  const note = (what: string) => async (at: number, logs?: tf.Logs) => void said.push([what, at, { ...logs }]);
  const callbacks = {
    onEpochBegin: note('epoch begins'),
    onEpochEnd: async (at: number, logs?: tf.Logs) => {
      said.push(['epoch ends', at, { ...logs }]);
      // What is written into the logs becomes part of the history.
      if (logs) logs.told = at;
    },
    onBatchBegin: note('batch begins'),
    onBatchEnd: note('batch ends'),
    onTrainBegin: async (logs?: tf.Logs) => void said.push(['train begins', { ...logs }]),
    onTrainEnd: async (logs?: tf.Logs) => void said.push(['train ends', { ...logs }]),
  };
  const validationData = validation?.();
  const [inputs, targets] = [x?.() ?? some([21, 4]), y?.() ?? some([21, 1], 'float32', 2)];
  const fit = async (rest: object) => {
    const { history, epoch } = await trained.fit(inputs, targets, {
      epochs: 3,
      batchSize: 8,
      verbose: 0,
      validationData,
      ...args,
      ...rest,
    });
    return { history, epoch };
  };
  const quiet = await fit({});
  const loud = await fit({ callbacks, initialEpoch: 1 });
  const before = tf.memory().numTensors;
  await fit({});
  const left = tf.memory().numTensors - before;
  use(light);
  random.mockRestore();
  return { weights: trained.getWeights().map((weight) => weight.dataSync()), quiet, loud, said, left };
}

describe('model.fit has the bits, the history and the callbacks of tfjs for', () => {
  it.each(Object.keys(FITS))('%s', async (name) => {
    const fit = FITS[name] as Fit;
    const ours = await run(fit, light);
    expect(ours).toEqual(await run(fit, stock));
    expect(ours.left).toBe(0);
    expect(ours.weights.flatMap((weight) => [...weight]).every(Number.isFinite)).toBe(true);
  });
});

const small = () => {
  const made = stack(unit(1, { inputShape: [4] }));
  made.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return made;
};

it('runs a linear model with the kernels of a loop written by hand', async () => {
  const made = small();
  const [x, y] = [some([21, 4]), some([21, 1])];
  await made.fit(x, y, { batchSize: 21, verbose: 0, shuffle: false });
  const kernels = vi.spyOn(tf.engine(), 'runKernel');
  await made.fit(x, y, { batchSize: 21, verbose: 0, shuffle: false, epochs: 10 });
  expect(kernels.mock.calls.length).toBeLessThanOrEqual(12 * 10);
});

it('stops within an epoch when a callback asks for it', async () => {
  const made = small();
  const batches: number[] = [];
  const onBatchEnd = async (batch: number) => {
    batches.push(batch);
    if (batch === 1) made.stopTraining = true;
  };
  const { epoch } = await made.fit(some([21, 4]), some([21, 1]), {
    batchSize: 4,
    epochs: 5,
    verbose: 0,
    callbacks: { onBatchEnd },
  });
  expect({ batches, epoch }).toEqual({ batches: [0, 1], epoch: [0] });
});

it('lets others run when a callback asks to yield', async () => {
  const made = small();
  let yields = 0;
  const onYield = async () => {
    yields++;
  };
  await made.fit(some([21, 4]), some([21, 1]), {
    batchSize: 7,
    epochs: 2,
    verbose: 0,
    yieldEvery: 'batch',
    callbacks: { onYield },
  });
  await made.fit(some([21, 4]), some([21, 1]), {
    batchSize: 7,
    epochs: 2,
    verbose: 0,
    yieldEvery: 0.001,
    callbacks: { onYield },
  });
  expect(yields).toBeGreaterThan(0);
});

it('trains with callbacks of a class in the way of tfjs', async () => {
  const made = small();
  const callback = tf.callbacks.earlyStopping({ monitor: 'loss', patience: 0, minDelta: 1e9 });
  const { epoch } = await made.fit(some([21, 4]), some([21, 1]), { epochs: 9, verbose: 0, callbacks: callback });
  expect(epoch.length).toBe(2);
});

it.each(['ours', "tfjs's own"])(
  'tells the history what the training was, and has no means of no rows: %s',
  async (whose) => {
    use(whose === 'ours' ? light : stock);
    const made = small();
    const { params } = await made.fit(some([21, 4]), some([21, 1]), { epochs: 2, batchSize: 7, verbose: 0 });
    const wanted = { epochs: 2, initialEpoch: 0, samples: 21, batchSize: 7, verbose: 0, doValidation: false };
    expect(params).toEqual({ ...wanted, steps: null, metrics: ['loss'] });
    const { history } = await made.fit(tf.zeros([0, 4]), tf.zeros([0, 1]), { epochs: 1, verbose: 0 });
    expect(history).toEqual({});
    use(light);
  },
);

it('leaves the names of layers made later alone', () => {
  expect(layers.dense({ units: 1 }).name).toMatch(/^dense_Dense\d+$/);
});
