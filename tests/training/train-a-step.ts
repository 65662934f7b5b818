import * as tf from '@tensorflow/tfjs';
import { vi } from 'vitest';
import { type Held, some } from './agree';

/**
 * Builds a model on one backend, gives it weights that are the same every time, and trains it for some batches.
 * @returns loss, weights and predictions, for `expectClose`.
 */
export async function trainSteps(
  backend: string,
  build: () => tf.LayersModel,
  { steps = 1, below = 0 } = {},
): Promise<Held[]> {
  await tf.setBackend(backend);
  tf.disposeVariables();
  // Dropout and noise draw from here.
  let state = 12_345;
  vi.spyOn(Math, 'random').mockImplementation(() => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  });
  const model = build();
  model.setWeights(
    model.getWeights().map(({ shape }, i) => positive(model, i, some(shape, 'float32', 31 + i).mul(0.6))),
  );
  const shape = [8, ...((model.inputs[0] as tf.SymbolicTensor).shape.slice(1) as number[])];
  const x = below > 0 ? some(shape, 'int32', 5).abs().mod(tf.scalar(below, 'int32')) : some(shape, 'float32', 5);
  const y = some([8, ...(model.outputShape as number[]).slice(1)], 'float32', 6);
  const target = model.loss === 'meanSquaredError' ? y : distribution(model.loss as string, y);
  const found: tf.Tensor[] = [];
  for (let step = 0; step < steps; step++) found.push(tf.scalar((await model.trainOnBatch(x, target)) as number));
  found.push(...model.getWeights(), model.predict(x) as tf.Tensor);
  const held = found.map((tensor) => ({ shape: tensor.shape, dtype: tensor.dtype, values: tensor.dataSync() }));
  model.dispose();
  vi.mocked(Math.random).mockRestore();
  return held;
}

/** Variances must not be negative. */
function positive(model: tf.LayersModel, i: number, values: tf.Tensor): tf.Tensor {
  return model.weights[i]?.name.includes('variance') ? values.abs().add(0.5) : values;
}

/** Targets that suit the loss. */
function distribution(loss: string, y: tf.Tensor): tf.Tensor {
  if (loss === 'sparseCategoricalCrossentropy') return tf.argMax(y, -1).toFloat();
  if (/hinge/i.test(loss)) return tf.sign(y);
  if (/binary/.test(loss)) return tf.step(y);
  return tf.softmax(y);
}
