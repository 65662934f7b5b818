// Running sums and products along the middle axis of an array [outer, r, inner].

import { SUM } from './codes';

@inline
function run<T, Total>(op: i32, x: usize, out: usize, r: i32, step: isize, exclusive: bool): void {
  let total: Total = op == SUM ? 0 : 1;
  for (let i = 0; i < r; i++, x += step, out += step) {
    const value = <Total>load<T>(x);
    const next = op == SUM ? total + value : total * value;
    store<T>(out, <T>(exclusive ? total : next));
    total = next;
  }
}

function runAll<T, Total>(
  op: i32,
  x: usize,
  out: usize,
  outer: i32,
  r: i32,
  inner: i32,
  exclusive: bool,
  reverse: bool,
): void {
  const stride = <isize>inner << 2;
  const first = reverse ? stride * (r - 1) : 0;
  for (let plane = 0; plane < outer; plane++, x += stride * r, out += stride * r) {
    for (let column: isize = 0; column < stride; column += 4) {
      const at = first + column;
      run<T, Total>(op, x + at, out + at, r, reverse ? -stride : stride, exclusive);
    }
  }
}

/** Running SUM or PRODUCT of float32, kept in float64 and rounded where it is stored. */
export function runningF32(
  op: i32,
  x: usize,
  out: usize,
  outer: i32,
  r: i32,
  inner: i32,
  exclusive: bool,
  reverse: bool,
): void {
  runAll<f32, f64>(op, x, out, outer, r, inner, exclusive, reverse);
}

/** Running SUM or PRODUCT of int32, modulo 2^32. */
export function runningI32(
  op: i32,
  x: usize,
  out: usize,
  outer: i32,
  r: i32,
  inner: i32,
  exclusive: bool,
  reverse: bool,
): void {
  runAll<i32, i32>(op, x, out, outer, r, inner, exclusive, reverse);
}
