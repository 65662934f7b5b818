import {
  add,
  addN,
  argMax,
  backend_util,
  div,
  engine,
  keep,
  matMul,
  mul,
  oneHot,
  pad,
  pow,
  reshape,
  rsqrt,
  slice,
  square,
  stack,
  stridedSlice,
  sub,
  sum,
  type Tensor,
  tensor,
  util,
} from '@tensorflow/tfjs';
import { type Correction, noteCorrected } from './correction';
import { type Attributes, defined, definedWhere, isRecorded, run, type Tensors } from './differentiate';

/** A window that moves over the middle axes of [batch, ..., channels]; one number for each of these axes. */
interface Window {
  size: number[];
  stride: number[];
  dilation: number[];
  /** Padding before the first value. */
  before: number[];
  /** Steps that the window takes. */
  out: number[];
}

/** Less than any value, and finite: times 0 it is 0. */
const LEAST = -3e38;

/** For each place in the window, in order, what stands there at every step. */
function taps(x: Tensor, { size, stride, dilation, before, out }: Window, fill: number): Tensor[] {
  const reach = size.map(
    (n, i) => ((out[i] as number) - 1) * (stride[i] as number) + (n - 1) * (dilation[i] as number),
  );
  const paddings = x.shape.map((side, axis): [number, number] => {
    if (axis === 0 || axis === x.shape.length - 1) return [0, 0];
    const first = before[axis - 1] as number;
    return [first, Math.max(0, (reach[axis - 1] as number) + 1 - side - first)];
  });
  const padded = pad(x, paddings, fill);
  return Array.from({ length: util.sizeFromShape(size) }, (_, i) => {
    const place = util.indexToLoc(i, size.length, util.computeStrides(size).concat(size.length > 1 ? [] : [1]));
    const begin = place.map((at, k) => at * (dilation[k] as number));
    const end = begin.map((at, k) => at + ((out[k] as number) - 1) * (stride[k] as number) + 1);
    return stridedSlice(
      padded,
      [0, ...begin, 0],
      [padded.shape[0] as number, ...end, padded.shape.at(-1) as number],
      [1, ...stride, 1],
    );
  });
}

/** The largest of each window: the first of several, as the kernels have it. */
function largest(windows: Tensor[]): Tensor {
  if (windows.length === 1) return windows[0] as Tensor;
  const all = stack(windows, -1);
  const chosen = oneHot(argMax(all, -1), windows.length, 1, 0, 'float32');
  return sum(mul(all, chosen), -1);
}

function poolWindow({ shape }: Tensor, attrs: Attributes): Window {
  const { filterSize, strides, pad: padding, dimRoundingMode } = attrs;
  if (shape.length === 4) {
    const by = backend_util.computePool2DInfo(shape as never, filterSize, strides, 1, padding, dimRoundingMode);
    return {
      size: [by.filterHeight, by.filterWidth],
      stride: [by.strideHeight, by.strideWidth],
      dilation: [1, 1],
      before: [by.padInfo.top, by.padInfo.left],
      out: [by.outHeight, by.outWidth],
    };
  }
  const by = backend_util.computePool3DInfo(shape as never, filterSize, strides, 1, padding, dimRoundingMode);
  return {
    size: [by.filterDepth, by.filterHeight, by.filterWidth],
    stride: [by.strideDepth, by.strideHeight, by.strideWidth],
    dilation: [1, 1, 1],
    before: [by.padInfo.front, by.padInfo.top, by.padInfo.left],
    out: [by.outDepth, by.outHeight, by.outWidth],
  };
}

/** How many values are inside the picture at each step: [1, ...steps, 1], and null where that is always the whole window. */
function counts(x: Tensor, { size, stride, before, out }: Window): Tensor | null {
  const along = out.map((steps, k) =>
    Array.from({ length: steps }, (_, i) => {
      const first = i * (stride[k] as number) - (before[k] as number);
      return Math.min(first + (size[k] as number), x.shape[k + 1] as number) - Math.max(first, 0);
    }),
  );
  if (along.every((ones, k) => ones.every((count) => count === size[k]))) return null;
  const all = along.reduce<number[]>((a, b) => a.flatMap((m) => b.map((n) => m * n)), [1]);
  return tensor(all, [1, ...out, 1]);
}

function averages({ x }: Tensors, attrs: Attributes): Tensor {
  const window = poolWindow(x as Tensor, attrs);
  const whole = util.sizeFromShape(window.size);
  return div(addN(taps(x as Tensor, window, 0)), counts(x as Tensor, window) ?? whole);
}

const maxima = ({ x }: Tensors, attrs: Attributes) => largest(taps(x as Tensor, poolWindow(x as Tensor, attrs), LEAST));

