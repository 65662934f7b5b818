import { pad, reshape, slice, stridedSlice, type Tensor, util } from '@tensorflow/tfjs';
import type { Correction } from './correction';
import { type Attributes, run } from './differentiate';

const spatial = (kernelName: string) => (kernelName.startsWith('Conv3D') ? 3 : 2);

/** Zeros between the values along the first axes: a filter with holes. */
function spread(filter: Tensor, dilations: number[]): Tensor {
  let wide = filter;
  for (const [axis, step] of dilations.entries()) {
    if (step === 1) continue;
    const { shape } = wide;
    const side = shape[axis] as number;
    const before = util.sizeFromShape(shape.slice(0, axis));
    const rows = pad(reshape(wide, [before, side, 1, -1]), [
      [0, 0],
      [0, 0],
      [0, step - 1],
      [0, 0],
    ]);
    const all = reshape(rows, [before, side * step, -1]);
    const length = (side - 1) * step + 1;
    wide = reshape(slice(all, [0, 0, 0], [before, length, all.shape[2] as number]), shape.with(axis, length));
  }
  return wide;
}

function gathered(wide: Tensor, dilations: number[]): Tensor {
  const { shape } = wide;
  return stridedSlice(
    wide,
    shape.map(() => 0),
    shape,
    shape.map((_, axis) => dilations[axis] ?? 1),
  );
}

const [INPUT, FILTER] = ['BackpropInput', 'BackpropFilter'];
const KERNELS = {
  Conv2D: { input: `Conv2D${INPUT}`, filter: `Conv2D${FILTER}` },
  Conv3D: { input: `Conv3D${INPUT}V2`, filter: `Conv3D${FILTER}V2` },
  DepthwiseConv2dNative: { input: `DepthwiseConv2dNative${INPUT}`, filter: `DepthwiseConv2dNative${FILTER}` },
};
type Convolution = keyof typeof KERNELS;

function dilationsOf(kernelName: Convolution, { dilations }: Attributes): number[] {
  const given = dilations ?? 1;
  return Array.isArray(given) ? given : new Array(spatial(kernelName)).fill(given);
}

const byInput = (kernelName: Convolution, dy: Tensor, filter: Tensor, inputShape: number[], attrs: Attributes) =>
  run(KERNELS[kernelName].input, { dy, filter }, { ...attrs, dilations: ones(kernelName), inputShape });
const byFilter = (kernelName: Convolution, x: Tensor, dy: Tensor, filterShape: number[], attrs: Attributes) =>
  run(KERNELS[kernelName].filter, { x, dy }, { ...attrs, dilations: ones(kernelName), filterShape });
const ones = (kernelName: Convolution) => new Array<number>(spatial(kernelName)).fill(1);

const convolutions = Object.keys(KERNELS) as Convolution[];

export const CONVOLUTIONS: Correction[] = [
  {
    id: 'convolutions',
    what: 'Gradients of dilated convolutions (1d, 2d, 3d, depthwise), and second derivatives of all',
    stock: null,
    right: 'Those of the convolution by the filter with zeros in its holes',
    by: 'TensorFlow, PyTorch',
    source: 'tfjs-core/dist/gradients/Conv2D_grad.js, Conv3D_grad.js, DepthwiseConv2dNative_grad.js',
    gradients: () =>
      convolutions.flatMap((kernelName) => [
        {
          kernelName,
          inputsToSave: ['x', 'filter'],
          gradFunc: (dy, saved, attrs) => {
            const [x, filter] = saved as [Tensor, Tensor];
            const holes = dilationsOf(kernelName, attrs);
            const isWide = holes.some((step) => step > 1);
            return {
              x: () => byInput(kernelName, dy as Tensor, isWide ? spread(filter, holes) : filter, x.shape, attrs),
              filter: () => {
                if (!isWide) return byFilter(kernelName, x, dy as Tensor, filter.shape, attrs);
                const shape = filter.shape.map((side, axis) => (side - 1) * (holes[axis] ?? 1) + 1);
                return gathered(byFilter(kernelName, x, dy as Tensor, shape, attrs), holes);
              },
            };
          },
        },
        {
          kernelName: KERNELS[kernelName].input,
          inputsToSave: ['dy', 'filter'],
          gradFunc: (given, saved, attrs) => {
            const [dy, filter] = saved as [Tensor, Tensor];
            const forward = { ...(attrs as object), dilations: ones(kernelName) };
            return {
              dy: () => run(kernelName, { x: given as Tensor, filter }, forward),
              filter: () => byFilter(kernelName, given as Tensor, dy, filter.shape, attrs),
            };
          },
        },
        {
          kernelName: KERNELS[kernelName].filter,
          inputsToSave: ['x', 'dy'],
          gradFunc: (given, saved, attrs) => {
            const [x, dy] = saved as [Tensor, Tensor];
            const forward = { ...(attrs as object), dilations: ones(kernelName) };
            return {
              x: () => byInput(kernelName, dy, given as Tensor, x.shape, attrs),
              dy: () => run(kernelName, { x, filter: given as Tensor }, forward),
            };
          },
        },
      ]),
  },
];
