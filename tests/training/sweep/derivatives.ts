import * as tf from '@tensorflow/tfjs';
import { type Case, type Given, some } from './case';

/** Of one number made of all results, by each of the inputs, one list after the other. */
export interface Derivatives {
  value: number;
  gradient: number[];
  /** The matrix of second derivatives times `directions`. */
  product: number[];
}

export const directions = ({ inputs }: Case) => inputs.map(({ shape }, i) => some(shape, -1, 1, 501 + i).values);

/** Curved, so that also what is linear has second derivatives, and weighed, so that places count differently. */
function weighed(results: tf.Tensor | tf.Tensor[]): tf.Tensor {
  const parts = (Array.isArray(results) ? results : [results]).map((result, i) => {
    const weights = tf.tensor(some(result.shape, 0.2, 1, 77 + i).values, result.shape);
    return tf.sum(tf.mul(weights, tf.add(result, tf.mul(0.5, tf.square(result)))));
  });
  return parts.reduce((a, b) => tf.add(a, b));
}

const made = (inputs: Given[]) => inputs.map(({ values, shape }) => tf.tensor(values, shape));
const resultOf = ({ run, plain = run }: Case, inputs: tf.Tensor[]) =>
  weighed((tf.getBackend() === 'cpu' ? plain : run)(...(inputs as never[])));
const numbers = (tensors: tf.Tensor[]) => tensors.flatMap((tensor) => [...tensor.dataSync()]);

/** As the active backend finds them. */
export function derivatives(one: Case): Derivatives {
  const { engine } = tf;
  return tf.tidy(() => {
    const inputs = made(one.inputs);
    const along = directions(one).map((values, i) => tf.tensor(values, inputs[i]?.shape));
    const gradients = (f: () => tf.Tensor) => {
      const { value, grads } = engine().gradients(f, inputs, undefined, true);
      return { value, grads: grads.map((found, i) => found ?? tf.zerosLike(inputs[i] as tf.Tensor)) };
    };
    const { value, grads } = gradients(() => resultOf(one, inputs));
    const slope = () => {
      const { grads: inner } = gradients(() => resultOf(one, inputs));
      return inner.map((found, i) => tf.sum(tf.mul(found, along[i] as tf.Tensor))).reduce((a, b) => tf.add(a, b));
    };
    return {
      value: value.dataSync()[0] as number,
      gradient: numbers(grads),
      product: numbers(gradients(slope).grads),
    } as never;
  }) as unknown as Derivatives;
}

/** As limits of differences of values; worth something in double precision alone. */
export function differences(one: Case): Derivatives {
  const at = (values: number[][]) =>
    tf.tidy(() => {
      const inputs = one.inputs.map(({ shape }, i) => tf.tensor(values[i] as number[], shape));
      return resultOf(one, inputs).dataSync()[0] as number;
    });
  const start = one.inputs.map(({ values }) => values);
  const along = directions(one);
  const moved = (input: number, i: number, step: number, by: number) =>
    start.map((values, k) =>
      values.map(
        (value, j) => value + (k === input && j === i ? step : 0) + by * ((along[k] as number[])[j] as number),
      ),
    );
  const [small, step] = [1e-5, 1e-4];
  const each = <T>(find: (input: number, i: number) => T) =>
    start.flatMap((values, input) => values.map((_, i) => find(input, i)));
  return {
    value: at(start),
    gradient: each((k, i) => (at(moved(k, i, small, 0)) - at(moved(k, i, -small, 0))) / (2 * small)),
    product: each(
      (k, i) =>
        (at(moved(k, i, step, step)) -
          at(moved(k, i, step, -step)) -
          at(moved(k, i, -step, step)) +
          at(moved(k, i, -step, -step))) /
        (4 * step * step),
    ),
  };
}
