import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { broadcastable, expectAgreement, held, make, type NumberType, start, type Tolerance } from './agree';

beforeAll(start);

type Kernel = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/** The kernel itself, without what the public function does to its operands. */
const kernel =
  (name: string, first = 'a', second = 'b'): Kernel =>
  (a, b) =>
    tf.engine().runKernel(name, { [first]: a, [second]: b }) as tf.Tensor;

function agrees(run: Kernel, dtype: NumberType, limits: Parameters<typeof held>[2] = {}, tolerance: Tolerance = {}) {
  fc.assert(
    fc.property(
      broadcastable().chain(([a, b]) => fc.tuple(held(a, dtype, limits), held(b, dtype, limits))),
      ([a, b]) => expectAgreement(() => run(make(a), make(b)), tolerance),
    ),
    { numRuns: 60 },
  );
}

const SPECIAL = { edges: true, notFinite: true };

describe('two float32 tensors of any shapes that broadcast', () => {
  test.each(['Add', 'Sub', 'Multiply', 'RealDiv', 'Maximum', 'Minimum', 'FloorDiv', 'Mod'])(
    '%s agrees with tfjs, with NaN, infinities and the edges of the type',
    (name) => agrees(kernel(name), 'float32', SPECIAL, { ulps: 0 }),
  );
  test('SquaredDifference agrees with tfjs', () =>
    agrees(kernel('SquaredDifference'), 'float32', SPECIAL, { ulps: 3 }));
  test('Prelu agrees with tfjs', () => agrees(kernel('Prelu', 'x', 'alpha'), 'float32', SPECIAL));
  test.each(['Equal', 'NotEqual', 'Less', 'LessEqual', 'Greater', 'GreaterEqual'])('%s agrees with tfjs', (name) => {
    agrees(kernel(name), 'float32', SPECIAL);
    agrees(kernel(name), 'float32', { min: 0, max: 1 });
  });
});

describe('two int32 tensors of any shapes that broadcast', () => {
  test.each(['Add', 'Sub', 'Maximum', 'Minimum', 'FloorDiv', 'Mod', 'Equal', 'NotEqual', 'Less', 'GreaterEqual'])(
    '%s agrees with tfjs, beyond the edges of the type too',
    (name) => agrees(kernel(name), 'int32', { edges: true }),
  );
  test.each(['Multiply', 'SquaredDifference', 'LessEqual', 'Greater'])('%s agrees with tfjs', (name) =>
    agrees(kernel(name), 'int32', { min: -40_000_000, max: 40_000_000 }),
  );
});

describe('two bool tensors of any shapes that broadcast', () => {
  test.each(['LogicalAnd', 'LogicalOr', 'Equal', 'NotEqual', 'Less', 'GreaterEqual', 'Add'])('%s agrees', (name) =>
    agrees(kernel(name), 'bool'),
  );
});

test('long rows, columns and single values meet as short ones do', () => {
  const shapes: [number[], number[]][] = [
    [
      [37, 41],
      [37, 41],
    ],
    [[37, 41], [41]],
    [[41], [37, 41]],
    [
      [37, 41],
      [37, 1],
    ],
    [
      [37, 1],
      [37, 41],
    ],
    [
      [37, 1],
      [1, 41],
    ],
    [[37, 41], []],
    [
      [1, 1],
      [37, 41],
    ],
    [
      [5, 1, 7, 1, 9],
      [3, 1, 11, 1],
    ],
    [
      [4, 6, 5, 17],
      [1, 6, 1, 17],
    ],
  ];
  for (const [a, b] of shapes) {
    expectAgreement(() => tf.sub(tf.randomUniform(a, -1, 1, 'float32', 1), tf.randomUniform(b, -1, 1, 'float32', 2)));
    expectAgreement(() => tf.less(tf.randomUniform(a, -1, 1, 'float32', 1), tf.randomUniform(b, -1, 1, 'float32', 2)));
  }
});

test('shapes that do not broadcast are refused', () => {
  expect(() => kernel('Add')(tf.ones([2, 3]), tf.ones([3, 3]))).toThrow(/broadcast/);
});

test('a sum of several tensors agrees with tfjs and leaves its terms as they were', () => {
  for (const count of [1, 2, 5]) {
    expectAgreement(() => {
      const terms = Array.from({ length: count }, (_, i) => tf.randomUniform([3, 7], -1, 1, 'float32', i + 1));
      return [tf.addN(terms), ...terms];
    });
  }
});

test.each<NumberType>(['float32', 'int32', 'bool'])('a choice between %s tensors agrees with tfjs', (dtype) => {
  const pieces = broadcastable().chain(([a]) => fc.tuple(held(a, 'bool'), held(a, dtype), held(a, dtype)));
  fc.assert(
    fc.property(pieces, ([condition, a, b]) => expectAgreement(() => tf.where(make(condition), make(a), make(b)))),
  );
});
