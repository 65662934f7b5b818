// Comparisons and logic, to bool. Rows, strides and modes as in `binary.ts`.

import {
  AND,
  EQUAL,
  FIRST_SINGLE,
  GREATER,
  LESS,
  LESS_EQUAL,
  NOT_EQUAL,
  OR,
  SECOND_SINGLE,
} from './codes';
import { fromBools, loadRest, storeBools, toBools } from './vectors';

// Each comparison is a type, for the compiler to make a function of its own of each.
class Equal {}
class NotEqual {}
class Less {}
class LessEqual {}
class Greater {}
class GreaterEqual {}

@inline
function compare<T, Op>(x: v128, y: v128): v128 {
  if (idof<Op>() == idof<Equal>()) return isFloat<T>() ? f32x4.eq(x, y) : i32x4.eq(x, y);
  if (idof<Op>() == idof<NotEqual>()) return isFloat<T>() ? f32x4.ne(x, y) : i32x4.ne(x, y);
  if (idof<Op>() == idof<Less>()) return isFloat<T>() ? f32x4.lt(x, y) : i32x4.lt_s(x, y);
  if (idof<Op>() == idof<LessEqual>()) return isFloat<T>() ? f32x4.le(x, y) : i32x4.le_s(x, y);
  if (idof<Op>() == idof<Greater>()) return isFloat<T>() ? f32x4.gt(x, y) : i32x4.gt_s(x, y);
  return isFloat<T>() ? f32x4.ge(x, y) : i32x4.ge_s(x, y);
}

function eachRow<T, Op>(
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  const whole = (<usize>n << 2) & ~15;
  const rest = n & 3;
  for (let row = 0; row < rows; row++) {
    let i: usize = 0;
    for (; i < whole; i += 16) {
      const x = mode == FIRST_SINGLE ? v128.load32_splat(a) : v128.load(a + i);
      const y = mode == SECOND_SINGLE ? v128.load32_splat(b) : v128.load(b + i);
      v128.store_lane<u32>(out + (i >> 2), toBools(compare<T, Op>(x, y)), 0);
    }
    if (rest) {
      const x = mode == FIRST_SINGLE ? v128.load32_splat(a) : loadRest(a + i, rest);
      const y = mode == SECOND_SINGLE ? v128.load32_splat(b) : loadRest(b + i, rest);
      storeBools(out + (i >> 2), compare<T, Op>(x, y), rest);
    }
    a += aStride;
    b += bStride;
    out += <usize>n;
  }
}

/** bool from float32; false where a value is NaN, but true from NOT_EQUAL. */
export function compareF32(
  op: i32,
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  if (op == EQUAL) return eachRow<f32, Equal>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == NOT_EQUAL) return eachRow<f32, NotEqual>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == LESS) return eachRow<f32, Less>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == LESS_EQUAL) return eachRow<f32, LessEqual>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == GREATER) return eachRow<f32, Greater>(a, b, out, rows, n, aStride, bStride, mode);
  eachRow<f32, GreaterEqual>(a, b, out, rows, n, aStride, bStride, mode);
}

/** bool from int32. */
export function compareI32(
  op: i32,
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  if (op == EQUAL) return eachRow<i32, Equal>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == NOT_EQUAL) return eachRow<i32, NotEqual>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == LESS) return eachRow<i32, Less>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == LESS_EQUAL) return eachRow<i32, LessEqual>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == GREATER) return eachRow<i32, Greater>(a, b, out, rows, n, aStride, bStride, mode);
  eachRow<i32, GreaterEqual>(a, b, out, rows, n, aStride, bStride, mode);
}

@inline
function logical(op: i32, x: u8, y: u8): u8 {
  return op == AND ? (x ? y : 0) : x ? x : y;
}

@inline
function logicalRow(op: i32, a: usize, b: usize, out: usize, n: i32, mode: i32): void {
  const aStep: usize = mode == FIRST_SINGLE ? 0 : 1;
  const bStep: usize = mode == SECOND_SINGLE ? 0 : 1;
  for (let i = 0; i < n; i++, a += aStep, b += bStep) store<u8>(out + i, logical(op, load<u8>(a), load<u8>(b)));
}

/** bool from bool. */
export function logicalU8(
  op: i32,
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  for (let row = 0; row < rows; row++, a += aStride, b += bStride, out += <usize>n) {
    if (op == AND) logicalRow(AND, a, b, out, n, mode);
    else logicalRow(OR, a, b, out, n, mode);
  }
}

/** out[i] = condition[i] is 1 ? a[i] : b[i], of float32 or int32 alike; the condition is bool. */
export function selectWords(condition: usize, a: usize, b: usize, out: usize, n: i32): void {
  const whole = <usize>n & ~3;
  let i: usize = 0;
  for (; i < whole; i += 4) {
    const mask = i32x4.eq(fromBools(condition + i), i32x4.splat(1));
    v128.store(out + (i << 2), v128.bitselect(v128.load(a + (i << 2)), v128.load(b + (i << 2)), mask));
  }
  for (; i < <usize>n; i++) {
    store<u32>(out + (i << 2), load<u8>(condition + i) == 1 ? load<u32>(a + (i << 2)) : load<u32>(b + (i << 2)));
  }
}

/** The same of bool. */
export function selectBools(condition: usize, a: usize, b: usize, out: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) {
    store<u8>(out + i, load<u8>(condition + i) == 1 ? load<u8>(a + i) : load<u8>(b + i));
  }
}
