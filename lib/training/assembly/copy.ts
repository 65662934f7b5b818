// Moving values without arithmetic. Addresses and strides are in bytes; strides may be negative, and 0 in the input.
// Outputs never overlap inputs.

import { transposePlane } from './transpose';

/** Room for 16 dimensions, each (size, input stride, output stride) in i32, outermost first. */
const DIMENSIONS = memory.data(16 * 12, 16);

/** Where the caller of `copyStrided` writes the dimensions. */
export function stridedDimensions(): usize {
  return DIMENSIONS;
}

/** For rows of any length: a call of memory.copy costs more than a short loop. */
@inline
export function copyBytes(to: usize, from: usize, bytes: usize): void {
  if (bytes >= 1024) {
    memory.copy(to, from, bytes);
    return;
  }
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i + 4 <= bytes; i += 4) store<u32>(to + i, load<u32>(from + i));
  for (; i < bytes; i++) store<u8>(to + i, load<u8>(from + i));
}

/** `bytes` contiguous bytes. */
export function copyBlock(to: usize, from: usize, bytes: usize): void {
  copyBytes(to, from, bytes);
}

/** `rows` rows of `rowBytes` each, whose starts are `toStride` and `fromStride` apart. */
export function copyRows(to: usize, toStride: usize, from: usize, fromStride: usize, rows: i32, rowBytes: usize): void {
  if (rowBytes === 4) {
    for (let row = 0; row < rows; row++, to += toStride, from += fromStride) store<u32>(to, load<u32>(from));
    return;
  }
  for (let row = 0; row < rows; row++, to += toStride, from += fromStride) copyBytes(to, from, rowBytes);
}

/**
 * Copies every element of the block that the first `rank` >= 2 dimensions at `stridedDimensions` describe; elements of
 * four bytes, or of one. Fastest when the last dimension is contiguous in the output, and it or the one before is in
 * the input.
 */
export function copyStrided(to: usize, from: usize, rank: i32, elementBytes: i32): void {
  walk(to, from, DIMENSIONS, rank, elementBytes);
}

function walk(to: usize, from: usize, dimension: usize, rank: i32, elementBytes: i32): void {
  const size = load<i32>(dimension);
  const fromStride = load<u32>(dimension, 4);
  const toStride = load<u32>(dimension, 8);
  const inner = dimension + 12;
  if (rank > 2) {
    for (let i = 0; i < size; i++, from += fromStride, to += toStride) walk(to, from, inner, rank - 1, elementBytes);
    return;
  }
  const innerSize = load<i32>(inner);
  const innerFrom = load<u32>(inner, 4);
  const innerTo = load<u32>(inner, 8);
  if (innerFrom === <u32>elementBytes && innerTo === <u32>elementBytes) {
    copyRows(to, toStride, from, fromStride, size, innerSize * elementBytes);
  } else if (elementBytes === 4 && fromStride === 4 && innerTo === 4) {
    transposePlane(to, toStride, from, innerFrom, size, innerSize);
  } else if (elementBytes === 4) {
    copyPlane<u32>(to, toStride, innerTo, from, fromStride, innerFrom, size, innerSize);
  } else copyPlane<u8>(to, toStride, innerTo, from, fromStride, innerFrom, size, innerSize);
}

@inline
function copyPlane<T>(
  to: usize,
  toStride: usize,
  innerTo: usize,
  from: usize,
  fromStride: usize,
  innerFrom: usize,
  size: i32,
  innerSize: i32,
): void {
  for (let i = 0; i < size; i++, from += fromStride, to += toStride) {
    let source = from;
    let target = to;
    for (let j = 0; j < innerSize; j++, source += innerFrom, target += innerTo) store<T>(target, load<T>(source));
  }
}

/** out[0..n) = the four bytes of `bits`. */
export function fill32(out: usize, n: usize, bits: i32): void {
  const end = out + (n << 2);
  const vector = i32x4.splat(bits);
  for (; out + 16 <= end; out += 16) v128.store(out, vector);
  for (; out < end; out += 4) store<i32>(out, bits);
}

/** out[0..bytes) = the lowest byte of `value`. */
export function fill8(out: usize, bytes: usize, value: i32): void {
  memory.fill(out, <u8>value, bytes);
}
