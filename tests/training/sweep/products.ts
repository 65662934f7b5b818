import * as tf from '@tensorflow/tfjs';
import { type Cases, differentiable, listed, some } from './case';

const of = differentiable;

const products = (a: number[], b: number[], transposeA = false, transposeB = false) =>
  of((x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, transposeA, transposeB), some(a), some(b, -1, 1, 2));
const sums = (equation: string, ...shapes: number[][]) =>
  of(
    (...tensors: tf.Tensor[]) => tf.einsum(equation, ...tensors),
    ...shapes.map((shape, i) => some(shape, -1, 1, i + 1)),
  );

const labels = listed([0.2, 0.8, 0.5, 0.7, 1, 1], [2, 3]);
const logits = some([2, 3], -2, 2);
type Loss = (labels: tf.Tensor, predictions: tf.Tensor, weights?: tf.Tensor) => tf.Tensor;
const loss = (name: string, run: Loss, predictions = some([2, 3], 0.1, 0.9, 3), expected = some([2, 3], 0.2, 0.8)) => ({
  [`losses.${name}`]: of((y: tf.Tensor, p: tf.Tensor) => run(y, p), expected, predictions),
  [`losses.${name} with weights`]: of(
    (y: tf.Tensor, p: tf.Tensor, w: tf.Tensor) => run(y, p, w),
    expected,
    predictions,
    some(name === 'softmaxCrossEntropy' ? [2] : name === 'cosineDistance' ? [2, 1] : [2, 3], 0.5, 2, 4),
  ),
});

