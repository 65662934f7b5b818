import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { thorough } from '../thorough';
import { broadcastable, expectAgreement, held, make, start } from './agree';

beforeAll(start);

type Function = (x: number) => number;

/** The error function by its series of positive terms (Abramowitz and Stegun 7.1.6). */
function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  let [term, sum] = [size, size];
  for (let n = 1; n < 200; n++) {
    term *= (2 * size * size) / (2 * n + 1);
    sum += term;
  }
  return ((Math.sign(x) * 2) / Math.sqrt(Math.PI)) * Math.exp(-size * size) * sum;
}

const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.7580993408473766;

/** The kernels and what they compute, in float64. */
const FUNCTIONS: [string, Function][] = [
  ['Exp', Math.exp],
  ['Expm1', Math.expm1],
  ['Log', Math.log],
  ['Log1p', Math.log1p],
  ['Sigmoid', (x) => 1 / (1 + Math.exp(-x))],
  ['Tanh', Math.tanh],
  ['Softplus', (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))],
  ['Elu', (x) => (x >= 0 ? x : Math.expm1(x))],
  ['Selu', (x) => (x >= 0 ? SELU_SCALE * x : SELU_ALPHA * Math.expm1(x))],
  ['Sin', Math.sin],
  ['Cos', Math.cos],
  ['Tan', Math.tan],
  ['Asin', Math.asin],
  ['Acos', Math.acos],
  ['Atan', Math.atan],
  ['Sinh', Math.sinh],
  ['Cosh', Math.cosh],
  ['Asinh', Math.asinh],
  ['Acosh', Math.acosh],
  ['Atanh', Math.atanh],
  ['Erf', erf],
  ['Sqrt', Math.sqrt],
  ['Rsqrt', (x) => 1 / Math.sqrt(x)],
];

const run = (name: string, x: tf.Tensor) => tf.engine().runKernel(name, { x }) as tf.Tensor;

const EDGES = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1e-45,
  -1e-45,
  1.1754943508222875e-38,
  88.72283,
  88.72284,
  -87.3,
  -103.97,
  -103.98,
  16_777_216,
  -(2 ** 27),
  2 ** 27 + 16,
  1e22,
  -3e30,
  3.4028234663852886e38,
  -3.4028234663852886e38,
  NaN,
  Infinity,
  -Infinity,
];

/** Of half of the points, the binary logarithm. */
const HALF = thorough ? 19 : 16;

/** A million float32, or some of them: every exponent and sign, then those where most functions bend. */
function points(): Float32Array<ArrayBuffer> {
  const all = new Float32Array(2 << HALF);
  const bits = new Uint32Array(all.buffer);
  let state = 12_345;
  for (let i = 0; i < all.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const unit = state / 2 ** 32 - 0.5;
    if (i < 1 << HALF) bits[i] = i * 2 ** (32 - HALF) + (state >>> HALF);
    else all[i] = i % 3 === 0 ? unit * 2 : i % 3 === 1 ? unit * 10 : unit * 210;
  }
  all.set(EDGES);
  return all;
}

/** The distance between neighbouring float32 around a value. */
function ulp(value: number): number {
  const size = Math.min(Math.abs(value), 3.4028234663852886e38);
  if (size < 2 ** -126) return 2 ** -149;
  let exponent = Math.floor(Math.log2(size));
  if (2 ** exponent > size) exponent--;
  return 2 ** (exponent - 23);
}

function error(found: number, exact: number): number {
  if (Object.is(found, Math.fround(exact))) return 0;
  if (Number.isNaN(found) || Number.isNaN(exact)) return Number.POSITIVE_INFINITY;
  if (found === 0 && exact === 0) return Number.POSITIVE_INFINITY;
  const reached = Number.isFinite(found) ? found : Math.sign(found) * 2 ** 128;
  return Math.abs(reached - exact) / ulp(exact);
}

