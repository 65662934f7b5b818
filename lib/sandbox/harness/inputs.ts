import * as tf from '@tensorflow/tfjs';
import type { JobHeader, TensorHeader } from '../protocol-headers';

export type Input = tf.Tensor | number | string | boolean | number[];

function tensorFrom({ shape, dtype }: TensorHeader, bytes: Uint8Array): tf.Tensor {
  const copy = bytes.slice().buffer;
  return tf.tensor(dtype === 'float32' ? new Float32Array(copy) : new Int32Array(copy), shape, dtype);
}

/** The student's inputs, by name; `body` holds the bytes of the tensors in the order of the header. */
export function unpackInputs(inputs: JobHeader['inputs'], body: Uint8Array): Record<string, Input> {
  const unpacked: Record<string, Input> = {};
  let offset = 0;
  for (const { name, input } of inputs) {
    if (input.kind === 'value') {
      unpacked[name] = input.value;
      continue;
    }
    const bytes = 4 * input.tensor.shape.reduce((product, length) => product * length, 1);
    unpacked[name] = tensorFrom(input.tensor, body.subarray(offset, offset + bytes));
    offset += bytes;
  }
  return unpacked;
}
