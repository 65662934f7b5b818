import {
  add,
  backend_util,
  cast,
  cumprod,
  cumsum,
  div,
  equal,
  type GradConfig,
  type GradFunc,
  max,
  mul,
  pad,
  range,
  reshape,
  scatterND,
  slice,
  sum,
  type Tensor,
  type Tensor1D,
  util,
} from '@tensorflow/tfjs';
import type { Correction } from './correction';
import { noteCorrected } from './correction';
import { type Attributes, isRecorded } from './differentiate';

/** dy and y with the axes that a reduction took away, of length 1. */
function kept(tensor: Tensor, x: Tensor, axes: number[]): Tensor {
  return reshape(tensor, backend_util.expandShapeToKeepDim(outShape(x, axes), axes));
}

function outShape({ shape }: Tensor, axes: number[]): number[] {
  return shape.filter((_, axis) => !axes.includes(axis));
}

/** Each of several equal extremes gets its share. */
function extreme(kernelName: string, axesOf: (attrs: Attributes) => number | number[] | undefined): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const [x, y] = saved as [Tensor, Tensor];
      const axes = util.parseAxisParam(axesOf(attrs) as number[], x.shape);
      return {
        x: () => {
          const isExtreme = cast(equal(x, kept(y, x, axes)), 'float32');
          const given = kept(dy as Tensor, x, axes);
          const several = sum(isExtreme, axes, true);
          // The division is left out where it would change nothing: it runs in every training with such a layer.
          return mul(isRecorded() || hasTies(several) ? div(given, several) : given, isExtreme);
        },
      };
    },
  };
}

function hasTies(counts: Tensor): boolean {
  return (max(counts).dataSync()[0] as number) > 1;
}

const permuted: Correction = {
  id: 'cumsum-axis',
  what: 'Gradient of `tf.cumsum` along any axis but the last',
  stock: 'Its axes are permuted once too often: wrong numbers in a square, an error elsewhere',
  right: 'The sum in the other direction',
  by: 'TensorFlow',
  source: 'tfjs-core/dist/gradients/Cumsum_grad.js',
  gradients: () => [
    {
      kernelName: 'Cumsum',
      gradFunc: (dy, _saved, attrs) => {
        const { axis, exclusive, reverse } = attrs as Attributes;
        const last = (dy as Tensor).shape.length - 1;
        if (axis !== last && axis !== -1) noteCorrected('cumsum-axis');
        return { x: () => cumsum(dy as Tensor, axis, exclusive, !reverse) };
      },
    },
  ],
};

/** As `x` moved on by so many places along an axis; zeros come after it. */
function movedUp(x: Tensor, places: number, axis: number): Tensor {
  const begin = x.shape.map((_, i) => (i === axis ? places : 0));
  const after = x.shape.map((_, i): [number, number] => [0, i === axis ? places : 0]);
  return pad(slice(x, begin), after);
}

/**
 * The gradient of running products y[k] = x[0] ... x[k]: with the products before each x[k], and a[k] = dy[k] + x[k+1] a[k+1],
 * which is found by doubling, so that nothing is divided by a zero.
 */
function cumprodGradient(dy: Tensor, x: Tensor, axis: number, exclusive: boolean): Tensor {
  const side = x.shape[axis] as number;
  // Without the last x, running products that leave out the current one are those that do not, one place on.
  let sums = exclusive ? movedUp(dy, 1, axis) : dy;
  let factors = movedUp(x, 1, axis);
  for (let places = 1; places < side; places *= 2) {
    sums = sums.add(mul(factors, movedUp(sums, places, axis)));
    factors = mul(factors, movedUp(factors, places, axis));
  }
  return mul(cumprod(x, axis, true), sums);
}

export const REDUCTIONS: Correction[] = [
  permuted,
  {
    id: 'equal-extremes',
    what: 'Gradient of `tf.max` and `tf.min` where several values are the largest or the smallest',
    stock: 'Each of them gets the whole gradient',
    right: 'Each gets its share',
    by: 'TensorFlow, PyTorch (`amax`)',
    source: 'tfjs-core/dist/gradients/min_max_grad_util.js',
    gradients: () => [extreme('Max', ({ reductionIndices }) => reductionIndices), extreme('Min', ({ axis }) => axis)],
  },
  {
    id: 'products',
    what: 'Gradients of `tf.cumprod`, with zeros too, and of `tf.prod` along axes counted from the end',
    stock: null,
    right: 'The product of all the others',
    by: 'TensorFlow, PyTorch',
    source: 'tfjs-core/dist/register_all_gradients.js (no cumprod), gradients/Prod_grad.js',
    gradients: (stock) => {
      const prod = stock('Prod');
      const product: GradFunc = (dy, saved, attrs) => {
        const { axis } = attrs as Attributes;
        const [x] = saved as [Tensor];
        return prod(dy, saved, { ...attrs, axis: util.parseAxisParam(axis, x.shape) });
      };
      return [
        { kernelName: 'Prod', inputsToSave: ['x'], gradFunc: product },
        {
          kernelName: 'Cumprod',
          inputsToSave: ['x'],
          gradFunc: (dy, saved, attrs) => {
            const { exclusive, reverse, axis } = attrs as Attributes;
            const [x] = saved as [Tensor];
            const [along] = util.parseAxisParam(axis, x.shape) as [number];
            return {
              x: () => {
                const turned = (tensor: Tensor) => (reverse ? tensor.reverse(along) : tensor);
                return turned(cumprodGradient(turned(dy as Tensor), turned(x), along, exclusive));
              },
            };
          },
        },
      ];
    },
  },
  {
    id: 'top-k',
    what: 'Gradient of the values of `tf.topk`',
    stock: null,
    right: 'What flows back goes to where the values stood',
    by: 'TensorFlow, PyTorch',
    source: 'tfjs-core/dist/register_all_gradients.js (none)',
    gradients: () => [
      {
        kernelName: 'TopK',
        inputsToSave: ['x'],
        outputsToSave: [false, true],
        gradFunc: (dys, saved) => {
          const [x, indices] = saved as [Tensor, Tensor];
          const [dy] = dys as Tensor[];
          return {
            x: () => {
              const columns = x.shape.at(-1) as number;
              const rows = x.size / columns;
              const k = indices.shape.at(-1) as number;
              const first = range(0, rows * columns, columns, 'int32');
              const at = reshape(add(reshape(first, [rows, 1]), reshape(indices, [rows, k])), [-1, 1]);
              return reshape(scatterND(at, reshape(dy as Tensor, [-1]) as Tensor1D, [x.size]), x.shape);
            },
          };
        },
      },
    ],
  },
];
