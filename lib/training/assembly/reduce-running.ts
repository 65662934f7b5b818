// Running sums and products along the middle axis of an array [outer, r, inner].

import { PRODUCT, SUM } from './codes';

@inline
function run(isFloat: bool, op: i32, x: usize, out: usize, r: i32, step: isize, exclusive: bool): void {
  let total: f64 = op == SUM ? 0 : 1;
  let whole: i32 = op == SUM ? 0 : 1;
  for (let i = 0; i < r; i++, x += step, out += step) {
    if (isFloat) {
      const value = <f64>load<f32>(x);
      const next = op == SUM ? total + value : total * value;
      store<f32>(out, <f32>(exclusive ? total : next));
      total = next;
    } else {
      const value = load<i32>(x);
      const next = op == SUM ? whole + value : whole * value;
      store<i32>(out, exclusive ? whole : next);
      whole = next;
    }
  }
}

@inline
function runAll(
  isFloat: bool,
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
      run(isFloat, op, x + at, out + at, r, reverse ? -stride : stride, exclusive);
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
  if (op == SUM) runAll(true, SUM, x, out, outer, r, inner, exclusive, reverse);
  else runAll(true, PRODUCT, x, out, outer, r, inner, exclusive, reverse);
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
  if (op == SUM) runAll(false, SUM, x, out, outer, r, inner, exclusive, reverse);
  else runAll(false, PRODUCT, x, out, outer, r, inner, exclusive, reverse);
}
