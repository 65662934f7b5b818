import * as tf from '@tensorflow/tfjs';
import { type Cases, differentiable, some } from './case';

const of = differentiable;
const ids = (...values: number[]) => tf.tensor1d(values, 'int32');
const places = (values: number[][]) => tf.tensor2d(values, [values.length, (values[0] as number[]).length], 'int32');
const three = some([2, 3, 4]);

export const MOVEMENT: Cases = {
  batchToSpaceND: of(
    (x: tf.Tensor) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    some([4, 2, 3, 1]),
  ),
  spaceToBatchND: of(
    (x: tf.Tensor) =>
      tf.spaceToBatchND(
        x,
        [2, 3],
        [
          [0, 1],
          [1, 1],
        ],
      ),
    some([1, 3, 4, 2]),
  ),
  broadcastTo: of((x: tf.Tensor) => tf.broadcastTo(x, [2, 3, 2]), some([3, 1])),
  'broadcastTo of five axes': of((x: tf.Tensor) => tf.broadcastTo(x, [2, 3, 2, 1, 2]), some([3, 1, 1, 2])),
  concat: of((a: tf.Tensor, b: tf.Tensor) => tf.concat([a, b, a], 1), some([2, 2]), some([2, 3], -1, 1, 2)),
  'concat of one': of((a: tf.Tensor) => tf.concat([a], 0), some([2, 2])),
  depthToSpace: of((x: tf.Tensor4D) => tf.depthToSpace(x, 2, 'NHWC'), some([1, 2, 3, 8])),
  diag: of((x: tf.Tensor) => tf.diag(x), some([3])),
  'diag of two axes': of((x: tf.Tensor) => tf.diag(x), some([2, 2])),
  expandDims: of((x: tf.Tensor) => tf.expandDims(x, 1), some([2, 3])),
  squeeze: of((x: tf.Tensor) => tf.squeeze(x), some([2, 1, 3])),
  ensureShape: of((x: tf.Tensor) => tf.ensureShape(x, [2, 3] as never), some([2, 3])),
  'gather along 0': of((x: tf.Tensor) => tf.gather(x, ids(1, 0, 1)), three),
  'gather along 1': of((x: tf.Tensor) => tf.gather(x, ids(2, 0, 2), 1), three),
  'gather along -1': of((x: tf.Tensor) => tf.gather(x, ids(2, 0, 3), -1), three),
  'gather by a matrix': of(
    (x: tf.Tensor) => tf.gather(x, tf.tensor2d([2, 0, 1, 1], [2, 2], 'int32') as never, 1),
    three,
  ),
  'gather with a batch axis': of(
    (x: tf.Tensor) => tf.gather(x, tf.tensor2d([2, 0, 1, 1], [2, 2], 'int32') as never, 1, 1),
    three,
  ),
  'gather with two batch axes': of(
    (x: tf.Tensor) =>
      tf.gather(x, tf.tensor3d([3, 0, 1, 1, 2, 0, 0, 0, 3, 2, 1, 1], [2, 3, 2], 'int32') as never, 2, 2),
    three,
  ),
  'gather by what is differentiated': of((x: tf.Tensor) => tf.gather(x, tf.argMax(x, 0) as never), some([3, 3])),
  gatherND: of(
    (x: tf.Tensor) =>
      tf.gatherND(
        x,
        places([
          [0, 2],
          [1, 0],
          [0, 2],
        ]),
      ),
    three,
  ),
  'gatherND of values': of(
    (x: tf.Tensor) =>
      tf.gatherND(
        x,
        places([
          [0, 2, 1],
          [1, 0, 3],
        ]),
      ),
    three,
  ),
  scatterND: of((x: tf.Tensor) => tf.scatterND(places([[3], [1], [3]]), x, [5, 2]), some([3, 2])),
  tensorScatterUpdate: of(
    (x: tf.Tensor, u: tf.Tensor) => tf.tensorScatterUpdate(x, places([[2], [0], [2]]), u),
    some([3, 2]),
    some([3, 2], -1, 1, 2),
  ),
  sparseToDense: of(
    (x: tf.Tensor, y: tf.Scalar) => tf.sparseToDense(ids(3, 1), x, [5], y),
    some([2]),
    some([], -1, 1, 2),
  ),
  ...Object.fromEntries(
    (['reflect', 'symmetric'] as const).flatMap((mode) =>
      [
        [
          [1, 2],
          [0, 1],
        ],
        [
          [2, 0],
          [1, 2],
        ],
        [
          [2, 2],
          [2, 2],
        ],
        [
          [0, 0],
          [1, 1],
        ],
      ].map((paddings) => [
        `mirrorPad ${mode} ${JSON.stringify(paddings)}`,
        of((x: tf.Tensor) => tf.mirrorPad(x, paddings as [number, number][], mode), some([3, 3])),
      ]),
    ),
  ),
  'mirrorPad of unequal sides': of(
    (x: tf.Tensor) =>
      tf.mirrorPad(
        x,
        [
          [1, 1],
          [2, 3],
        ],
        'reflect',
      ),
    some([2, 4]),
  ),
  stack: of((a: tf.Tensor, b: tf.Tensor) => tf.stack([a, b], 1), some([2, 3]), some([2, 3], -1, 1, 2)),
  'stack of one': of((a: tf.Tensor) => tf.stack([a], 0), some([2, 3])),
  ...Object.fromEntries(
    [0, 1, -1].flatMap((axis) => [
      [`unstack along ${axis}`, of((x: tf.Tensor) => tf.unstack(x, axis), some([2, 3]))],
      [`unstack into one along ${axis}`, of((x: tf.Tensor) => tf.unstack(x, axis), some([1, 1]))],
    ]),
  ),
  'unstack, one of three': of((x: tf.Tensor) => tf.unstack(x, 1)[1] as tf.Tensor, some([2, 3])),
  split: of((x: tf.Tensor) => tf.split(x, [1, 3], 1), some([2, 4])),
  'split into one': of((x: tf.Tensor) => tf.split(x, 1, 1), some([2, 3])),
  pad: of(
    (x: tf.Tensor) =>
      tf.pad(
        x,
        [
          [1, 2],
          [0, 1],
        ],
        0.5,
      ),
    some([2, 3]),
  ),
  reshape: of((x: tf.Tensor) => tf.reshape(x, [3, 2]), some([2, 3])),
  reverse: of((x: tf.Tensor) => tf.reverse(x, [0, -1]), three),
  slice: of((x: tf.Tensor) => tf.slice(x, [1, 0, 1], [1, -1, 2]), three),
  stridedSlice: of((x: tf.Tensor) => tf.stridedSlice(x, [0, 2], [2, -4], [1, -2]), three),
  'stridedSlice with masks': of((x: tf.Tensor) => tf.stridedSlice(x, [1, 1, 0], [2, 2, 3], [1, 1, 2], 2, 4), three),
  ...Object.fromEntries(
    [[3], [2, 3], [2, 1, 2], [1, 2, 1, 2], [2, 1, 1, 2, 1]].map((reps) => [
      `tile ${reps}`,
      of((x: tf.Tensor) => tf.tile(x, reps), some(reps.map((_, i) => 1 + (i % 2)))),
    ]),
  ),
  transpose: of((x: tf.Tensor) => tf.transpose(x, [2, 0, 1]), three),
  'transpose of equal sides': of((x: tf.Tensor) => tf.transpose(x, [1, 2, 0]), some([2, 2, 2])),
  meshgrid: of((x: tf.Tensor, y: tf.Tensor) => tf.meshgrid(x, y), some([2]), some([3], -1, 1, 2)),
  'linalg.bandPart': of((x: tf.Tensor) => tf.linalg.bandPart(x, 1, 0), some([3, 4])),
};
