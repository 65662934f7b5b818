import {
  cast,
  type GradConfig,
  type GradFunc,
  range,
  reshape,
  scatterND,
  slice,
  type Tensor,
  type Tensor1D,
  util,
  zeros,
} from '@tensorflow/tfjs';
import { run, type Tensors } from './differentiate';

/** Adds up `dy` at the places of `shape` that `from` names, counted from 1; 0 is nowhere. */
export function placed(dy: Tensor, from: Tensor, shape: number[]): Tensor {
  const size = util.sizeFromShape(shape);
  if (dy.size === 0 || size === 0) return zeros(shape);
  const at = reshape(cast(from, 'int32'), [-1, 1]);
  const sums = scatterND(at, reshape(dy, [-1]) as Tensor1D, [size + 1]);
  return reshape(slice(sums, [1], [size]), shape);
}

/** Where each value of the result stood in `x`, counted from 1: found by moving the numbers of the places instead. */
export function origins(kernelName: string, input: string, x: Tensor, others: Tensors, attrs: object): Tensor {
  const places = reshape(range(1, x.size + 1, 1, 'int32'), x.shape);
  return run(kernelName, { ...others, [input]: places }, attrs);
}

/** The gradient of a kernel that puts values of one input into other places, as often as it likes. */
export function moving(
  kernelName: string,
  input: string,
  constant: string[] = [],
  attributes: object = {},
): GradConfig {
  const gradFunc = (dy: Tensor, saved: Tensor[], attrs: object) => {
    const [x, ...rest] = saved as [Tensor, ...Tensor[]];
    const others = Object.fromEntries(constant.map((name, i) => [name, rest[i] as Tensor]));
    return { [input]: () => placed(dy, origins(kernelName, input, x, others, { ...attrs, ...attributes }), x.shape) };
  };
  return { kernelName, inputsToSave: [input, ...constant], gradFunc: gradFunc as unknown as GradFunc };
}