describe('a function of float32 is at most 2 ulp from its exact value', () => {
  test.each(FUNCTIONS)(
    '%s',
    (name, exact) => {
      const x = points();
      const y = tf.tidy(() => run(name, tf.tensor1d(x)).dataSync());
      let [worst, where] = [0, 0];
      for (const [i, value] of x.entries()) {
        const apart = error(y[i] as number, exact(value));
        if (apart > worst) [worst, where] = [apart, value];
      }
      expect(worst, `at ${where}`).toBeLessThanOrEqual(2);
    },
    60_000,
  );
});

test.each(FUNCTIONS)('%s has the same bits for a value wherever it stands', (name) => {
  const x = points().subarray(0, 999);
  const whole = tf.tidy(() => run(name, tf.tensor1d(x)).dataSync());
  for (const n of [1, 2, 3, 5, 6, 7]) {
    for (let at = 0; at + n <= 40; at += n) {
      const part = tf.tidy(() => run(name, tf.tensor1d(x.slice(at, at + n))).dataSync());
      expect(Array.from(part)).toEqual(Array.from(whole.subarray(at, at + n)));
    }
  }
});

test('of int32 and bool, the functions agree with tfjs', () => {
  // tfjs's own error function is off by 1e-7, and of 5 it is cut off to 0.
  const names = FUNCTIONS.map(([name]) => name).filter((name) => !['Sqrt', 'Rsqrt', 'Erf'].includes(name));
  for (const name of names) {
    expectAgreement(() => [run(name, tf.tensor1d([0, 1, -1, 2, 5], 'int32')), run(name, tf.tensor1d([1, 0], 'bool'))]);
  }
});

const power = (a: tf.Tensor, b: tf.Tensor) => tf.engine().runKernel('Pow', { a, b }) as tf.Tensor;
const atan2 = (a: tf.Tensor, b: tf.Tensor) => tf.engine().runKernel('Atan2', { a, b }) as tf.Tensor;

describe('functions of two tensors', () => {
  const pairs = (limits: Parameters<typeof held>[2]) =>
    broadcastable().chain(([a, b]) => fc.tuple(held(a, 'float32', limits), held(b, 'float32', limits)));

  test('broadcast as tfjs does', () => {
    fc.assert(
      fc.property(pairs({ edges: true, notFinite: true }), ([a, b]) => {
        expectAgreement(() => power(make(a), make(b)), { ulps: 1 });
        expectAgreement(() => atan2(make(a), make(b)), { ulps: 1, signedZeros: true });
      }),
    );
  });

  test('agree with the exact value within 2 ulp on every pair of edges and on many others', () => {
    const values = [
      ...EDGES,
      2,
      3,
      -2,
      -3,
      0.25,
      1 / 3,
      7.5,
      -0.999,
      1.0001,
      ...points()
        .subarray(1 << HALF)
        .subarray(0, 400),
    ];
    const a = tf.tensor2d(values, [values.length, 1]);
    const b = tf.tensor2d(values, [1, values.length]);
    const [powers, angles] = [power(a, b).dataSync(), atan2(a, b).dataSync()];
    const floats = Array.from(a.dataSync());
    let worst = 0;
    for (const [i, x] of floats.entries()) {
      for (const [j, y] of floats.entries()) {
        const at = i * floats.length + j;
        worst = Math.max(worst, error(powers[at] as number, x ** y), error(angles[at] as number, Math.atan2(x, y)));
      }
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  test('a single exponent of 1 or 2 gives what a tensor of them gives', () => {
    const x = tf.tensor1d(points().subarray(0, 4099));
    for (const exponent of [0, 1, 2, 3]) {
      const each = power(x, tf.fill([4099], exponent)).dataSync();
      expect(Array.from(power(x, tf.scalar(exponent)).dataSync())).toEqual(Array.from(each));
    }
  });

  test('powers of int32 agree with tfjs', () => {
    const bases = tf.util.flatten([[0, 1, -1, 2, -2, 3, -7, 10]]) as number[];
    for (const exponent of [0, 1, 2, 3, 9, 15, -1, -2]) {
      expectAgreement(() => power(tf.tensor1d(bases, 'int32'), tf.scalar(exponent, 'int32')));
    }
  });
});
