import {
  add,
  cast,
  equal,
  type GradConfig,
  gather,
  gatherND,
  greaterEqual,
  less,
  logicalAnd,
  range,
  reshape,
  scatterND,
  type Tensor,
  type Tensor1D,
  unsortedSegmentSum,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs';
import type { Correction } from './correction';
import { type Attributes, defined, type Tensors } from './differentiate';
import { origins, placed } from './places';

/** Of values at `indices` along the first axis. */
function segmentSums({ data, indices, segmentIds }: Tensors): Tensor {
  const picked = gather(data as Tensor, indices as Tensor1D);
  const last = (segmentIds as Tensor).size === 0 ? -1 : Math.max(...(segmentIds as Tensor).dataSync());
  return unsortedSegmentSum(picked, segmentIds as Tensor1D, last + 1);
}

function segmentMeans(inputs: Tensors): Tensor {
  const ids = inputs.segmentIds as Tensor1D;
  const sums = segmentSums(inputs);
  const counts = unsortedSegmentSum(zerosLike(cast(ids, 'float32')).add(1), ids, sums.shape[0] as number);
  return sums.div(reshape(counts.maximum(1), [-1, ...sums.shape.slice(1).map(() => 1)]));
}

export const INDEXING: Correction[] = [
  {
    id: 'indexed-values',
    what: 'Gradients of `gatherND`, `scatterND`, `tensorScatterUpdate`, `bincount`, `denseBincount` (weights) and the sparse segment sums and means',
    stock: null,
    right: 'Gathering and scattering are the transposes of each other',
    by: 'TensorFlow',
    source: 'tfjs-core/dist/register_all_gradients.js (none)',
    gradients: () => [
      {
        kernelName: 'GatherNd',
        inputsToSave: ['params', 'indices'],
        gradFunc: (dy, saved) => {
          const [params, indices] = saved as [Tensor, Tensor];
          return {
            params: () => scatterND(indices, dy as Tensor, params.shape),
          };
        },
      },
      {
        kernelName: 'ScatterNd',
        inputsToSave: ['indices'],
        gradFunc: (dy, [indices]) => ({ updates: () => gatherND(dy as Tensor, indices as Tensor) }),
      },
      {
        kernelName: 'TensorScatterUpdate',
        inputsToSave: ['tensor', 'indices', 'updates'],
        gradFunc: (given, saved) => {
          const [tensor, indices, updates] = saved as [Tensor, Tensor, Tensor];
          const dy = given as Tensor;
          // Of several updates of one place, the last stays.
          const others = { tensor: zeros(tensor.shape, 'int32'), indices };
          const from = origins('TensorScatterUpdate', 'updates', updates, others, {});
          return {
            tensor: () => where(equal(from, 0), dy, zerosLike(dy)),
            updates: () => placed(dy, from, updates.shape),
          };
        },
      },
      ...['Bincount', 'DenseBincount'].map(
        (kernelName): GradConfig => ({
          kernelName,
          inputsToSave: ['x', 'weights'],
          gradFunc: (given, saved, attrs) => {
            const [x, weights] = saved as [Tensor, Tensor];
            const { size, binaryOutput } = attrs as Attributes;
            const dy = given as Tensor;
            return {
              weights: () => {
                if (binaryOutput || weights.size === 0) return zeros(weights.shape);
                const rows = x.shape.length === 2 ? (x.shape[0] as number) : 1;
                const first = reshape(range(0, rows * size, size, 'int32'), [rows, 1]);
                const inside = logicalAnd(greaterEqual(x, 0), less(x, size));
                const at = add(reshape(where(inside, x, zerosLike(x)), [rows, -1]), first);
                const found = reshape(gather(reshape(dy, [-1]), reshape(at, [-1]) as Tensor1D), x.shape);
                return where(inside, found, zerosLike(found));
              },
            };
          },
        }),
      ),
      defined('SparseSegmentSum', {
        inputs: ['data'],
        constant: ['indices', 'segmentIds'],
        definition: segmentSums,
      }),
      defined('SparseSegmentMean', {
        inputs: ['data'],
        constant: ['indices', 'segmentIds'],
        definition: segmentMeans,
      }),
    ],
  },
];
