import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { onCorrected, tfjsForPrograms, useTrainingBackend } from '@/lib/training';
import { CORRECTIONS } from '@/lib/training/corrected';
import { CORRECTED_SENTENCES, type Met } from '@/lib/training/corrected/advice';

// What a program is told of: each correction that made a number of its own come out otherwise, once, and no other.

beforeAll(useTrainingBackend);

const programs = tfjsForPrograms();

async function metBy(run: () => unknown): Promise<Met[]> {
  const met: Met[] = [];
  const stop = onCorrected((id) => met.push(id));
  try {
    await run();
  } finally {
    stop();
  }
  return met;
}

const slope = (f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor) => tf.grad(f)(x).dataSync();
const l2 = () => tf.regularizers.l2({ l2: 0.1 });
const dense = (options: object = {}) => tf.layers.dense({ units: 1, ...options } as never);

interface Trained {
  layers: tf.layers.Layer[];
  x?: tf.Tensor;
  y?: tf.Tensor;
  fit?: object;
  compile?: object;
}

async function trained({ layers, x = tf.ones([4, 2]), y = tf.ones([4, 1]), fit, compile }: Trained) {
  const model = tf.sequential({ layers });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', ...compile });
  await model.fit(x, y, { epochs: 2, verbose: 0, ...fit });
  return model;
}

const steps = (optimizer: tf.Optimizer, between: () => void = () => undefined) => {
  const w = tf.variable(tf.tensor1d([1, 2]));
  for (let step = 0; step < 2; step++) {
    optimizer.minimize(() => w.square().sum() as tf.Scalar, false, [w]);
    between();
  }
};

const words = () => tf.tensor2d([[1, 2, 0, 0]]);
const embedding = () => tf.layers.embedding({ inputDim: 4, outputDim: 3, maskZero: true, inputLength: 4 });

/** A model with a frozen layer before one that is not. */
const half = () =>
  tf.sequential({ layers: [dense({ inputShape: [2], units: 2, trainable: false }), dense({ units: 1 })] });

function twoOutputs(compile: object = {}) {
  const input = tf.input({ shape: [2] });
  const outputs = [dense({ name: 'one' }), dense({ name: 'two' })].map(
    (layer) => layer.apply(input) as tf.SymbolicTensor,
  );
  const model = tf.model({ inputs: input, outputs });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', ...compile });
  return model;
}
const y2 = () => [tf.ones([4, 1]), tf.ones([4, 1])];

const MEETING: Record<Met, () => unknown> = {
  'second-derivatives': () =>
    slope(
      (x) =>
        tf
          .grad((at) => at.sigmoid().sum())(x)
          .sum(),
      tf.tensor1d([1]),
    ),
  'whole-numbers': () => slope((x) => x.mul(x.toInt().toFloat()).sum(), tf.tensor1d([1.5])),
  'cumsum-axis': () => slope((x) => tf.cumsum(x, 0).sum(), tf.ones([2, 2])),
  'mirror-pad': () => slope((x) => tf.mirrorPad(x, [[1, 1]], 'reflect').sum(), tf.ones([3])),
  gather: () => slope((x) => tf.gather(x, tf.zeros([2, 2, 1], 'int32'), 2, 2).sum(), tf.ones([2, 2, 3])),
  'average-pool-padding': () => slope((x) => tf.avgPool(x as tf.Tensor3D, 2, 2, 'same').sum(), tf.ones([3, 3, 1])),
  'resize-half-pixels': () =>
    slope((x) => tf.image.resizeBilinear(x as tf.Tensor3D, [4, 4], false, true).sum(), tf.ones([2, 2, 1])),
  'softmax-cross-entropy': () =>
    slope((x) => tf.losses.softmaxCrossEntropy(tf.tensor2d([[1, 1]]), x), tf.tensor2d([[0, 1]])),
  'centered-rmsprop': () => steps(tf.train.rmsprop(0.1, 0.9, 0, 0.01, true)),
  'adadelta-step': () => steps(tf.train.adadelta()),
  'assigned-learning-rate': () => {
    const optimizer = tf.train.sgd(0.1) as tf.SGDOptimizer & { learningRate: number };
    steps(optimizer, () => {
      optimizer.learningRate *= 0.5;
    });
  },
  'recurrent-penalties': () =>
    trained({
      layers: [tf.layers.simpleRNN({ units: 1, kernelRegularizer: l2(), inputShape: [3, 1] })],
      x: tf.ones([4, 3, 1]),
    }),
  'shared-penalties': async () => {
    const shared = tf.layers.dense({ units: 2, kernelRegularizer: l2() });
    const input = tf.input({ shape: [2] });
    const model = tf.model({ inputs: input, outputs: shared.apply(shared.apply(input)) as tf.SymbolicTensor });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await model.fit(tf.ones([4, 2]), tf.ones([4, 2]), { verbose: 0 });
  },
  masks: () =>
    trained({
      layers: [embedding(), tf.layers.lstm({ units: 2, returnSequences: true }), dense()],
      x: words(),
      y: tf.ones([1, 4, 1]),
    }),
  'validation-loss': () =>
    trained({ layers: [dense({ inputShape: [2], kernelRegularizer: l2() })], fit: { validationSplit: 0.5 } }),
  'loss-weights': () => twoOutputs({ lossWeights: [1, 0.5] }).fit(tf.ones([4, 2]), y2(), { verbose: 0 }),
  constraints: () => trained({ layers: [dense({ inputShape: [2], kernelConstraint: tf.constraints.nonNeg() })] }),
  'dropout-of-all': () => trained({ layers: [tf.layers.dropout({ rate: 1, inputShape: [2] }), dense()] }),
  'alpha-dropout': () => trained({ layers: [tf.layers.alphaDropout({ rate: 0.5, inputShape: [2] }), dense()] }),
  'frozen-normalization': () =>
    trained({ layers: [tf.layers.batchNormalization({ inputShape: [2], trainable: false }), dense()] }),
  'normalization-axis': () =>
    trained({
      layers: [tf.layers.batchNormalization({ axis: 1, inputShape: [2, 3] }), tf.layers.flatten(), dense()],
      x: tf.randomUniform([4, 2, 3]),
    }),
  'order-of-weights': () => half().getWeights(),
  'frozen-models': () => {
    const model = half();
    model.trainable = false;
    model.toJSON();
  },
  'seed-of-zero': () => programs.randomNormal([2], 0, 1, 'float32', 0),
  'random-gamma': () => programs.randomGamma([2], 1, 2),
  'zeros-of-initializers': () => programs.initializers.randomUniform({ minval: 0, maxval: 1 }),
};

