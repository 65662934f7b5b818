// Rows picked and added by index. Addresses are in bytes; indices are i32.

import { copyBytes } from './copy';

/** The place of the first of the `n` indices that is not in [0, limit); -1 when all are. */
export function indexOutside(indices: usize, n: i32, limit: i32): i32 {
  for (let i = 0; i < n; i++) {
    if (<u32>load<i32>(indices + (<usize>i << 2)) >= <u32>limit) return i;
  }
  return -1;
}

/**
 * out[b][o][i] = x[b][o][indices[b][i]], where x is [batch, outer, dim], indices are [batch, n], out is [batch, outer, n]
 * and every element is a slice of `bytes` bytes. The indices have to be within [0, dim).
 */
export function gatherSlices(
  x: usize,
  indices: usize,
  out: usize,
  batch: i32,
  outer: i32,
  dim: i32,
  n: i32,
  bytes: usize,
): void {
  for (let b = 0; b < batch; b++, indices += <usize>n << 2) {
    for (let o = 0; o < outer; o++, x += <usize>dim * bytes) {
      if (bytes === 4) {
        for (let i = 0; i < n; i++, out += 4) {
          store<u32>(out, load<u32>(x + (load<usize>(indices + (<usize>i << 2)) << 2)));
        }
      } else {
        for (let i = 0; i < n; i++, out += bytes) copyBytes(out, x + load<usize>(indices + (<usize>i << 2)) * bytes, bytes);
      }
    }
  }
}

/**
 * Turns `n` tuples of `rank` indices into places: places[i] = sum of indices[i][k] * strides[k], both in elements of
 * the indexed array. Answers the first tuple whose place is not in [0, limit), -1 when all are.
 */
export function placesOf(indices: usize, strides: usize, places: usize, n: i32, rank: i32, limit: i32): i32 {
  for (let i = 0; i < n; i++) {
    let place: i64 = 0;
    for (let k = 0; k < rank; k++, indices += 4) {
      place += <i64>load<i32>(indices) * <i64>load<i32>(strides + (<usize>k << 2));
    }
    if (place < 0 || place >= <i64>limit) return i;
    store<i32>(places + (<usize>i << 2), <i32>place);
  }
  return -1;
}

/**
 * out[places[i]] += rows[i] for i = 0, 1, ... in this order, for rows of `width` float32. Rows whose place is not in
 * [0, limit) are left out.
 */
export function addRowsF32(rows: usize, places: usize, out: usize, n: i32, width: i32, limit: i32): void {
  const bytes = <usize>width << 2;
  for (let i = 0; i < n; i++, rows += bytes) {
    const place = load<i32>(places + (<usize>i << 2));
    if (<u32>place >= <u32>limit) continue;
    const target = out + <usize>place * bytes;
    let k: usize = 0;
    for (; k + 16 <= bytes; k += 16) {
      v128.store(target + k, f32x4.add(v128.load(target + k), v128.load(rows + k)));
    }
    for (; k < bytes; k += 4) store<f32>(target + k, load<f32>(target + k) + load<f32>(rows + k));
  }
}

/** The same for int32, which wraps around. */
export function addRowsI32(rows: usize, places: usize, out: usize, n: i32, width: i32): void {
  const bytes = <usize>width << 2;
  for (let i = 0; i < n; i++, rows += bytes) {
    const target = out + load<usize>(places + (<usize>i << 2)) * bytes;
    for (let k: usize = 0; k < bytes; k += 4) store<i32>(target + k, load<i32>(target + k) + load<i32>(rows + k));
  }
}

/** out[places[i]] = rows[i] for slices of `bytes` bytes; the last of several wins. `step` is 0 to repeat one row. */
export function putRows(rows: usize, places: usize, out: usize, n: i32, bytes: usize, step: usize): void {
  for (let i = 0; i < n; i++, rows += step) copyBytes(out + load<usize>(places + (<usize>i << 2)) * bytes, rows, bytes);
}

/** out[i][indices[i]] = `bits` for rows of `depth` four-byte elements; an index outside of the row sets nothing. */
export function oneHot32(indices: usize, out: usize, n: i32, depth: i32, bits: i32): void {
  for (let i = 0; i < n; i++, out += <usize>depth << 2) {
    const index = load<i32>(indices + (<usize>i << 2));
    if (<u32>index < <u32>depth) store<i32>(out + (<usize>index << 2), bits);
  }
}
