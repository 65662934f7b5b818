import * as tf from '@tensorflow/tfjs';

// What tfjs says in words: summaries, tensors in print, errors, saved models; and what it counts.

const ramp = (...shape) => tf.range(0, tf.util.sizeFromShape(shape)).div(10).sub(0.5).reshape(shape);
async function model() {
  const input = tf.input({ shape: [4] });
  const shared = tf.layers.dense({ units: 4, activation: 'relu', name: 'shared' });
  const inner = tf.sequential({
    layers: [tf.layers.dense({ units: 3, inputShape: [4], trainable: false })],
    name: 'inner',
  });
  const joined = tf.layers
    .concatenate({ name: 'joined' })
    .apply([inner.apply(shared.apply(shared.apply(input))), input]);
  const whole = tf.model({ inputs: input, outputs: joined, name: 'whole' });
  const lines = [];
  whole.summary(60, undefined, (line) => lines.push(line));
  whole.summary();
  tf.print(ramp(2, 2), true);
  let kept = null;
  const info = await whole.save(
    tf.io.withSaveHandler(async (artifacts) => {
      kept = artifacts;
      return {
        modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON({
          ...artifacts,
          modelTopology: artifacts.modelTopology,
        }),
      };
    }),
  );
  const again = await tf.loadLayersModel(tf.io.fromMemory(kept));
  const { dateSaved, ...told } = info.modelArtifactsInfo;
  const config = JSON.stringify(kept.modelTopology);
  return [
    ...lines,
    Object.keys(kept).join(),
    kept.weightSpecs.map(({ name, shape }) => `${name}[${shape}]`).join(),
    config,
    shown(told),
    `${again.toJSON(null, true) === whole.toJSON(null, true)}`,
    shown(
      again
        .predict(ramp(2, 4))
        .equal(whole.predict(ramp(2, 4)))
        .all(),
    ),
  ];
}

export const CALLS = {
  loadLayersModel: () => tf.loadLayersModel('nowhere://here'),
  loadGraphModel: () => tf.loadGraphModel('nowhere://here'),
  'io.encodeWeights': async () => (await tf.io.encodeWeights({ a: ramp(2) })).specs.map((spec) => JSON.stringify(spec)),
  'io.copyModel': () => tf.io.copyModel('nowhere://a', 'nowhere://b'),
  'io.listModels': async () => Object.keys(await tf.io.listModels()).length,
  'util.shuffle': () => {
    const order = [1, 2, 3, 4, 5];
    tf.util.shuffle(order);
    return order;
  },
  'util.assert': () => tf.util.assert(false, () => 'said by whoever asked'),
  'util.tanh': () => tf.util.tanh(0.5),
  'test_util.expectArraysClose': () => tf.test_util.expectArraysClose([1], [1.0001]),
  'callbacks.earlyStopping': () => tf.callbacks.earlyStopping({ monitor: 'loss' }).constructor.name,
  version: () => tf.version['tfjs-layers'],
  dispose: () => {
    const t = ramp(2);
    tf.dispose({ a: [t] });
    return t.isDisposed;
  },
  time: async () => Object.keys(await tf.time(() => ramp(2).square())).includes('wallMs'),
  profile: async () => (await tf.profile(() => ramp(2).square())).kernelNames.join(),
  memory: () => {
    const before = tf.memory();
    const kept = [tf.ones([3, 4]), tf.zeros([2], 'int32'), tf.tensor1d([true, false])];
    const { numTensors, numDataBuffers, numBytes } = tf.memory();
    tf.dispose(kept);
    return [numTensors - before.numTensors, numDataBuffers - before.numDataBuffers, numBytes - before.numBytes];
  },
  'words of tensors': () =>
    [
      ramp(2, 3),
      ramp(2, 2, 2),
      tf.scalar(2),
      tf.tensor1d(['a', 'b']),
      tf.complex([1], [2]),
      tf.zeros([0, 2]),
      ramp(30),
      ramp(25, 25),
      tf.tensor1d([true]),
      tf.tensor1d([1e-9, 1e9, NaN, Infinity]),
    ].map((t) => `${t}|${t.toString(true)}`),
  'words of errors': () =>
    [
      () => ramp(2).matMul(ramp(2)),
      () => ramp(2, 3).reshape([4]),
      () => tf.concat([ramp(2), ramp(2, 2)]),
      () => tf.layers.dense({ units: 0 }),
      () => tf.sequential().predict(ramp(1)),
      () => tf.layers.conv2d({ filters: 1 }),
      () => tf.train.sgd(0.1).minimize(() => ramp(2)),
      () => tf.tidy(async () => 1),
      () => tf.grad(() => tf.scalar(1))(ramp(2)),
      () => ramp(2).add('x'),
      () => tf.layers.dense({ units: 2 }).apply(ramp(2)),
      () => tf.model({ inputs: [], outputs: [] }),
      () => tf.oneHot(ramp(2), 1),
      () => tf.loadLayersModelSync(),
    ].map((call) => {
      try {
        return shown(call());
      } catch (error) {
        return error.message;
      }
    }),
  model,
};
