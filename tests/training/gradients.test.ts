import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { expectAgreement, some, start } from './agree';
import type { Operation } from './operations';
import { OPERATIONS } from './operations-all';

beforeAll(start);

type Of = (...inputs: tf.Tensor[]) => tf.Tensor;

/** A number that depends on every value of the result, each with its own weight. */
function weighed({ run }: Operation): Of {
  return (...inputs) => {
    const results = run(...(inputs as never[])) as tf.Tensor | tf.Tensor[];
    const parts = (Array.isArray(results) ? results : [results]).map((result, i) =>
      result.mul(some(result.shape, 'float32', 77 + i)).sum(),
    );
    return tf.addN(parts);
  };
}

const smooth = Object.entries(OPERATIONS).filter(([, { inputs, stepped }]) => inputs.length > 0 && !stepped);
const made = ({ inputs }: Operation) => inputs.map((make) => make());
/** Directions to differentiate along. */
const directions = (inputs: tf.Tensor[]) => inputs.map(({ shape }, i) => some(shape, 'float32', 501 + i));
const number = (scalar: tf.Tensor) => scalar.dataSync()[0] as number;
const dot = (a: tf.Tensor[], b: tf.Tensor[]) => tf.addN(a.map((tensor, i) => tensor.mul(b[i] as tf.Tensor).sum()));

test('most operations have a gradient that is tried', () => {
  expect(smooth.length).toBeGreaterThan(75);
});

test.each(smooth)('the gradient of %s agrees with the plain backend', (_name, operation) => {
  expectAgreement(() => tf.grads(weighed(operation))(made(operation)), {
    ulps: 64,
    absolute: 5e-5,
    ...operation.tolerance,
  });
});

// Central differences: the error is of the order of the step squared, and of the rounding of float32 over the step.
const STEP = 2e-3;

test.each(smooth)('the gradient of %s is the limit of differences', async (_name, operation) => {
  await tf.setBackend(TRAINING_BACKEND);
  const { slope, difference, scale } = tf.tidy(() => {
    const inputs = made(operation);
    const along = directions(inputs);
    const value = weighed(operation);
    const gradients = tf.grads(value)(inputs);
    const at = (step: number) => value(...inputs.map((input, i) => input.add((along[i] as tf.Tensor).mul(step))));
    const scale = tf.addN(gradients.map((gradient) => gradient.square().sum())).sqrt();
    return {
      slope: number(dot(gradients, along)),
      difference: (number(at(STEP)) - number(at(-STEP))) / (2 * STEP),
      scale: number(scale),
    } as never;
  }) as Record<'slope' | 'difference' | 'scale', number>;
  expect(scale).toBeGreaterThan(0);
  expect(Math.abs(slope - difference)).toBeLessThan(0.005 * scale + 2e-3);
});

test.each(smooth)(
  'the second derivative of %s along a direction is that of the plain backend, if it has one',
  (_name, operation) => {
    const product = () => {
      const inputs = made(operation);
      const along = directions(inputs);
      return tf.grads((...at: tf.Tensor[]) => dot(tf.grads(weighed(operation))(at), along))(inputs);
    };
    const tolerance = { ulps: 256, absolute: 2e-4, relative: 1e-4 };
    if (hasSecond(product)) expectAgreement(product, tolerance);
    else expect(() => tf.tidy(product)).toThrow();
  },
);

function hasSecond(product: () => tf.Tensor[]): boolean {
  void tf.setBackend('cpu');
  try {
    tf.tidy(product);
    return true;
  } catch {
    return false;
  } finally {
    void tf.setBackend(TRAINING_BACKEND);
  }
}
