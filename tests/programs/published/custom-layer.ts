import * as tf from '@tensorflow/tfjs';

// A layer of one's own with weights, a call, a config, and a way back from a saved model.
class Antirectifier extends tf.layers.Layer {
  static className = 'Antirectifier';

  constructor(config) {
    super(config ?? {});
    this.supportsMasking = true;
  }

  build(shape) {
    this.scale = this.addWeight('scale', [shape.at(-1)], 'float32', tf.initializers.ones());
    super.build(shape);
  }

  computeOutputShape(shape) {
    return [...shape.slice(0, -1), 2 * shape.at(-1)];
  }

  call(inputs) {
    return tf.tidy(() => {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      const centred = tf.sub(input, tf.mean(input, -1, true)).mul(this.scale.read());
      return tf.concat([tf.relu(centred), tf.relu(tf.neg(centred))], -1);
    });
  }
}
tf.serialization.registerClass(Antirectifier);

export default async function train(run) {
  const x = tf.randomNormal([60, 5]);
  const y = tf.tidy(() =>
    x
      .slice([0, 0], [-1, 1])
      .abs()
      .sub(x.slice([0, 1], [-1, 1]).abs()),
  );
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 8, inputShape: [5] }), new Antirectifier(), tf.layers.dense({ units: 1 })],
  });
  model.compile({
    optimizer: tf.train.momentum(0.05, 0.9),
    loss: (truth, found) => tf.abs(truth.sub(found)).mean(-1).square(),
  });
  const { history } = await model.fit(x, y, { epochs: 15, batchSize: 20 });
  history.loss.forEach((loss, epoch) => {
    if (epoch % 5 === 4) run.log(epoch, { loss });
  });
  let kept = null;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      kept = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  const again = await tf.loadLayersModel(tf.io.fromMemory(kept));
  run.log(15, { parameters: again.countParams(), apart: again.predict(x).sub(model.predict(x)).abs().max() });
  return {};
}
