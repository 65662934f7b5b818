// Sums of float32. An array is seen as [outer, r, inner] and reduced over the middle axis. Every term is added in
// float64 in an order that only the shape decides, and the sum is rounded once: with n terms the error is at most half
// an ulp plus n 2^-53 times the sum of their magnitudes (Higham, Accuracy and Stability of Numerical Algorithms, 4.2).
// Reduced axes that do not stand together take one such pass each.

import { demoteBoth, loadRest, promoteHigh, storeRest } from './vectors';

/** Four float32 out of two pairs of float64, each divided. */
@inline
function quotients(low: v128, high: v128, divisor: v128): v128 {
  return demoteBoth(f64x2.div(low, divisor), f64x2.div(high, divisor));
}

/** The sum of `n` neighbours. */
@inline
export function sumRow(x: usize, n: i32): f64 {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let i = 0;
  for (; i + 8 <= n; i += 8, x += 32) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    s0 = f64x2.add(s0, f64x2.promote_low_f32x4(a));
    s1 = f64x2.add(s1, promoteHigh(a));
    s2 = f64x2.add(s2, f64x2.promote_low_f32x4(b));
    s3 = f64x2.add(s3, promoteHigh(b));
  }
  const s = f64x2.add(f64x2.add(s0, s2), f64x2.add(s1, s3));
  let sum = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  for (; i < n; i++, x += 4) sum += <f64>load<f32>(x);
  return sum;
}

/** Sixteen columns of `r` values, `stride` bytes from one row to the next. */
@inline
function sumSixteen(x: usize, out: usize, r: i32, stride: usize, divisor: v128): void {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (let row = 0; row < r; row++, x += stride) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    s0 = f64x2.add(s0, f64x2.promote_low_f32x4(a));
    s1 = f64x2.add(s1, promoteHigh(a));
    s2 = f64x2.add(s2, f64x2.promote_low_f32x4(b));
    s3 = f64x2.add(s3, promoteHigh(b));
    s4 = f64x2.add(s4, f64x2.promote_low_f32x4(c));
    s5 = f64x2.add(s5, promoteHigh(c));
    s6 = f64x2.add(s6, f64x2.promote_low_f32x4(d));
    s7 = f64x2.add(s7, promoteHigh(d));
  }
  v128.store(out, quotients(s0, s1, divisor));
  v128.store(out, quotients(s2, s3, divisor), 16);
  v128.store(out, quotients(s4, s5, divisor), 32);
  v128.store(out, quotients(s6, s7, divisor), 48);
}

/** Four columns, or fewer when `rest` is not 0. */
@inline
function sumFour(x: usize, out: usize, r: i32, stride: usize, divisor: v128, rest: i32): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let row = 0; row < r; row++, x += stride) {
    const a = rest ? loadRest(x, rest) : v128.load(x);
    low = f64x2.add(low, f64x2.promote_low_f32x4(a));
    high = f64x2.add(high, promoteHigh(a));
  }
  const sums = quotients(low, high, divisor);
  if (rest) storeRest(out, sums, rest);
  else v128.store(out, sums);
}

/** out[outer, inner] = sum over r of x[outer, r, inner], divided by `divisor`. */
export function sumF32(x: usize, out: usize, outer: i32, r: i32, inner: i32, divisor: f64): void {
  if (inner == 1) {
    for (let row = 0; row < outer; row++, x += <usize>r << 2, out += 4) store<f32>(out, <f32>(sumRow(x, r) / divisor));
    return;
  }
  const stride = <usize>inner << 2;
  const divisors = f64x2.splat(divisor);
  for (let plane = 0; plane < outer; plane++, x += stride * r, out += stride) {
    let column = 0;
    let i: usize = 0;
    for (; column + 16 <= inner; column += 16, i += 64) sumSixteen(x + i, out + i, r, stride, divisors);
    for (; column + 4 <= inner; column += 4, i += 16) sumFour(x + i, out + i, r, stride, divisors, 0);
    if (column < inner) sumFour(x + i, out + i, r, stride, divisors, inner - column);
  }
}
