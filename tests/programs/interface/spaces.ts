import * as tf from '@tensorflow/tfjs';

// Every operation in a room of its own, called once.

const x = tf.tensor2d([
  [0.5, -1, 2],
  [0.25, 3, -0.5],
]);
const small = tf.tensor1d([0.1, -0.4, 0.7, 0.3]);
const large = tf.tensor1d([1.5, 2.5, 1, 4]);
const whole = tf.tensor1d([3, 1, 2, 1], 'int32');
const no = tf.tensor1d([0, 0, 1, 0], 'bool');
const square = tf.tensor2d([
  [2, 1],
  [1, 3],
]);
const picture = tf.range(0, 32).div(10).sub(1).reshape([4, 4, 2]);
const batch = picture.expandDims(0);
const colours = tf.range(0, 48).reshape([4, 4, 3]);
const complex = tf.complex([1, 2], [3, -4]);
const boxes = tf.tensor2d([
  [0, 0, 1, 1],
  [0, 0, 0.9, 1],
  [0.5, 0.5, 1, 1],
]);
const scores = tf.tensor1d([0.9, 0.8, 0.7]);
const filter = (...shape) => tf.range(0, tf.util.sizeFromShape(shape)).div(20).sub(0.3).reshape(shape);

export const CALLS = {
  'fused.matMul': () =>
    tf.fused.matMul({ a: x, b: x, transposeB: true, bias: tf.tensor1d([1, 2]), activation: 'relu' }),
  'fused.conv2d': () =>
    tf.fused.conv2d({ x: batch, filter: filter(3, 3, 2, 1), strides: 2, pad: 'same', activation: 'sigmoid' }),
  'fused.depthwiseConv2d': () =>
    tf.fused.depthwiseConv2d({ x: batch, filter: filter(3, 3, 2, 1), strides: 1, pad: 'valid', activation: 'elu' }),
  'image.flipLeftRight': () => tf.image.flipLeftRight(batch),
  'image.grayscaleToRGB': () => tf.image.grayscaleToRGB(filter(2, 2, 1)),
  'image.rgbToGrayscale': () => tf.image.rgbToGrayscale(colours),
  'image.resizeNearestNeighbor': () => tf.image.resizeNearestNeighbor(picture, [2, 3]),
  'image.resizeBilinear': () => tf.image.resizeBilinear(picture, [2, 3], true),
  'image.rotateWithOffset': () => tf.image.rotateWithOffset(batch, 0.5),
  'image.cropAndResize': () => tf.image.cropAndResize(batch, boxes, tf.tensor1d([0, 0, 0], 'int32'), [2, 2]),
  'image.nonMaxSuppression': () => tf.image.nonMaxSuppression(boxes, scores, 3),
  'image.nonMaxSuppressionAsync': () => tf.image.nonMaxSuppressionAsync(boxes, scores, 3),
  'image.nonMaxSuppressionWithScore': () => Object.values(tf.image.nonMaxSuppressionWithScore(boxes, scores, 3)),
  'image.nonMaxSuppressionWithScoreAsync': async () =>
    Object.values(await tf.image.nonMaxSuppressionWithScoreAsync(boxes, scores, 3)),
  'image.nonMaxSuppressionPadded': () => Object.values(tf.image.nonMaxSuppressionPadded(boxes, scores, 3)),
  'image.nonMaxSuppressionPaddedAsync': async () =>
    Object.values(await tf.image.nonMaxSuppressionPaddedAsync(boxes, scores, 3)),
  'image.threshold': () => tf.image.threshold(colours, 'binary', false, 0.1),
  'image.transform': () => tf.image.transform(batch, tf.tensor2d([[1, 0.2, 0, 0, 1, 0.5, 0, 0]]), 'bilinear'),
  'linalg.bandPart': () => tf.linalg.bandPart(square, 0, 1),
  'linalg.gramSchmidt': () => tf.linalg.gramSchmidt(square),
  'linalg.qr': () => tf.linalg.qr(square),
  'losses.absoluteDifference': () => tf.losses.absoluteDifference(large, small),
  'losses.computeWeightedLoss': () => tf.losses.computeWeightedLoss(large, small),
  'losses.cosineDistance': () => tf.losses.cosineDistance(large, small, 0),
  'losses.hingeLoss': () => tf.losses.hingeLoss(no, small),
  'losses.huberLoss': () => tf.losses.huberLoss(large, small),
  'losses.logLoss': () => tf.losses.logLoss(no, tf.sigmoid(small)),
  'losses.meanSquaredError': () => tf.losses.meanSquaredError(large, small),
  'losses.sigmoidCrossEntropy': () => tf.losses.sigmoidCrossEntropy(no, small),
  'losses.softmaxCrossEntropy': () => tf.losses.softmaxCrossEntropy(tf.tensor1d([0, 1, 0, 0]), small),
  'math.confusionMatrix': () => tf.math.confusionMatrix(whole, tf.tensor1d([3, 2, 2, 1], 'int32'), 4),
  'signal.hammingWindow': () => tf.signal.hammingWindow(4),
  'signal.hannWindow': () => tf.signal.hannWindow(4),
  'signal.frame': () => tf.signal.frame(small, 2, 1),
  'signal.stft': () => tf.real(tf.signal.stft(small, 2, 1)),
  'sparse.sparseFillEmptyRows': () =>
    Object.values(
      tf.sparse.sparseFillEmptyRows(
        tf.tensor2d(
          [
            [0, 0],
            [2, 1],
          ],
          [2, 2],
          'int32',
        ),
        [5, 6],
        tf.tensor1d([3, 2], 'int32'),
        -1,
      ),
    ),
  'sparse.sparseReshape': () =>
    Object.values(
      tf.sparse.sparseReshape(
        tf.tensor2d(
          [
            [0, 0],
            [2, 1],
          ],
          [2, 2],
          'int32',
        ),
        tf.tensor1d([3, 2], 'int32'),
        tf.tensor1d([2, 3], 'int32'),
      ),
    ),
  'sparse.sparseSegmentMean': () =>
    tf.sparse.sparseSegmentMean(x, tf.tensor1d([0, 1], 'int32'), tf.tensor1d([0, 0], 'int32')),
  'sparse.sparseSegmentSum': () =>
    tf.sparse.sparseSegmentSum(x, tf.tensor1d([0, 1], 'int32'), tf.tensor1d([0, 0], 'int32')),
  'spectral.fft': () => tf.real(tf.spectral.fft(complex)),
  'spectral.ifft': () => tf.imag(tf.spectral.ifft(complex)),
  'spectral.rfft': () => tf.imag(tf.spectral.rfft(small)),
  'spectral.irfft': () => tf.spectral.irfft(tf.complex([1, 2, 3], [0, 1, 0])),
  'string.stringNGrams': () =>
    Object.values(tf.string.stringNGrams(['a', 'b', 'c'], tf.tensor1d([0, 3], 'int32'), '|', [2], 'L', 'R', -1, false)),
  'string.stringSplit': () => Object.values(tf.string.stringSplit(['a b', 'c'], ' ')),
  'string.stringToHashBucketFast': () => tf.string.stringToHashBucketFast(['a', 'größe'], 97),
  'string.staticRegexReplace': () => tf.string.staticRegexReplace(['one two'], 'o', '0', true),
};
