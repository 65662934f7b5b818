// Reductions that need no rounding: any order gives the same. An array is seen as [outer, r, inner] and reduced over
// the middle axis, of which there is at least one.

import { ALL, LARGEST, SUM } from './codes';
import { loadRest, storeRest, toInt32 } from './vectors';

// Each operation is a type, for the compiler to make functions of its own of each.
class Sum {}
export class Largest {}
class Smallest {}

@inline
function combine<T, Op>(x: v128, y: v128): v128 {
  if (idof<Op>() == idof<Sum>()) return i32x4.add(x, y);
  if (idof<Op>() == idof<Largest>()) return isFloat<T>() ? f32x4.max(x, y) : i32x4.max_s(x, y);
  return isFloat<T>() ? f32x4.min(x, y) : i32x4.min_s(x, y);
}

/** One value in such lanes that combining all lanes counts it once. */
@inline
function single<Op>(x: usize): v128 {
  return idof<Op>() == idof<Sum>() ? v128.load32_zero(x) : v128.load32_splat(x);
}

@inline
export function reduceRow<T, Op>(x: usize, n: i32): v128 {
  let a = single<Op>(x);
  let i = 1;
  x += 4;
  if (n > 8) {
    let b = idof<Op>() == idof<Sum>() ? i32x4.splat(0) : a;
    for (; i + 8 <= n; i += 8, x += 32) {
      a = combine<T, Op>(a, v128.load(x));
      b = combine<T, Op>(b, v128.load(x, 16));
    }
    a = combine<T, Op>(a, b);
  }
  for (; i < n; i++, x += 4) a = combine<T, Op>(a, single<Op>(x));
  a = combine<T, Op>(a, i8x16.shuffle(a, a, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  return combine<T, Op>(a, i8x16.shuffle(a, a, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
}

@inline
function reduceColumns<T, Op>(x: usize, out: usize, r: i32, stride: usize, rest: i32): void {
  let a = rest ? loadRest(x, rest) : v128.load(x);
  for (let row = 1; row < r; row++) {
    x += stride;
    a = combine<T, Op>(a, rest ? loadRest(x, rest) : v128.load(x));
  }
  if (rest) storeRest(out, a, rest);
  else v128.store(out, a);
}

function reduce<T, Op>(x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (inner == 1) {
    for (let row = 0; row < outer; row++, x += <usize>r << 2, out += 4) {
      v128.store_lane<u32>(out, reduceRow<T, Op>(x, r), 0);
    }
    return;
  }
  const stride = <usize>inner << 2;
  const whole = stride & ~15;
  for (let plane = 0; plane < outer; plane++, x += stride * r, out += stride) {
    let i: usize = 0;
    for (; i < whole; i += 16) reduceColumns<T, Op>(x + i, out + i, r, stride, 0);
    if (i < stride) reduceColumns<T, Op>(x + i, out + i, r, stride, inner & 3);
  }
}

/** LARGEST or SMALLEST of float32; NaN where one is among them. */
export function extremeF32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == LARGEST) return reduce<f32, Largest>(x, out, outer, r, inner);
  reduce<f32, Smallest>(x, out, outer, r, inner);
}

/** SUM modulo 2^32, LARGEST or SMALLEST of int32. */
export function reduceI32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == SUM) return reduce<i32, Sum>(x, out, outer, r, inner);
  if (op == LARGEST) return reduce<i32, Largest>(x, out, outer, r, inner);
  reduce<i32, Smallest>(x, out, outer, r, inner);
}

function product<T>(x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  const stride = <usize>inner << 2;
  for (let plane = 0; plane < outer; plane++, x += stride * r) {
    for (let column: usize = 0; column < stride; column += 4, out += 4) {
      let value: f64 = 1;
      let at = x + column;
      for (let row = 0; row < r; row++, at += stride) value *= <f64>load<T>(at);
      if (isFloat<T>()) store<f32>(out, <f32>value);
      else store<i32>(out, toInt32(value));
    }
  }
}

/** Products of float32, in float64 from the first to the last, rounded once. */
export function productF32(x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  product<f32>(x, out, outer, r, inner);
}

/** Products of int32, in float64 from the first to the last, as JavaScript makes an int32 of them. */
export function productI32(x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  product<i32>(x, out, outer, r, inner);
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

function indexOf<T, Op>(x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  const stride = <usize>inner << 2;
  for (let plane = 0; plane < outer; plane++, x += stride * r) {
    for (let column: usize = 0; column < stride; column += 4, out += 4) {
      let at = x + column;
      let index = 0;
      let best = load<T>(at);
      for (let row = 1; row < r; row++) {
        at += stride;
        const value = load<T>(at);
        if (idof<Op>() == idof<Largest>() ? value > best : value < best) {
          best = value;
          index = row;
        }
      }
      store<i32>(out, index);
    }
  }
}

/** Where the first LARGEST or SMALLEST of float32 is; NaN is never it, unless it comes first. */
export function indexOfF32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == LARGEST) indexOf<f32, Largest>(x, out, outer, r, inner);
  else indexOf<f32, Smallest>(x, out, outer, r, inner);
}

/** The same of int32. */
export function indexOfI32(op: i32, x: usize, out: usize, outer: i32, r: i32, inner: i32): void {
  if (op == LARGEST) indexOf<i32, Largest>(x, out, outer, r, inner);
  else indexOf<i32, Smallest>(x, out, outer, r, inner);
}
