import * as tf from '@tensorflow/tfjs';
import { any, apart, type Operations, operation } from './operations';

const ids = (...values: number[]) => tf.tensor1d(values, 'int32');
const stepped = { stepped: true } as const;
const complex = () => tf.complex([1, 2, -3, 0.5], [0, -1, 2, 4]);

/** Values moved, joined, picked and made. */
export const MOVEMENT: Operations = {
  BatchToSpaceND: operation(
    (x: tf.Tensor) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    [any([4, 2, 3, 1])],
  ),
  BroadcastArgs: operation(() => tf.broadcastArgs(ids(3, 1), ids(1, 4)), []),
  Cast: operation((x: tf.Tensor) => [x.mul(9).cast('int32'), x.cast('bool')], [any([3, 4])], stepped),
  Concat: operation((a: tf.Tensor, b: tf.Tensor) => tf.concat([a, b], 1), [any([3, 2, 2]), any([3, 4, 2], 2)]),
  DepthToSpace: operation((x: tf.Tensor4D) => tf.depthToSpace(x, 2, 'NHWC'), [any<tf.Rank.R4>([1, 2, 3, 8])], stepped),
  Diag: operation((x: tf.Tensor) => tf.diag(x), [any([4])], stepped),
  ExpandDims: operation((x: tf.Tensor) => tf.expandDims(x, 1), [any([3, 4])]),
  Fill: operation(() => [tf.fill([3, 2], 1.5), tf.fill([2], 3, 'int32')], []),
  GatherNd: operation(
    (x: tf.Tensor) =>
      tf.gatherND(
        x,
        tf.tensor2d(
          [
            [0, 2],
            [1, 0],
          ],
          [2, 2],
          'int32',
        ),
      ),
    [any([2, 3, 2])],
    stepped,
  ),
  GatherV2: operation((x: tf.Tensor) => tf.gather(x, ids(2, 0, 2), 1), [any([3, 4, 2])]),
  LinSpace: operation(() => tf.linspace(0, 1, 7), []),
  // tfjs's gradient leaves out what was mirrored.
  MirrorPad: operation(
    (x: tf.Tensor) =>
      tf.mirrorPad(
        x,
        [
          [1, 2],
          [0, 1],
        ],
        'reflect',
      ),
    [any([4, 3])],
    stepped,
  ),
  OneHot: operation(() => tf.oneHot(ids(2, 0, 1), 4), []),
  Pack: operation((a: tf.Tensor, b: tf.Tensor) => tf.stack([a, b], 1), [any([3, 2]), any([3, 2], 2)]),
  PadV2: operation(
    (x: tf.Tensor) =>
      tf.pad(
        x,
        [
          [1, 2],
          [0, 1],
        ],
        0.5,
      ),
    [any([4, 3])],
  ),
  Range: operation(() => [tf.range(0, 9, 2), tf.range(5, 0, -1, 'int32')], []),
  Reshape: operation((x: tf.Tensor) => tf.reshape(x, [6, 2]), [any([3, 4])]),
  Reverse: operation((x: tf.Tensor) => tf.reverse(x, [0, 2]), [any([3, 4, 2])]),
  ScatterNd: operation(
    (x: tf.Tensor) => tf.scatterND(tf.tensor2d([[1], [3]], [2, 1], 'int32'), x, [5, 3]),
    [any([2, 3])],
    stepped,
  ),
  SearchSorted: operation(() => tf.searchSorted(tf.tensor1d([1, 3, 5]), tf.tensor1d([0, 3, 4, 9])), []),
  Slice: operation((x: tf.Tensor) => tf.slice(x, [1, 0, 1], [2, 3, 1]), [any([3, 4, 2])]),
  SpaceToBatchND: operation(
    (x: tf.Tensor) =>
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [0, 0],
          [1, 1],
        ],
      ),
    [any([1, 4, 4, 2])],
  ),
  SplitV: operation((x: tf.Tensor) => tf.split(x, [1, 3], 1), [any([3, 4])]),
  StridedSlice: operation((x: tf.Tensor) => tf.stridedSlice(x, [0, 3], [3, 0], [2, -1]), [any([3, 4])], stepped),
  TensorScatterUpdate: operation(
    (x: tf.Tensor) => tf.tensorScatterUpdate(x, tf.tensor2d([[1]], [1, 1], 'int32'), tf.tensor2d([[9, 9]])),
    [any([3, 2])],
    stepped,
  ),
  Tile: operation((x: tf.Tensor) => tf.tile(x, [2, 3]), [any([3, 2])]),
  Transpose: operation((x: tf.Tensor) => tf.transpose(x, [2, 0, 1]), [any([3, 4, 2])]),
  Unpack: operation((x: tf.Tensor) => tf.unstack(x, 1), [any([3, 2, 2])]),
  UnsortedSegmentSum: operation((x: tf.Tensor) => tf.unsortedSegmentSum(x, ids(1, 0, 1), 3), [any([3, 4])]),
};