export const PRODUCTS: Cases = {
  ...Object.fromEntries(
    [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ].map(([a, b]) => [
      `matMul ${a ? 'transposed' : ''} ${b ? 'by transposed' : ''}`,
      products(a ? [3, 2] : [2, 3], b ? [4, 3] : [3, 4], a, b),
    ]),
  ),
  'matMul of equal sides': products([2, 2], [2, 2], true, false),
  'matMul of batches': products([2, 2, 3], [2, 4, 3], false, true),
  'matMul of a batch and one': products([2, 2, 3], [1, 3, 2]),
  'matMul of one and a batch': products([2, 3], [2, 3, 2]),
  'matMul where batches both repeat': {
    ...products([2, 1, 1, 2], [3, 2, 1]),
    plain: ((x: tf.Tensor, y: tf.Tensor) => tf.sum(tf.mul(tf.expandDims(x, -1), tf.expandDims(y, -3)), -2)) as never,
  },
  dot: of((a: tf.Tensor, b: tf.Tensor) => tf.dot(a, b), some([3]), some([3], -1, 1, 2)),
  'dot of a matrix': of((a: tf.Tensor, b: tf.Tensor) => tf.dot(a, b), some([2, 3]), some([3], -1, 1, 2)),
  outerProduct: of((a: tf.Tensor1D, b: tf.Tensor1D) => tf.outerProduct(a, b), some([2]), some([3], -1, 1, 2)),
  'einsum ij,jk->ik': sums('ij,jk->ik', [2, 3], [3, 2]),
  'einsum bij,bkj->bki': sums('bij,bkj->bki', [2, 2, 3], [2, 2, 3]),
  'einsum ij->j': sums('ij->j', [2, 3]),
  'einsum ij->ji': sums('ij->ji', [2, 3]),
  'einsum i,j->ij': sums('i,j->ij', [2], [3]),
  'einsum ij,ij->': sums('ij,ij->', [2, 3], [2, 3]),
  ...loss('absoluteDifference', (y, p, w) => tf.losses.absoluteDifference(y, p, w)),
  ...loss('cosineDistance', (y, p, w) => tf.losses.cosineDistance(y, p, 1, w)),
  ...loss('hingeLoss', (y, p, w) => tf.losses.hingeLoss(y, p, w)),
  ...loss('huberLoss', (y, p, w) => tf.losses.huberLoss(y, p, w, 0.3)),
  ...loss('logLoss', (y, p, w) => tf.losses.logLoss(y, p, w)),
  ...loss('meanSquaredError', (y, p, w) => tf.losses.meanSquaredError(y, p, w)),
  ...loss('sigmoidCrossEntropy', (y, p, w) => tf.losses.sigmoidCrossEntropy(y, p, w), logits),
  ...loss('softmaxCrossEntropy', (y, p, w) => tf.losses.softmaxCrossEntropy(y, p, w), logits, labels),
  'losses.softmaxCrossEntropy with smoothing': of(
    (y: tf.Tensor, p: tf.Tensor) => tf.losses.softmaxCrossEntropy(y, p, undefined, 0.1),
    labels,
    logits,
  ),
  'losses.computeWeightedLoss': of(
    (x: tf.Tensor, w: tf.Tensor) => tf.losses.computeWeightedLoss(x, w, tf.Reduction.MEAN),
    some([2, 3]),
    some([1, 3], 0.5, 2, 2),
  ),
  'linalg.qr tall': of((x: tf.Tensor) => tf.linalg.qr(x), some([3, 2], 0.5, 2)),
  'linalg.qr square': of((x: tf.Tensor) => tf.linalg.qr(x), listed([2, 1, -1, 0.5, 3, 1, 1, -2, 4], [3, 3])),
  'linalg.qr of a batch': of((x: tf.Tensor) => tf.linalg.qr(x)[1], listed([2, 1, 0.5, 3, 1, -2, 1, 1], [2, 2, 2])),
  'linalg.gramSchmidt': of((x: tf.Tensor2D) => tf.linalg.gramSchmidt(x) as tf.Tensor, some([2, 3], 0.5, 2)),
  'multiRNNCell, basicLSTMCell': of(
    (x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor1D, c: tf.Tensor2D, h: tf.Tensor2D) => {
      const cell = (data: tf.Tensor2D, c0: tf.Tensor2D, h0: tf.Tensor2D) =>
        tf.basicLSTMCell(tf.scalar(1), kernel, bias, data, c0, h0);
      return tf.multiRNNCell([cell], x, [c], [h]).flat();
    },
    some([1, 2]),
    some([4, 8], -1, 1, 2),
    some([8], -1, 1, 3),
    some([1, 2], -1, 1, 4),
    some([1, 2], -1, 1, 5),
  ),
  'complex, real, imag': of(
    (a: tf.Tensor, b: tf.Tensor) => {
      const z = tf.complex(a, b);
      return [tf.real(z).mul(tf.imag(z)), tf.abs(z)];
    },
    some([3]),
    some([3], -1, 1, 2),
  ),
  'products of complex numbers': of(
    (a: tf.Tensor, b: tf.Tensor) => {
      const product = tf.mul(tf.complex(a, b), tf.complex(b, a.mul(2)));
      return [tf.real(product), tf.imag(product)];
    },
    some([3]),
    some([3], -1, 1, 2),
  ),
  'fft, ifft': of(
    (a: tf.Tensor, b: tf.Tensor) => {
      const [there, back] = [tf.spectral.fft(tf.complex(a, b)), tf.spectral.ifft(tf.complex(b, a))];
      return [tf.real(there), tf.imag(there), tf.real(back), tf.imag(back)];
    },
    some([2, 4]),
    some([2, 4], -1, 1, 2),
  ),
  rfft: of((x: tf.Tensor) => tf.abs(tf.spectral.rfft(x)), some([2, 4])),
  irfft: of((a: tf.Tensor, b: tf.Tensor) => tf.spectral.irfft(tf.complex(a, b)), some([2, 3]), some([2, 3], -1, 1, 2)),
  'signal.stft': of((x: tf.Tensor1D) => tf.abs(tf.signal.stft(x, 4, 2)), some([8])),
  'signal.frame': of((x: tf.Tensor1D) => tf.signal.frame(x, 3, 2, true), some([6])),
};
