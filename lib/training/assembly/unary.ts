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

// Each operation is a type, for the compiler to make a function of its own of each.
class Absolute {}
class Negate {}
class Square {}
class SquareRoot {}
class ReciprocalSquareRoot {}
class Reciprocal {}
class Relu {}
class Relu6 {}
class LeakyRelu {}
class Sign {}
class Step {}
class Floor {}
class Ceil {}
class Round {}
class Clip {}
class IsNan {}
class IsInf {}
class IsFinite {}
class IsNotZero {}

@inline
function float<Op>(x: v128, p: f32, q: f32): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (idof<Op>() == idof<Absolute>()) return f32x4.abs(x);
  if (idof<Op>() == idof<Negate>()) return f32x4.neg(x);
  if (idof<Op>() == idof<Square>()) return f32x4.mul(x, x);
  if (idof<Op>() == idof<SquareRoot>()) return f32x4.sqrt(x);
  if (idof<Op>() == idof<ReciprocalSquareRoot>()) return f32x4.div(one, f32x4.sqrt(x));
  if (idof<Op>() == idof<Reciprocal>()) return f32x4.div(one, x);
  // The sum makes 0 of -0. Unlike max and min, pmax and pmin are one instruction each; NaN stays as their first operand.
  if (idof<Op>() == idof<Relu>()) return f32x4.add(f32x4.pmax(x, zero), zero);
  if (idof<Op>() == idof<Relu6>()) return f32x4.add(f32x4.pmin(f32x4.pmax(x, zero), f32x4.splat(6)), zero);
  if (idof<Op>() == idof<LeakyRelu>()) return v128.bitselect(f32x4.mul(x, f32x4.splat(p)), x, f32x4.lt(x, zero));
  if (idof<Op>() == idof<Sign>()) {
    const positive = v128.and(f32x4.gt(x, zero), one);
    return v128.or(positive, v128.and(f32x4.lt(x, zero), f32x4.splat(-1)));
  }
  if (idof<Op>() == idof<Step>()) {
    const stepped = v128.bitselect(one, f32x4.splat(p), f32x4.gt(x, zero));
    return v128.bitselect(stepped, x, f32x4.eq(x, x));
  }
  if (idof<Op>() == idof<Floor>()) return f32x4.floor(x);
  if (idof<Op>() == idof<Ceil>()) return f32x4.ceil(x);
  if (idof<Op>() == idof<Round>()) return f32x4.nearest(x);
  const high = f32x4.splat(q);
  const clipped = f32x4.pmax(x, f32x4.splat(p));
  return v128.bitselect(high, clipped, f32x4.gt(x, high));
}

function each<Op>(x: usize, out: usize, n: i32, p: f32, q: f32): void {
  const whole = (<usize>n << 2) & ~15;
  const rest = n & 3;
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, float<Op>(v128.load(x + i), p, q));
  if (rest) storeRest(out + i, float<Op>(loadRest(x + i, rest), p, q), rest);
}

/**
 * float32 from float32. Rounded once, RECIPROCAL_SQUARE_ROOT twice: its error is at most 1.5 ulp. ROUND takes halves to
 * the even neighbour. `p` is the slope of LEAKY_RELU, what STEP makes of 0 and below, and the lower limit of CLIP, whose
 * upper limit is `q`.
 */
export function unaryF32(op: i32, x: usize, out: usize, n: i32, p: f32, q: f32): void {
  if (op == ABSOLUTE) return each<Absolute>(x, out, n, p, q);
  if (op == NEGATE) return each<Negate>(x, out, n, p, q);
  if (op == SQUARE) return each<Square>(x, out, n, p, q);
  if (op == SQUARE_ROOT) return each<SquareRoot>(x, out, n, p, q);
  if (op == RECIPROCAL_SQUARE_ROOT) return each<ReciprocalSquareRoot>(x, out, n, p, q);
  if (op == RECIPROCAL) return each<Reciprocal>(x, out, n, p, q);
  if (op == RELU) return each<Relu>(x, out, n, p, q);
  if (op == RELU6) return each<Relu6>(x, out, n, p, q);
  if (op == LEAKY_RELU) return each<LeakyRelu>(x, out, n, p, q);
  if (op == SIGN) return each<Sign>(x, out, n, p, q);
  if (op == STEP) return each<Step>(x, out, n, p, q);
  if (op == FLOOR) return each<Floor>(x, out, n, p, q);
  if (op == CEIL) return each<Ceil>(x, out, n, p, q);
  if (op == ROUND) return each<Round>(x, out, n, p, q);
  each<Clip>(x, out, n, p, q);
}

@inline
function int<Op>(x: v128): v128 {
  if (idof<Op>() == idof<Absolute>()) return i32x4.abs(x);
  if (idof<Op>() == idof<Negate>()) return i32x4.neg(x);
  if (idof<Op>() == idof<Square>()) return i32x4.mul(x, x);
  if (idof<Op>() == idof<Relu>()) return i32x4.max_s(x, i32x4.splat(0));
  if (idof<Op>() == idof<Relu6>()) return i32x4.min_s(i32x4.max_s(x, i32x4.splat(0)), i32x4.splat(6));
  return i32x4.max_s(i32x4.min_s(x, i32x4.splat(1)), i32x4.splat(-1));
}

function eachInt<Op>(x: usize, out: usize, n: i32): void {
  const whole = (<usize>n << 2) & ~15;
  const rest = n & 3;
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, int<Op>(v128.load(x + i)));
  if (rest) storeRest(out + i, int<Op>(loadRest(x + i, rest)), rest);
}

/** int32 from int32, modulo 2^32: ABSOLUTE, NEGATE, SQUARE, RELU, RELU6, SIGN. */
export function unaryI32(op: i32, x: usize, out: usize, n: i32): void {
  if (op == ABSOLUTE) return eachInt<Absolute>(x, out, n);
  if (op == NEGATE) return eachInt<Negate>(x, out, n);
  if (op == SQUARE) return eachInt<Square>(x, out, n);
  if (op == RELU) return eachInt<Relu>(x, out, n);
  if (op == RELU6) return eachInt<Relu6>(x, out, n);
  eachInt<Sign>(x, out, n);
}

@inline
function test<Op>(x: v128): v128 {
  const infinity = f32x4.splat(Infinity);
  if (idof<Op>() == idof<IsNan>()) return f32x4.ne(x, x);
  if (idof<Op>() == idof<IsInf>()) return f32x4.eq(f32x4.abs(x), infinity);
  if (idof<Op>() == idof<IsFinite>()) return f32x4.lt(f32x4.abs(x), infinity);
  return f32x4.ne(x, f32x4.splat(0));
}

function eachTest<Op>(x: usize, out: usize, n: i32): void {
  const whole = <usize>n & ~3;
  const rest = n & 3;
  let i: usize = 0;
  for (; i < whole; i += 4) v128.store_lane<u32>(out + i, toBools(test<Op>(v128.load(x + (i << 2)))), 0);
  if (rest) storeBools(out + i, test<Op>(loadRest(x + (i << 2), rest)), rest);
}

/** bool from float32. */
export function testF32(op: i32, x: usize, out: usize, n: i32): void {
  if (op == IS_NAN) return eachTest<IsNan>(x, out, n);
  if (op == IS_INF) return eachTest<IsInf>(x, out, n);
  if (op == IS_FINITE) return eachTest<IsFinite>(x, out, n);
  eachTest<IsNotZero>(x, out, n);
}
