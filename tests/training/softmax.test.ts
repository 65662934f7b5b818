import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAgreement, held, make, shapes, start } from './agree';

beforeAll(start);

const logits = (notFinite = false) =>
  shapes({ minRank: 1, minSide: 1, maxSide: 11 }).chain((shape) => held(shape, 'float32', { notFinite }));

test('softmax and its logarithm agree with tfjs', () => {
  fc.assert(fc.property(logits(true), (x) => expectAgreement(() => tf.softmax(make(x)), { ulps: 5 })));
  fc.assert(fc.property(logits(), (x) => expectAgreement(() => tf.logSoftmax(make(x)), { ulps: 5, absolute: 2e-6 })));
});

test('softmax of no rows and of long rows agrees with tfjs', () => {
  for (const shape of [
    [0, 3],
    [3, 0],
    [3, 1],
    [7, 1001],
  ]) {
    expectAgreement(() => tf.softmax(tf.randomNormal(shape, 0, 5, 'float32', 7)), { ulps: 6 });
  }
});

test('softmax is exact where it is known, and large logits do no harm', () => {
  expect([...tf.softmax([1000, 1000, -1000]).dataSync()]).toEqual([0.5, 0.5, 0]);
  expect([...tf.softmax([-1e30, 3e38]).dataSync()]).toEqual([0, 1]);
  expect([...tf.softmax([Number.NaN, 1]).dataSync()]).toEqual([Number.NaN, Number.NaN]);
});

test('probabilities add up to 1', () => {
  const sums = tf
    .softmax(tf.randomNormal([100, 1000], 0, 10, 'float32', 5))
    .sum(1)
    .dataSync();
  for (const sum of sums) expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
});

describe('a loss and its gradients agree with tfjs', () => {
  const [rows, columns] = [6, 5];
  const scores = () => tf.randomNormal([rows, columns], 0, 3, 'float32', 1);
  const classes = () => tf.softmax(tf.randomNormal([rows, columns], 0, 3, 'float32', 2));
  const signs = () => tf.randomUniform([rows, columns], 0, 2, 'int32', 3).mul(2).sub(1).toFloat();
  const weights = () => tf.randomUniform([rows, 1], 0, 1, 'float32', 4);
  const { losses } = tf;
  test.each<[string, () => tf.Tensor, (labels: tf.Tensor, x: tf.Tensor) => tf.Tensor]>([
    ['softmaxCrossEntropy', classes, (y, x) => losses.softmaxCrossEntropy(y, x)],
    ['softmaxCrossEntropy, smoothed', classes, (y, x) => losses.softmaxCrossEntropy(y, x, undefined, 0.1)],
    ['sigmoidCrossEntropy', classes, (y, x) => losses.sigmoidCrossEntropy(y, x)],
    ['sigmoidCrossEntropy, weighted', classes, (y, x) => losses.sigmoidCrossEntropy(y, x, weights())],
    ['meanSquaredError', classes, (y, x) => losses.meanSquaredError(y, x)],
    ['meanSquaredError, weighted', classes, (y, x) => losses.meanSquaredError(y, x, weights())],
    ['absoluteDifference', classes, (y, x) => losses.absoluteDifference(y, x)],
    ['huberLoss', classes, (y, x) => losses.huberLoss(y, x)],
    ['hingeLoss', signs, (y, x) => losses.hingeLoss(y, x)],
    ['logLoss', classes, (y, x) => losses.logLoss(y, tf.sigmoid(x))],
    ['cosineDistance', classes, (y, x) => losses.cosineDistance(y, x, 1)],
  ])('%s', (_name, labels, loss) => {
    expectAgreement(
      () => {
        const y = labels();
        const { value, grad } = tf.valueAndGrad((x) => loss(y, x).asScalar())(scores());
        return [value, grad];
      },
      // The logarithm of 1 - y, with y near 1, makes much of the last bit of y.
      { relative: 1e-5, absolute: 1e-6 },
    );
  });
});