test.each(Object.entries(MEETING))('a program that meets %s is told once', async (id, run) => {
  expect(await metBy(run)).toEqual([id]);
});

test('what can be told is a correction', () => {
  const ids = CORRECTIONS.map(({ id }) => id);
  for (const [id, { en, fr }] of Object.entries(CORRECTED_SENTENCES)) {
    expect(ids).toContain(id);
    expect(en).toMatch(/tfjs 4\.22\.0 (computes|does) this otherwise/);
    expect(fr).toMatch(/tfjs 4\.22\.0 (calcule|fait) autrement/);
  }
});

/** Beside a correction, and not through it. */
const PASSING: Record<string, () => unknown> = {
  'a padded average pool whose windows all fit': () =>
    slope((x) => tf.avgPool(x as tf.Tensor3D, 2, 2, 'same').sum(), tf.ones([4, 4, 1])),
  'a running sum along the last axis': () => slope((x) => tf.cumsum(x, 1).sum(), tf.ones([2, 2])),
  'labels that sum to 1, where something flows back': () =>
    slope(
      (x) =>
        tf.losses.softmaxCrossEntropy(
          tf.tensor2d([
            [0.3, 0.7],
            [0, 0],
          ]),
          x,
          tf.tensor1d([1, 0]),
        ),
      tf.ones([2, 2]),
    ),
  'whole numbers beside the way': () =>
    slope((x) => x.mul(tf.tensor1d([1.5]).toInt().toFloat()).sum(), tf.tensor1d([1.5])),
  'one batch axis of gather': () => slope((x) => tf.gather(x, tf.zeros([2, 1], 'int32'), 1, 1).sum(), tf.ones([2, 3])),
  'second derivatives of polynomials': () =>
    slope(
      (x) =>
        tf
          .grad((at) => at.square().sum())(x)
          .sum(),
      tf.ones([1]),
    ),
  'rmsprop, and optimizers whose rate stays': () => {
    steps(tf.train.rmsprop(0.1));
    const optimizer = tf.train.sgd(0.1) as tf.SGDOptimizer & { learningRate: number };
    steps(optimizer, () => {
      optimizer.learningRate = 0.1;
    });
  },
  'a penalty without validation': () => trained({ layers: [dense({ inputShape: [2], kernelRegularizer: l2() })] }),
  'validation without a penalty': () =>
    trained({ layers: [dense({ inputShape: [2] })], fit: { validationSplit: 0.5 } }),
  'two outputs in training': () => twoOutputs().fit(tf.ones([4, 2]), y2(), { verbose: 0 }),
  'a mask that ends with the recurrent layer': () =>
    trained({ layers: [embedding(), tf.layers.lstm({ units: 2 }), dense()], x: words(), y: tf.ones([1, 1]) }),
  'dropout and normalization': () =>
    trained({
      layers: [
        dense({ inputShape: [2], units: 2 }),
        tf.layers.batchNormalization(),
        tf.layers.dropout({ rate: 0.5 }),
        dense(),
      ],
    }),
  'a frozen layer in training': async () => {
    const model = half();
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { verbose: 0 });
    model.predict(tf.ones([1, 2]));
  },
  'seeds, gammas and bounds that tfjs understands': () => {
    programs.randomNormal([2], 0, 1, 'float32', 1);
    programs.randomGamma([2], 3);
    programs.initializers.randomUniform({ minval: -1, maxval: 1 });
  },
};

test.each(Object.entries(PASSING))('nothing is told of %s', async (_name, run) => {
  expect(await metBy(run)).toEqual([]);
});

test('nobody is told any more who has stopped listening', async () => {
  const met: Met[] = [];
  onCorrected((id) => met.push(id))();
  await MEETING['mirror-pad']();
  expect(met).toEqual([]);
});
