import * as tf from '@tensorflow/tfjs';

export type NumberType = 'float32' | 'int32' | 'bool';

/** What a tensor holds, apart from any backend. */
export interface Held {
  shape: number[];
  dtype: tf.DataType;
  values: ArrayLike<number> | string[];
}

export function make<R extends tf.Rank = tf.Rank>({ shape, dtype, values }: Held): tf.Tensor<R> {
  const Numbers = dtype === 'int32' ? Int32Array : dtype === 'bool' ? Uint8Array : Float32Array;
  return tf.tensor<R>(Numbers.from(values as ArrayLike<number>), shape as tf.ShapeMap[R], dtype);
}

/** A tensor of values that look random and are the same everywhere, from -1 to 1; int32 from -9 to 9. */
export function some<R extends tf.Rank = tf.Rank>(
  shape: number[],
  dtype: NumberType = 'float32',
  seed = 1,
): tf.Tensor<R> {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 8) / 2 ** 24;
  };
  const draw = { float32: () => 2 * next() - 1, int32: () => Math.floor(19 * next()) - 9, bool: () => +(next() < 0.5) };
  const values = Array.from({ length: tf.util.sizeFromShape(shape) }, draw[dtype]);
  return make<R>({ shape, dtype, values });
}
