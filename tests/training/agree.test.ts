import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { broadcastable, expectAgreement, expectClose, type Held, held, isClose, make, start, ulpsApart } from './agree';

beforeAll(start);

test('a sum of any two shapes that broadcast agrees with the plain backend', () => {
  const pair = broadcastable().chain(([a, b]) =>
    fc.tuple(
      held(a, 'float32', { edges: true, notFinite: true }),
      held(b, 'float32', { edges: true, notFinite: true }),
    ),
  );
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expectAgreement(() => tf.add(make(a), make(b)), { ulps: 0, signedZeros: true });
    }),
  );
});

test('a difference in value, shape or dtype is told', () => {
  const one: Held = { shape: [2], dtype: 'float32', values: [1, 2] };
  expect(() => expectClose([one], [{ ...one, values: [1, 2.1] }])).toThrow('at 1 ours is 2, the plain one 2.1');
  expect(() => expectClose([one], [{ ...one, shape: [2, 1] }])).toThrow();
  expect(() => expectClose([one], [{ ...one, dtype: 'int32' }])).toThrow();
});

test('values are compared in steps of float32', () => {
  expect(ulpsApart(1, 1 + 2 ** -23)).toBe(1);
  expect(ulpsApart(-1e-45, 1e-45)).toBe(2);
  expect(isClose(Number.NaN, Number.NaN)).toBe(true);
  expect(isClose(Number.NaN, 0)).toBe(false);
  expect(isClose(Number.POSITIVE_INFINITY, 3.4e38, { ulps: 1e9 })).toBe(false);
  expect(isClose(0, -0)).toBe(true);
  expect(isClose(0, -0, { signedZeros: true })).toBe(false);
  expect(isClose(1, 1.1, { relative: 0.1 })).toBe(true);
});
