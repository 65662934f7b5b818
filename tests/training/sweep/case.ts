import type * as tf from '@tensorflow/tfjs';

/** Values that one of the inputs starts with; the same numbers in single and in double precision. */
export interface Given {
  shape: number[];
  values: number[];
}

export interface Case {
  inputs: Given[];
  /** Has to be smooth around the inputs. */
  run: (...inputs: never[]) => tf.Tensor | tf.Tensor[];
  /** The same by other operations, where the plain backend's result is another one. */
  plain?: Case['run'];
  /** How near double precision has to come to the differences of plain values; 1e-6 unless told. */
  within?: number;
}

export type Cases = Record<string, Case>;

export const sizeOf = (shape: number[]) => shape.reduce((a, b) => a * b, 1);

/** Numbers from `least` to `most` without a pattern. */
export function some(shape: number[], least = -1.5, most = 1.5, seed = 1): Given {
  const values = Array.from({ length: sizeOf(shape) }, (_, i) => {
    const scattered = Math.sin((i + 1) * 12.9898 + seed * 78.233) * 43758.5453;
    return Math.fround(least + (most - least) * (scattered - Math.floor(scattered)));
  });
  return { shape, values };
}

/** Numbers no two of which are close, none of them near 0. */
export function apart(shape: number[], seed = 1, most = 2): Given {
  const { values } = some(shape, -1, 1, seed);
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const spread = new Array<number>(values.length);
  for (const [rank, { i }] of order.entries()) {
    spread[i] = Math.fround(((rank + 0.4) / values.length) * 2 * most - most + 0.013);
  }
  return { shape, values: spread };
}

export const listed = (values: number[], shape = [values.length]): Given => ({ shape, values });

export function differentiable<I extends tf.Tensor[]>(
  run: (...inputs: I) => tf.Tensor | tf.Tensor[],
  ...inputs: Given[]
): Case {
  return { run: run as unknown as Case['run'], inputs };
}
