// Operations on one array that the instruction set has, or almost has. Addresses are in bytes, `n` counts elements;
// the output never overlaps the input unless it is the same array.

import {
  ABSOLUTE,
  CEIL,
  CLIP,
  FLOOR,
  IS_FINITE,
  IS_INF,
  IS_NAN,
  IS_NOT_ZERO,
  LEAKY_RELU,
  NEGATE,
  RECIPROCAL,
  RECIPROCAL_SQUARE_ROOT,
  RELU,
  RELU6,
  ROUND,
  SIGN,
  SQUARE,
  SQUARE_ROOT,
  STEP,
} from './codes';
import { loadRest, storeBools, storeRest, toBools } from './vectors';

@inline
function float(op: i32, x: v128, p: f32, q: f32): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (op == ABSOLUTE) return f32x4.abs(x);
  if (op == NEGATE) return f32x4.neg(x);
  if (op == SQUARE) return f32x4.mul(x, x);
  if (op == SQUARE_ROOT) return f32x4.sqrt(x);
  if (op == RECIPROCAL_SQUARE_ROOT) return f32x4.div(one, f32x4.sqrt(x));
  if (op == RECIPROCAL) return f32x4.div(one, x);
  // The sum makes 0 of -0. Unlike max and min, pmax and pmin are one instruction each; NaN stays as their first operand.
  if (op == RELU) return f32x4.add(f32x4.pmax(x, zero), zero);
  if (op == RELU6) return f32x4.add(f32x4.pmin(f32x4.pmax(x, zero), f32x4.splat(6)), zero);
  if (op == LEAKY_RELU) return v128.bitselect(f32x4.mul(x, f32x4.splat(p)), x, f32x4.lt(x, zero));
  if (op == SIGN) {
    const positive = v128.and(f32x4.gt(x, zero), one);
    return v128.or(positive, v128.and(f32x4.lt(x, zero), f32x4.splat(-1)));
  }
  if (op == STEP) {
    const stepped = v128.bitselect(one, f32x4.splat(p), f32x4.gt(x, zero));
    return v128.bitselect(stepped, x, f32x4.eq(x, x));
  }
  if (op == FLOOR) return f32x4.floor(x);
  if (op == CEIL) return f32x4.ceil(x);
  if (op == ROUND) return f32x4.nearest(x);
  const high = f32x4.splat(q);
  const clipped = f32x4.pmax(x, f32x4.splat(p));
  return v128.bitselect(high, clipped, f32x4.gt(x, high));
}

@inline
function each(op: i32, x: usize, out: usize, n: i32, p: f32, q: f32): void {
  const whole = (<usize>n << 2) & ~15;
  const rest = n & 3;
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, float(op, v128.load(x + i), p, q));
  if (rest) storeRest(out + i, float(op, loadRest(x + i, rest), p, q), rest);
}

/**
 * float32 from float32. Rounded once, RECIPROCAL_SQUARE_ROOT twice: its error is at most 1.5 ulp. ROUND takes halves to
 * the even neighbour. `p` is the slope of LEAKY_RELU, what STEP makes of 0 and below, and the lower limit of CLIP, whose
 * upper limit is `q`.
 */
export function unaryF32(op: i32, x: usize, out: usize, n: i32, p: f32, q: f32): void {
  if (op == ABSOLUTE) return each(ABSOLUTE, x, out, n, p, q);
  if (op == NEGATE) return each(NEGATE, x, out, n, p, q);
  if (op == SQUARE) return each(SQUARE, x, out, n, p, q);
  if (op == SQUARE_ROOT) return each(SQUARE_ROOT, x, out, n, p, q);
  if (op == RECIPROCAL_SQUARE_ROOT) return each(RECIPROCAL_SQUARE_ROOT, x, out, n, p, q);
  if (op == RECIPROCAL) return each(RECIPROCAL, x, out, n, p, q);
  if (op == RELU) return each(RELU, x, out, n, p, q);
  if (op == RELU6) return each(RELU6, x, out, n, p, q);
  if (op == LEAKY_RELU) return each(LEAKY_RELU, x, out, n, p, q);
  if (op == SIGN) return each(SIGN, x, out, n, p, q);
  if (op == STEP) return each(STEP, x, out, n, p, q);
  if (op == FLOOR) return each(FLOOR, x, out, n, p, q);
  if (op == CEIL) return each(CEIL, x, out, n, p, q);
  if (op == ROUND) return each(ROUND, x, out, n, p, q);
  each(CLIP, x, out, n, p, q);
}

@inline
function int(op: i32, x: v128): v128 {
  if (op == ABSOLUTE) return i32x4.abs(x);
  if (op == NEGATE) return i32x4.neg(x);
  if (op == SQUARE) return i32x4.mul(x, x);
  if (op == RELU) return i32x4.max_s(x, i32x4.splat(0));
  if (op == RELU6) return i32x4.min_s(i32x4.max_s(x, i32x4.splat(0)), i32x4.splat(6));
  return i32x4.max_s(i32x4.min_s(x, i32x4.splat(1)), i32x4.splat(-1));
}

@inline
function eachInt(op: i32, x: usize, out: usize, n: i32): void {
  const whole = (<usize>n << 2) & ~15;
  const rest = n & 3;
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, int(op, v128.load(x + i)));
  if (rest) storeRest(out + i, int(op, loadRest(x + i, rest)), rest);
}

/** int32 from int32, modulo 2^32: ABSOLUTE, NEGATE, SQUARE, RELU, RELU6, SIGN. */
export function unaryI32(op: i32, x: usize, out: usize, n: i32): void {
  if (op == ABSOLUTE) return eachInt(ABSOLUTE, x, out, n);
  if (op == NEGATE) return eachInt(NEGATE, x, out, n);
  if (op == SQUARE) return eachInt(SQUARE, x, out, n);
  if (op == RELU) return eachInt(RELU, x, out, n);
  if (op == RELU6) return eachInt(RELU6, x, out, n);
  eachInt(SIGN, x, out, n);
}

@inline
function test(op: i32, x: v128): v128 {
  const infinity = f32x4.splat(Infinity);
  if (op == IS_NAN) return f32x4.ne(x, x);
  if (op == IS_INF) return f32x4.eq(f32x4.abs(x), infinity);
  if (op == IS_FINITE) return f32x4.lt(f32x4.abs(x), infinity);
  return f32x4.ne(x, f32x4.splat(0));
}

@inline
function eachTest(op: i32, x: usize, out: usize, n: i32): void {
  const whole = <usize>n & ~3;
  const rest = n & 3;
  let i: usize = 0;
  for (; i < whole; i += 4) v128.store_lane<u32>(out + i, toBools(test(op, v128.load(x + (i << 2)))), 0);
  if (rest) storeBools(out + i, test(op, loadRest(x + (i << 2), rest)), rest);
}

/** bool from float32. */
export function testF32(op: i32, x: usize, out: usize, n: i32): void {
  if (op == IS_NAN) return eachTest(IS_NAN, x, out, n);
  if (op == IS_INF) return eachTest(IS_INF, x, out, n);
  if (op == IS_FINITE) return eachTest(IS_FINITE, x, out, n);
  eachTest(IS_NOT_ZERO, x, out, n);
}
