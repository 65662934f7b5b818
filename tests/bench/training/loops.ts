import * as tf from '@tensorflow/tfjs';
import type { Data } from './data';
import { batchOf, type JobName, LOSS_ROWS } from './sizes';

/** One training from its starting weights, with the tensors of its data already made. */
export interface Training {
  train(steps: number): void | Promise<void>;
  /** After training, on the first `LOSS_ROWS` rows. */
  loss(): number;
}

export type Start = (data: Record<string, Data>) => Training;

interface Model {
  optimizer: tf.Optimizer;
  /** The loss on some rows. */
  lossOf(x: tf.Tensor, y: tf.Tensor): tf.Scalar;
}

type Variables = Record<string, tf.Variable>;

// As a student writes them.
const models: Record<JobName, (v: Variables, constants: Record<string, tf.Tensor>) => Model> = {
  J1: ({ w }) => ({
    optimizer: tf.train.sgd(5e-4),
    lossOf: (x, y) => tf.losses.meanSquaredError(y, tf.matMul(x, w as tf.Tensor)),
  }),
  J2: ({ w1, b1, w2, b2, w3, b3 }) => ({
    optimizer: tf.train.adam(0.01),
    lossOf(x, y) {
      const first = x
        .matMul(w1 as tf.Tensor)
        .add(b1 as tf.Tensor)
        .tanh();
      const second = first
        .matMul(w2 as tf.Tensor)
        .add(b2 as tf.Tensor)
        .tanh();
      return tf.losses.sigmoidCrossEntropy(y, second.matMul(w3 as tf.Tensor).add(b3 as tf.Tensor));
    },
  }),
  J3: ({ w1, b1, w2, b2, w3, b3 }) => ({
    optimizer: tf.train.sgd(0.1),
    lossOf(x, y) {
      const first = x
        .matMul(w1 as tf.Tensor)
        .add(b1 as tf.Tensor)
        .relu();
      const second = first
        .matMul(w2 as tf.Tensor)
        .add(b2 as tf.Tensor)
        .relu();
      return tf.losses.softmaxCrossEntropy(y, second.matMul(w3 as tf.Tensor).add(b3 as tf.Tensor));
    },
  }),
  J4: ({ w1, w2, w3 }, { mask }) => ({
    optimizer: tf.train.sgd(2e-4),
    lossOf(_x, y) {
      const product = tf.matMul(tf.matMul(w1 as tf.Tensor, w2 as tf.Tensor), w3 as tf.Tensor);
      return product
        .sub(y)
        .mul(mask as tf.Tensor)
        .square()
        .sum();
    },
  }),
  J5: ({ k1, c1, k2, c2, w3, b3 }) => ({
    optimizer: tf.train.sgd(0.1),
    lossOf(x, y) {
      const layer = (input: tf.Tensor, filter?: tf.Variable, bias?: tf.Variable) => {
        const convolved = tf.conv2d(input as tf.Tensor4D, filter as unknown as tf.Tensor4D, 1, 'same');
        return tf.maxPool(tf.relu(tf.add(convolved, bias as tf.Tensor)) as tf.Tensor4D, 2, 2, 'valid');
      };
      const features = layer(layer(x, k1, c1), k2, c2).reshape([-1, 784]);
      return tf.losses.softmaxCrossEntropy(y, features.matMul(w3 as tf.Tensor).add(b3 as tf.Tensor));
    },
  }),
};

export const tensorOf = ({ shape, values }: Data) => tf.tensor(values, shape, 'float32');

export function rows(tensor: tf.Tensor, from: number, count: number): tf.Tensor {
  const rest = tensor.shape.length - 1;
  return tensor.slice([from, ...Array<number>(rest).fill(0)], [count, ...tensor.shape.slice(1)]);
}

/** The training as a loop over batches with `optimizer.minimize`. */
export function startLoop(job: JobName): Start {
  return ({ x: inputs, y: targets, mask, ...weights }) => {
    const x = tensorOf(inputs as Data);
    const y = tensorOf(targets as Data);
    const variables = Object.fromEntries(
      Object.entries(weights).map(([name, data]) => [name, tf.variable(tensorOf(data))]),
    );
    const { optimizer, lossOf } = models[job](variables, mask ? { mask: tensorOf(mask) } : {});
    const whole = batchOf(job, 0).count === x.shape[0];
    return {
      train(steps) {
        for (let step = 0; step < steps; step++) {
          const { from, count } = batchOf(job, step);
          optimizer.minimize(() => (whole ? lossOf(x, y) : lossOf(rows(x, from, count), rows(y, from, count))));
        }
      },
      loss: () =>
        tf.tidy(() => {
          const count = Math.min(LOSS_ROWS, x.shape[0] as number);
          return lossOf(rows(x, 0, count), rows(y, 0, count)).dataSync()[0] as number;
        }),
    };
  };
}
