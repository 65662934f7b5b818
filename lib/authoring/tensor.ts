/** A dense row-major tensor outside of tfjs: what enters a sandbox and what leaves it. */
export interface Tensor {
  shape: number[];
  dtype: 'float32' | 'int32';
  values: Float32Array | Int32Array;
}

/** Number of elements of a shape; 1 for a scalar. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** @throws RangeError when the number of values does not fill the shape. */
export function tensor(shape: number[], values: ArrayLike<number>, dtype: Tensor['dtype'] = 'float32'): Tensor {
  if (values.length !== sizeOf(shape)) {
    throw new RangeError(`A tensor of shape [${shape}] has ${sizeOf(shape)} values, not ${values.length}.`);
  }
  return { shape, dtype, values: dtype === 'float32' ? new Float32Array(values) : new Int32Array(values) };
}
