import { type Job, Limits, openCompiler } from '@/lib/sandbox';
import type { Level } from '@/lib/sandbox/launch';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';

/** As students write them: a loop over the full batch, mini-batches of a network, and layers with model.fit. */
const SOURCES = {
  regression: `
import * as tf from '@tensorflow/tfjs';
export default function train(run) {
  const x = tf.randomNormal([40, 200], 0, 1, 'float32', 1);
  const y = tf.randomNormal([40, 1], 0, 1, 'float32', 2);
  const w = tf.variable(tf.zeros([200, 1]));
  const optimizer = tf.train.sgd(5e-3);
  for (let step = 0; step < 1000 * run.scale; step++) {
    optimizer.minimize(() => tf.losses.meanSquaredError(y, tf.matMul(x, w)));
    if (step % 100 === 0) run.log(step, { norm: tf.tidy(() => tf.norm(w)) });
  }
  return { w };
}`,
  network: `
import * as tf from '@tensorflow/tfjs';
export default function train(run) {
  const x = tf.randomNormal([500, 2], 0, 1, 'float32', 1);
  const y = tf.tidy(() => tf.greater(tf.sum(tf.square(x), 1, true), 1.4).toFloat());
  const a = tf.variable(tf.randomNormal([2, 64], 0, 0.7, 'float32', 3));
  const b = tf.variable(tf.randomNormal([64, 1], 0, 0.1, 'float32', 4));
  const optimizer = tf.train.adam(0.01);
  for (let epoch = 0; epoch < 15 * run.scale; epoch++) {
    for (let at = 0; at < 480; at += 32) {
      optimizer.minimize(() => {
        const logits = tf.matMul(tf.tanh(tf.matMul(tf.slice(x, [at, 0], [32, 2]), a)), b);
        return tf.losses.sigmoidCrossEntropy(tf.slice(y, [at, 0], [32, 1]), logits);
      });
    }
    run.log(epoch, { epoch });
  }
  return { a, b };
}`,
  layers: `
import * as tf from '@tensorflow/tfjs';
export default async function train(run) {
  const x = tf.randomNormal([256, 8], 0, 1, 'float32', 1);
  const y = tf.tidy(() => tf.sum(x, 1, true));
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 32, activation: 'relu', inputShape: [8] }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
  await model.fit(x, y, { epochs: Math.ceil(15 * run.scale), batchSize: 32, verbose: 0 });
  return model;
}`,
};

export interface Training {
  name: string;
  /** @param scale how long it trains, in units of its own. */
  job(scale: number): Job;
}

export async function benchTrainings(level: Level): Promise<Training[]> {
  const compiler = await openCompiler(level);
  const trainings = Object.entries(SOURCES).map(async ([name, source]): Promise<Training> => {
    const compiled = await compiler.compile(source);
    if (!compiled.ok) throw new Error(compiled.error.message.en);
    const { code } = compiled;
    const limits = Limits.parse({ wallSeconds: 120, cpuSeconds: 60, logRows: 10_000 });
    return { name, job: (scale) => ({ code, inputs: { scale }, key: PUBLIC_SECRET, limits }) };
  });
  const all = await Promise.all(trainings);
  await compiler.close();
  return all;
}
