import type * as tf from '@tensorflow/tfjs';
import { make, some, type Tolerance } from './agree';

/** A calculation that makes tfjs run a certain kernel. */
export interface Operation {
  /** What it is differentiated by; integers and constants are made inside `run`. */
  inputs: (() => tf.Tensor)[];
  run: (...inputs: never[]) => tf.TensorContainer;
  tolerance?: Tolerance;
  /** Its derivative is nowhere a limit of differences (rounding, sorting), or no derivative is defined. */
  stepped?: true;
}

export type Operations = Record<string, Operation>;

export function operation<I extends tf.Tensor[]>(
  run: (...inputs: I) => tf.TensorContainer,
  inputs: { [K in keyof I]: () => I[K] },
  options: Pick<Operation, 'tolerance' | 'stepped'> = {},
): Operation {
  return { run: run as unknown as Operation['run'], inputs: inputs as (() => tf.Tensor)[], ...options };
}

/** Values from `least` to `most` that look random. */
export function between<R extends tf.Rank = tf.Rank>(shape: number[], least: number, most: number, seed = 1) {
  return () =>
    make<R>({
      shape,
      dtype: 'float32',
      values: Array.from(
        some(shape, 'float32', seed).dataSync(),
        (value) => least + ((value + 1) / 2) * (most - least),
      ),
    });
}

export function any<R extends tf.Rank = tf.Rank>(shape: number[], seed = 1) {
  return () => some<R>(shape, 'float32', seed);
}

/** Values no two of which are close: what is largest stays so when one is moved a little. */
export function apart<R extends tf.Rank = tf.Rank>(shape: number[], seed = 1) {
  return () => {
    const order = Array.from(some(shape, 'float32', seed).dataSync(), (value, i) => ({ value, i }))
      .sort((a, b) => a.value - b.value)
      .map(({ i }) => i);
    const values = new Array<number>(order.length);
    for (const [rank, i] of order.entries()) values[i] = ((rank + 0.5) / order.length) * 4 - 2;
    return make<R>({ shape, dtype: 'float32', values });
  };
}
