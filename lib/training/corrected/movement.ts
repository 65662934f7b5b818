import {
  add,
  concat,
  equal,
  pad,
  reshape,
  reverse,
  slice,
  stack,
  sum,
  type Tensor,
  util,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs';
import { type Correction, noteCorrected } from './correction';
import { type Attributes, summedTo } from './differentiate';
import { moving, origins, placed } from './places';

/** Adds what mirrored edges along one axis got to what they mirror. `edge` is 1 where the outermost value has no copy. */
function folded(dy: Tensor, axis: number, [before, after]: [number, number], edge: number): Tensor {
  const side = (dy.shape[axis] as number) - before - after;
  const part = (from: number, count: number) =>
    slice(
      dy,
      dy.shape.map((_, i) => (i === axis ? from : 0)),
      dy.shape.with(axis, count),
    );
  const mirrored = (piece: Tensor, at: number, count: number) =>
    pad(
      reverse(piece, axis),
      dy.shape.map((_, i): [number, number] => (i === axis ? [at, side - at - count] : [0, 0])),
    );
  let dx = part(before, side);
  if (before > 0) dx = add(dx, mirrored(part(0, before), edge, before));
  if (after > 0) dx = add(dx, mirrored(part(before + side, after), side - edge - after, after));
  return dx;
}

const mirrors: Correction = {
  id: 'mirror-pad',
  what: 'Gradient of `tf.mirrorPad`',
  stock: 'What flowed into the mirrored copies is lost',
  right: 'It is added to what they are copies of',
  by: 'TensorFlow, PyTorch',
  source: 'tfjs-core/dist/gradients/MirrorPad_grad.js',
  gradients: () => [
    {
      kernelName: 'MirrorPad',
      gradFunc: (dy, _saved, attrs) => {
        const { paddings, mode } = attrs as Attributes as { paddings: [number, number][]; mode: string };
        noteCorrected('mirror-pad');
        const edge = mode === 'reflect' ? 1 : 0;
        return { x: () => paddings.reduce((dx, sides, axis) => folded(dx, axis, sides, edge), dy as Tensor) };
      },
    },
  ],
};

/** tfjs gives the engine one tensor where there is one piece. */
const pieces = (dy: Tensor | Tensor[]) => (Array.isArray(dy) ? dy : [dy]);

export const MOVEMENT: Correction[] = [
  mirrors,
  {
    id: 'one-piece',
    what: 'Gradient of `tf.unstack` and `tf.split` into one piece',
    stock: null,
    right: 'As for two pieces',
    by: 'tfjs itself, for two',
    source: 'tfjs-core/dist/gradients/Unpack_grad.js, SplitV_grad.js',
    gradients: () => [
      {
        kernelName: 'Unpack',
        gradFunc: (dys, _saved, attrs) => ({ value: () => stack(pieces(dys), (attrs as Attributes).axis) }),
      },
      {
        kernelName: 'SplitV',
        gradFunc: (dys, _saved, attrs) => ({ x: () => concat(pieces(dys), (attrs as Attributes).axis) }),
      },
    ],
  },
  {
    id: 'moved-values',
    what: 'Gradients of `stridedSlice`, `depthToSpace`, `diag`, `sparseToDense`, `tf.image.flipLeftRight` and `rotateWithOffset`',
    stock: null,
    right: 'What flows back goes to where each value stood',
    by: 'TensorFlow',
    source: 'tfjs-core/dist/register_all_gradients.js (none)',
    gradients: () => [
      moving('StridedSlice', 'x'),
      moving('DepthToSpace', 'x'),
      moving('Diag', 'x'),
      moving('FlipLeftRight', 'image'),
      moving('RotateWithOffset', 'image', [], { fillValue: 0 }),
      {
        kernelName: 'SparseToDense',
        inputsToSave: ['sparseIndices', 'sparseValues', 'defaultValue'],
        gradFunc: (given, saved, attrs) => {
          const [sparseIndices, sparseValues, defaultValue] = saved as [Tensor, Tensor, Tensor];
          const dy = given as Tensor;
          const others = { sparseIndices, defaultValue: zeros(defaultValue.shape, 'int32') };
          const from = origins('SparseToDense', 'sparseValues', sparseValues, others, attrs as object);
          return {
            sparseValues: () => placed(dy, from, sparseValues.shape),
            defaultValue: () => reshape(sum(where(equal(from, 0), dy, zerosLike(dy))), defaultValue.shape),
          };
        },
      },
    ],
  },
  {
    id: 'tile',
    what: 'Gradient of `tf.tile` and `tf.broadcastTo` of five or more axes',
    stock: null,
    right: 'The sum over the repetitions',
    by: 'TensorFlow',
    source: 'tfjs-core/dist/gradients/Tile_grad.js',
    gradients: (stock) => {
      const few = stock('Tile');
      return [
        {
          kernelName: 'Tile',
          inputsToSave: ['x'],
          gradFunc: (dy, saved, attrs) => {
            const [x] = saved as [Tensor];
            const { reps } = attrs as Attributes as { reps: number[] };
            if (x.rank > 0 && x.rank < 5) return few(dy, saved, attrs);
            return { x: () => untiled(dy as Tensor, x.shape, reps) };
          },
        },
      ];
    },
  },
  {
    id: 'gather',
    what: 'Gradient of `tf.gather` with two or more batch axes, and by indices that were computed from what is differentiated',
    stock: 'That of no batch axes; an error',
    right: 'What flows back goes to where each value stood; nothing to the indices',
    by: 'TensorFlow',
    source: 'tfjs-core/dist/gradients/GatherV2_grad.js',
    gradients: (stock) => {
      const plain = stock('GatherV2');
      return [
        {
          kernelName: 'GatherV2',
          inputsToSave: ['x', 'indices'],
          gradFunc: (given, saved, attrs) => {
            const [x, indices] = saved as [Tensor, Tensor];
            const { batchDims } = attrs as Attributes;
            const dy = given as Tensor;
            if (batchDims > 1) noteCorrected('gather');
            return {
              x: () =>
                batchDims > 0
                  ? placed(dy, origins('GatherV2', 'x', x, { indices }, attrs as object), x.shape)
                  : (plain(dy, saved, attrs) as { x(): Tensor }).x(),
            };
          },
        },
      ];
    },
  },
];

function untiled(dy: Tensor, shape: number[], reps: number[]): Tensor {
  let dx = dy;
  for (const [axis, times] of reps.entries()) {
    if (times === 1) continue;
    const side = shape[axis] as number;
    const before = util.sizeFromShape(shape.slice(0, axis));
    dx = sum(reshape(dx, [before, times, side, -1]), 1);
  }
  return summedTo(reshape(dx, shape), shape);
}