const averagePools: Correction = {
  id: 'average-pool-padding',
  what: 'Gradient of `avgPool` and `avgPool3d` with padding',
  stock: 'Divides by the whole window at the borders too',
  right: 'Divides by the values inside the picture, as the forward pass counts them',
  by: 'tfjs itself, forwards; TensorFlow',
  source: 'tfjs-backend-cpu/dist/kernels/AvgPoolGrad.js, AvgPool3DGrad.js',
  gradients: () =>
    (['AvgPool', 'AvgPool3D'] as const).map((kernelName) => {
      const first = (dy: Tensor, [x]: Tensor[], attrs: Attributes) => ({
        x: () => {
          const window = poolWindow(x as Tensor, attrs);
          const inside = counts(x as Tensor, window);
          if (inside) noteCorrected('average-pool-padding');
          const given = inside ? mul(dy, div(util.sizeFromShape(window.size), inside)) : dy;
          return run(`${kernelName}Grad`, { dy: given, input: x as Tensor }, attrs);
        },
      });
      return definedWhere(
        kernelName,
        first as never,
        { inputs: ['x'], definition: averages },
        // The kernel of the gradient counts its steps without it.
        (_inputs, { dimRoundingMode }) => dimRoundingMode != null,
      );
    }),
};

/** A filter with the last value of each window at most: [height, width, depth] as [1, 1, 1, depth] for one place. */
function dilation({ x, filter }: Tensors, { strides, pad: padding, dilations }: Attributes): Tensor {
  const [picture, weights] = [x as Tensor, filter as Tensor];
  const by = backend_util.computeDilation2DInfo(
    picture.shape as never,
    weights.shape as never,
    strides,
    padding,
    'NHWC',
    dilations,
  );
  const window: Window = {
    size: [by.filterHeight, by.filterWidth],
    stride: [by.strideHeight, by.strideWidth],
    dilation: [by.dilationHeight, by.dilationWidth],
    before: [by.padInfo.top, by.padInfo.left],
    out: [by.outHeight, by.outWidth],
  };
  const rows = reshape(weights, [-1, weights.shape[2] as number]);
  return largest(taps(picture, window, LEAST).map((tap, i) => add(tap, slice(rows, [i, 0], [1, -1]))));
}

function responses({ x }: Tensors, { depthRadius, bias, alpha, beta }: Attributes): Tensor {
  const depth = (x as Tensor).shape.at(-1) as number;
  const near = Array.from({ length: depth * depth }, (_, i) =>
    Math.abs(Math.floor(i / depth) - (i % depth)) <= depthRadius ? 1 : 0,
  );
  const around = matMul(reshape(square(x as Tensor), [-1, depth]), tensor(near, [depth, depth]) as never);
  return div(x as Tensor, pow(add(mul(reshape(around, (x as Tensor).shape), alpha), bias), beta));
}

function normalized({ x, mean, variance, offset, scale }: Tensors, { varianceEpsilon }: Attributes): Tensor {
  const one = mul(sub(x as Tensor, mean as Tensor), rsqrt(add(variance as Tensor, varianceEpsilon)));
  const scaled = scale ? mul(one, scale) : one;
  return offset ? add(scaled, offset) : scaled;
}

export const WINDOWS: Correction[] = [
  averagePools,
  {
    id: 'pool-rounding',
    what: 'Gradients of pools and convolutions with `dimRoundingMode`, of `maxPoolWithArgmax`, second derivatives of pools, `dilation2d` and `localResponseNormalization`',
    stock: null,
    right: 'Those of what was done',
    by: 'Differences in double precision',
    source: 'tfjs-core/dist/gradients/MaxPool_grad.js, Dilation2D_grad.js, LRN_grad.js',
    gradients: (stock) => [
      definedWhere(
        'MaxPool',
        stock('MaxPool'),
        { inputs: ['x'], outputsToSave: [true], definition: maxima },
        (_inputs, { dimRoundingMode }) => dimRoundingMode != null,
      ),
      definedWhere('MaxPool3D', stock('MaxPool3D'), { inputs: ['x'], outputsToSave: [true], definition: maxima }),
      defined('MaxPoolWithArgmax', { inputs: ['x'], output: 0, definition: maxima }),
      definedWhere('Dilation2D', stock('Dilation2D'), { inputs: ['x', 'filter'], definition: dilation }),
      definedWhere('LRN', stock('LRN'), { inputs: ['x'], outputsToSave: [true], definition: responses }),
    ],
  },
  {
    id: 'batch-normalization',
    what: 'Gradient of `tf.batchNorm` without scale or offset, and with moments for every value',
    stock: null,
    right: 'As with them',
    by: 'The documented formula',
    source: 'tfjs-core/dist/gradients/FusedBatchNorm_grad.js',
    gradients: (stock) => {
      const whole = stock('FusedBatchNorm');
      const inputs = ['x', 'mean', 'variance', 'scale', 'offset'];
      const { gradFunc: derived } = defined('FusedBatchNorm', { inputs, definition: normalized });
      return [
        {
          kernelName: 'FusedBatchNorm',
          inputsToSave: inputs,
          gradFunc: (dy, saved, attrs) => {
            const [, mean, , scale, offset] = saved;
            const usual = mean?.shape.length === 1 && scale && offset && !isRecorded();
            return (usual ? whole : derived)(dy, saved, attrs);
          },
        },
      ];
    },
    put() {
      // Of inputs that were left out, nothing is kept.
      const all = engine() as unknown as {
        clone(x: Tensor): Tensor;
        saveTensorsForBackwardMode?(tensors: (Tensor | undefined)[]): unknown;
      };
      all.saveTensorsForBackwardMode = (tensors) => tensors.map((one) => one && keep(all.clone(one)));
      return () => delete all.saveTensorsForBackwardMode;
    },
  },
];