export const COMPLEX: Operations = {
  Complex: operation(complex, []),
  ComplexAbs: operation(() => tf.abs(complex()), []),
  FFT: operation(() => tf.spectral.fft(complex()), [], { tolerance: { absolute: 1e-5 } }),
  IFFT: operation(() => tf.spectral.ifft(complex()), [], { tolerance: { absolute: 1e-5 } }),
  Imag: operation(() => tf.imag(complex()), []),
  Real: operation(() => tf.real(complex()), []),
};

const boxes = () =>
  tf.tensor2d([
    [0, 0, 1, 1],
    [0, 0.1, 1, 1.1],
    [0, 2, 1, 3],
  ]);
const scores = () => tf.tensor1d([0.9, 0.8, 0.7]);
const image = any<tf.Rank.R4>([1, 4, 6, 3]);
const square = any<tf.Rank.R4>([1, 5, 5, 3]);

export const IMAGES: Operations = {
  CropAndResize: operation(() => tf.image.cropAndResize(image(), tf.tensor2d([[0, 0.2, 0.9, 1]]), ids(0), [3, 3]), []),
  FlipLeftRight: operation(() => tf.image.flipLeftRight(image()), []),
  NonMaxSuppressionV3: operation(() => tf.image.nonMaxSuppression(boxes(), scores(), 3), []),
  NonMaxSuppressionV4: operation(
    () => ({ ...tf.image.nonMaxSuppressionPadded(boxes(), scores(), 3, 0.5, 0.1, true) }),
    [],
  ),
  NonMaxSuppressionV5: operation(() => ({ ...tf.image.nonMaxSuppressionWithScore(boxes(), scores(), 3) }), []),
  ResizeBilinear: operation((x: tf.Tensor4D) => tf.image.resizeBilinear(x, [7, 4]), [square]),
  ResizeBilinearGrad: operation(
    (x: tf.Tensor4D) => tf.grad((at) => tf.image.resizeBilinear(at as tf.Tensor4D, [7, 4]))(x),
    // Of other pictures the plain kernel swaps height and width in the shape.
    [square],
    stepped,
  ),
  ResizeNearestNeighbor: operation((x: tf.Tensor4D) => tf.image.resizeNearestNeighbor(x, [7, 5]), [image]),
  ResizeNearestNeighborGrad: operation(
    (x: tf.Tensor4D) => tf.grad((at) => tf.image.resizeNearestNeighbor(at as tf.Tensor4D, [8, 12]))(x),
    [image],
    stepped,
  ),
  RotateWithOffset: operation(() => tf.image.rotateWithOffset(image(), 0.4), []),
  Transform: operation(() => tf.image.transform(image(), tf.tensor2d([[1, 0.1, 0, 0, 1, 0.2, 0, 0]])), []),
};

const words = () => tf.tensor1d(['a b', 'c', '']);

export const RAGGED: Operations = {
  RaggedGather: operation(() => {
    const { outputNestedSplits, outputDenseValues } = tf.raggedGather([ids(0, 2, 3)], apart([3])(), ids(1, 0), 1);
    return [...outputNestedSplits, outputDenseValues];
  }, []),
  RaggedRange: operation(() => ({ ...tf.raggedRange(ids(0, 5), ids(3, 8), ids(1, 2)) }), []),
  RaggedTensorToTensor: operation(
    () => tf.raggedTensorToTensor(ids(2, 4), tf.tensor1d([1, 2, 3]), tf.scalar(0), [ids(0, 2, 3)], ['ROW_SPLITS']),
    [],
  ),
  SparseFillEmptyRows: operation(
    () => ({
      ...tf.sparse.sparseFillEmptyRows(
        tf.tensor2d(
          [
            [0, 0],
            [2, 1],
          ],
          [2, 2],
          'int32',
        ),
        tf.tensor1d([1, 2]),
        ids(3, 2),
        tf.scalar(-1),
      ),
    }),
    [],
  ),
  SparseReshape: operation(
    () => ({
      ...tf.sparse.sparseReshape(
        tf.tensor2d(
          [
            [0, 1],
            [1, 0],
          ],
          [2, 2],
          'int32',
        ),
        ids(2, 3),
        ids(3, -1),
      ),
    }),
    [],
  ),
  SparseSegmentMean: operation(
    () => tf.sparse.sparseSegmentMean(any<tf.Rank.R2>([3, 4])(), ids(0, 1, 2), ids(0, 0, 1)),
    [],
  ),
  SparseSegmentSum: operation(
    () => tf.sparse.sparseSegmentSum(any<tf.Rank.R2>([3, 4])(), ids(0, 1, 2), ids(0, 0, 1)),
    [],
  ),
  SparseToDense: operation(() => tf.sparseToDense(ids(1, 3), tf.tensor1d([5, 6]), [5], tf.scalar(-1)), []),
  StaticRegexReplace: operation(() => tf.string.staticRegexReplace(words(), 'a', 'z'), []),
  StringNGrams: operation(() => ({ ...tf.string.stringNGrams(words(), ids(0, 3), '|', [2], '<', '>', -1, false) }), []),
  StringSplit: operation(() => ({ ...tf.string.stringSplit(words(), tf.scalar(' ')) }), []),
  StringToHashBucketFast: operation(() => tf.string.stringToHashBucketFast(words(), 10), []),
};
