// Reductions that need no rounding: any order gives the same. An array is seen as [outer, r, inner] and reduced over
// the middle axis, of which there is at least one.

import { ALL, LARGEST, SMALLEST, SUM } from './codes';
import { loadRest, storeRest, toInt32 } from './vectors';

@inline
function combine(isFloat: bool, op: i32, x: v128, y: v128): v128 {
  if (op == SUM) return i32x4.add(x, y);
  if (op == LARGEST) return isFloat ? f32x4.max(x, y) : i32x4.max_s(x, y);
  return isFloat ? f32x4.min(x, y) : i32x4.min_s(x, y);
}

/** One value in such lanes that combining all lanes counts it once. */
@inline
function single(op: i32, x: usize): v128 {
  return op == SUM ? v128.load32_zero(x) : v128.load32_splat(x);
}

@inline
export function reduceRow(isFloat: bool, op: i32, x: usize, n: i32): v128 {
  let a = single(op, x);
  let i = 1;
  x += 4;
  if (n > 8) {
    let b = op == SUM ? i32x4.splat(0) : a;
    for (; i + 8 <= n; i += 8, x += 32) {
      a = combine(isFloat, op, a, v128.load(x));
      b = combine(isFloat, op, b, v128.load(x, 16));
    }
    a = combine(isFloat, op, a, b);
  }
  for (; i < n; i++, x += 4) a = combine(isFloat, op, a, single(op, x));
  a = combine(isFloat, op, a, i8x16.shuffle(a, a, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  return combine(isFloat, op, a, i8x16.shuffle(a, a, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
}

@inline
function reduceColumns(isFloat: bool, op: i32, x: usize, out: usize, r: i32, stride: usize, rest: i32): void {
  let a = rest ? loadRest(x, rest) : v128.load(x);
  for (let row = 1; row < r; row++) {
    x += stride;
    a = combine(isFloat, op, a, rest ? loadRest(x, rest) : v128.load(x));
  }
  if (rest) storeRest(out, a, rest);
  else v128.store(out, a);
}

@inline
function reduce(isFloat: bool, op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (inner == 1) {
    for (let row = 0; row < outer; row++, x += <usize>r << 2, out += 4) {
      v128.store_lane<u32>(out, reduceRow(isFloat, op, x, r), 0);
    }
    return;
  }
  const stride = <usize>inner << 2;
  const whole = stride & ~15;
  for (let plane = 0; plane < outer; plane++, x += stride * r, out += stride) {
    let i: usize = 0;
    for (; i < whole; i += 16) reduceColumns(isFloat, op, x + i, out + i, r, stride, 0);
    if (i < stride) reduceColumns(isFloat, op, x + i, out + i, r, stride, inner & 3);
  }
}

/** LARGEST or SMALLEST of float32; NaN where one is among them. */
export function extremeF32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == LARGEST) return reduce(true, LARGEST, x, out, outer, r, inner);
  reduce(true, SMALLEST, x, out, outer, r, inner);
}

/** SUM modulo 2^32, LARGEST or SMALLEST of int32. */
export function reduceI32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == SUM) return reduce(false, SUM, x, out, outer, r, inner);
  if (op == LARGEST) return reduce(false, LARGEST, x, out, outer, r, inner);
  reduce(false, SMALLEST, x, out, outer, r, inner);
}

@inline
function product(isFloat: bool, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  const stride = <usize>inner << 2;
  for (let plane = 0; plane < outer; plane++, x += stride * r) {
    for (let column: usize = 0; column < stride; column += 4, out += 4) {
      let value: f64 = 1;
      let at = x + column;
      for (let row = 0; row < r; row++, at += stride) value *= isFloat ? <f64>load<f32>(at) : <f64>load<i32>(at);
      if (isFloat) store<f32>(out, <f32>value);
      else store<i32>(out, toInt32(value));
    }
  }
}

/** Products of float32, in float64 from the first to the last, rounded once. */
export function productF32(x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  product(true, x, out, outer, r, inner);
}

/** Products of int32, in float64 from the first to the last, as JavaScript makes an int32 of them. */
export function productI32(x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  product(false, x, out, outer, r, inner);
}

/** Whether ALL or ANY of the bools are true. */
export function reduceU8(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  for (let plane = 0; plane < outer; plane++, x += <usize>(r * inner)) {
    for (let column = 0; column < inner; column++, out++) {
      let at = x + column;
      let value = load<u8>(at);
      for (let row = 1; row < r; row++) {
        at += inner;
        value = op == ALL ? value & load<u8>(at) : value | load<u8>(at);
      }
      store<u8>(out, value);
    }
  }
}

@inline
function indexOf(isFloat: bool, op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  const stride = <usize>inner << 2;
  for (let plane = 0; plane < outer; plane++, x += stride * r) {
    for (let column: usize = 0; column < stride; column += 4, out += 4) {
      let at = x + column;
      let index = 0;
      if (isFloat) {
        let best = load<f32>(at);
        for (let row = 1; row < r; row++) {
          const value = load<f32>((at += stride));
          if (op == LARGEST ? value > best : value < best) {
            best = value;
            index = row;
          }
        }
      } else {
        let best = load<i32>(at);
        for (let row = 1; row < r; row++) {
          const value = load<i32>((at += stride));
          if (op == LARGEST ? value > best : value < best) {
            best = value;
            index = row;
          }
        }
      }
      store<i32>(out, index);
    }
  }
}

/** Where the first LARGEST or SMALLEST of float32 is; NaN is never it, unless it comes first. */
export function indexOfF32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == LARGEST) indexOf(true, LARGEST, x, out, outer, r, inner);
  else indexOf(true, SMALLEST, x, out, outer, r, inner);
}

/** The same of int32. */
export function indexOfI32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == LARGEST) indexOf(false, LARGEST, x, out, outer, r, inner);
  else indexOf(false, SMALLEST, x, out, outer, r, inner);
}
