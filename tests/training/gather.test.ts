import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAgreement, make, type NumberType, shapes, some, start } from './agree';

beforeAll(start);

const BITS = { ulps: 0, signedZeros: true };
const dtypes = fc.constantFrom<NumberType>('float32', 'int32', 'bool');
const int32 = (shape: number[], values: number[]) => make({ shape, dtype: 'int32', values });
const indices = (size: number, shape: number[]) => {
  const length = tf.util.sizeFromShape(shape);
  return fc
    .array(fc.nat(size - 1), { minLength: length, maxLength: length })
    .map((values) => ({ shape, dtype: 'int32' as const, values }));
};

describe('picked by index', () => {
  const cases = fc
    .tuple(shapes({ minRank: 1, minSide: 1 }), shapes({ maxRank: 3, maxSide: 4 }), dtypes, fc.nat(3))
    .chain(([shape, wanted, dtype, at]) => {
      const axis = at % shape.length;
      return fc.tuple(fc.constant({ shape, dtype, axis }), indices(shape[axis] as number, wanted));
    });

  it('slices along any axis are those of the plain backend', () => {
    fc.assert(
      fc.property(cases, ([{ shape, dtype, axis }, places]) => {
        expectAgreement(() => tf.gather(some(shape, dtype), make(places) as tf.Tensor1D, axis), BITS);
      }),
    );
  });

  it('rows of every width from one byte up are whole', () => {
    for (const width of [1, 2, 3, 4, 5, 7, 8, 17, 64, 300, 1024, 1025]) {
      for (const dtype of ['float32', 'bool'] as const) {
        expectAgreement(() => tf.gather(some([5, width], dtype), int32([4], [4, 0, 0, 2])), BITS);
      }
    }
  });

  it('every batch has indices of its own', () => {
    const places = () => int32([2, 3], [1, 0, 2, 2, 2, 0]);
    expectAgreement(() => tf.gather(some([2, 3, 4]), places() as tf.Tensor, 1, 1), BITS);
    expectAgreement(() => tf.gather(some([2, 5, 3, 4]), places() as tf.Tensor, 2, 1), BITS);
  });

  it('an index outside of the axis is refused with the words of tfjs', () => {
    const before = tf.memory().numTensors;
    expect(() => tf.tidy(() => tf.gather(some([3, 2]), int32([2], [0, 3])))).toThrow(
      'the index value 3 is not in [0, 2]',
    );
    expect(() => tf.tidy(() => tf.gather(some([3, 2]), int32([2], [-1, 0])))).toThrow(
      'the index value -1 is not in [0, 2]',
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tuples of indices pick elements and slices', () => {
    for (const dtype of ['float32', 'int32', 'bool'] as const) {
      expectAgreement(() => tf.gatherND(some([3, 4, 2], dtype), int32([3, 2], [0, 3, 2, 0, 2, 0])), BITS);
      expectAgreement(() => tf.gatherND(some([3, 4, 2], dtype), int32([2, 1, 3], [0, 3, 1, 2, 0, 0])), BITS);
      expectAgreement(() => tf.gatherND(some([3, 4, 2], dtype), int32([2, 1], [2, 1])), BITS);
    }
    expect(() => tf.gatherND(some([3, 4]), int32([1, 2], [3, 0]))).toThrow(
      'Invalid indices: 3,0 does not index into 3,4',
    );
  });
});

describe('put by index', () => {
  it('rows that meet are added, in float32 and int32', () => {
    for (const dtype of ['float32', 'int32'] as const) {
      expectAgreement(() => tf.scatterND(int32([4, 1], [2, 0, 2, 4]), some([4, 3], dtype), [5, 3]), BITS);
      expectAgreement(() => tf.scatterND(int32([3, 2], [2, 0, 0, 1, 2, 0]), some([3], dtype), [5, 3]), BITS);
    }
    expect(() => tf.scatterND(int32([1, 1], [5]), some([1, 3]), [5, 3])).toThrow(
      'Invalid indices: 5 does not index into 5,3',
    );
  });

  it('an update leaves the tensor it starts from as it was', () => {
    tf.tidy(() => {
      const tensor = tf.tensor1d([1, 2, 3, 4]);
      const updated = tf.tensorScatterUpdate(tensor, int32([2, 1], [3, 0]), tf.tensor1d([9, 8]));
      expect([...updated.dataSync()]).toEqual([8, 2, 3, 9]);
      expect([...tensor.dataSync()]).toEqual([1, 2, 3, 4]);
    });
  });

  it('segments are sums of their rows', () => {
    const cases = fc
      .tuple(shapes({ minRank: 1, maxRank: 3 }), fc.integer({ min: 1, max: 6 }))
      .chain(([shape, segments]) =>
        fc.tuple(fc.constant({ shape, segments }), indices(segments, [shape[0] as number])),
      );
    fc.assert(
      fc.property(cases, ([{ shape, segments }, ids]) => {
        fc.pre(!shape.includes(0));
        expectAgreement(() => tf.unsortedSegmentSum(some(shape), make(ids) as tf.Tensor1D, segments), {
          absolute: 1e-6,
        });
      }),
    );
    expectAgreement(() => tf.unsortedSegmentSum(some([3, 2], 'int32'), int32([3], [0, 1, 0]) as tf.Tensor1D, 2), BITS);
  });

  it('rows of no segment are left out', () => {
    const ids = () => int32([4], [-1, 0, 7, 2]) as tf.Tensor1D;
    expectAgreement(() => tf.unsortedSegmentSum(some([4, 4]), ids(), 4), BITS);
    // Nor do they reach what lies around in memory.
    tf.tidy(() => {
      const [rows, places] = [tf.ones([4, 4]), ids()];
      const zeros = Array.from({ length: 50 }, () => tf.zeros([4, 4]));
      zeros[25]?.dispose();
      tf.unsortedSegmentSum(rows, places, 4);
      expect(zeros.flatMap((tensor, i) => (i === 25 ? [] : [...tensor.dataSync()])).every((value) => value === 0)).toBe(
        true,
      );
    });
  });

  it('what is not a number stays in its segment', () => {
    const sums = tf.tidy(() =>
      tf.unsortedSegmentSum(tf.tensor1d([Number.NaN, 1, 2]), int32([3], [0, 1, 1]) as tf.Tensor1D, 2).dataSync(),
    );
    expect([...sums]).toEqual([Number.NaN, 3]);
  });

  it('one-hot rows are those of the plain backend, in every dtype', () => {
    for (const dtype of ['float32', 'int32', 'bool'] as const) {
      expectAgreement(() => tf.oneHot(int32([2, 3], [0, 4, -1, 2, 5, 1]), 5, 1, 0, dtype), BITS);
    }
    expectAgreement(() => tf.oneHot(int32([3], [0, 2, 1]), 3, 2.5, -1, 'float32'), BITS);
  });
});

it('the gradient of picking adds up what was picked more than once', () => {
  for (const axis of [0, 1, 2]) {
    expectAgreement(
      () => tf.grad((x: tf.Tensor) => tf.sum(tf.square(tf.gather(x, int32([4], [1, 0, 1, 1]), axis))))(some([3, 3, 2])),
      { ulps: 8 },
    );
  }
});
