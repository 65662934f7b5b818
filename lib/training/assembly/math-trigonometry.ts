// Trigonometric functions and their inverses in float64, two at a time, for results that are rounded to float32.

import { both, pick, polynomial, polynomialFrom, withSign } from './math-double';

const TWO_OVER_PI: f64 = 0.6366197723675814;
/** pi / 2 in two parts: 25 bits, so that its multiples are exact, and 53 more. */
const HALF_PI_HIGH: f64 = 1.57079631090164184570e+0;
const HALF_PI_LOW: f64 = 1.58932547735281966916e-8;
const HALF_PI: f64 = 1.5707963267948966;
const QUARTER_PI: f64 = 0.7853981633974483;
const PI: f64 = 3.141592653589793;
const SHIFT: f64 = 6755399441055744;

/** From here on, multiples of `HALF_PI_HIGH` are no longer exact. */
export const LARGE_ANGLE: f32 = 134217728;

/** 2 / pi as a fraction of 192 bits. */
const TWO_OVER_PI_BITS = memory.data<u32>([0, 0x28be60db, 0x9391054a, 0x7f09d5f4, 0x7d4d3770, 0x36d8a566, 0x4f10e410]);

/** |x| as a number of quarter turns, whose whole part is in the low bits. */
@inline
function quarters(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, both(TWO_OVER_PI)), both(SHIFT));
}

/** What is left of x after those quarter turns: from -pi/4 to pi/4 (Cody and Waite 1980). */
@inline
function remainder(x: v128, turns: v128): v128 {
  const n = f64x2.sub(turns, both(SHIFT));
  return f64x2.sub(f64x2.sub(x, f64x2.mul(n, both(HALF_PI_HIGH))), f64x2.mul(n, both(HALF_PI_LOW)));
}

/** Taylor coefficients in powers of r^2, for |r| <= pi / 4 off by less than 2^-44: sin(r) - r over r^3, and cos(r). */
const SIN_P = memory.data<f64>([
  1.0 / 6227020800, -1.0 / 39916800, 1.0 / 362880, -1.0 / 5040, 1.0 / 120, -1.0 / 6,
]);
const COS_P = memory.data<f64>([
  1.0 / 479001600, -1.0 / 3628800, 1.0 / 40320, -1.0 / 720, 1.0 / 24, -0.5, 1,
]);

@inline
function sinPolynomial(r: v128): v128 {
  const z = f64x2.mul(r, r);
  return f64x2.add(r, f64x2.mul(f64x2.mul(polynomial(z, SIN_P, 6), z), r));
}

@inline
function cosPolynomial(r: v128): v128 {
  return polynomial(f64x2.mul(r, r), COS_P, 7);
}

/** All ones where the number of quarter turns is odd. */
@inline
function isOdd(turns: v128): v128 {
  return i64x2.shr_s(i64x2.shl(turns, 63), 63);
}

function sinOf(r: v128, turns: v128): v128 {
  const sign = v128.and(i64x2.shl(turns, 62), both(-0.0));
  return v128.xor(pick(isOdd(turns), cosPolynomial(r), sinPolynomial(r)), sign);
}

@inline
function cosOf(r: v128, turns: v128): v128 {
  return sinOf(r, i64x2.add(turns, i64x2.splat(1)));
}

@inline
function tanOf(r: v128, turns: v128): v128 {
  const s = sinPolynomial(r);
  const c = cosPolynomial(r);
  const odd = isOdd(turns);
  return f64x2.div(pick(odd, c, s), pick(odd, f64x2.neg(s), c));
}

/** sin, for |x| below `LARGE_ANGLE`. */
@inline
export function sin(x: v128): v128 {
  const turns = quarters(x);
  return pick(f64x2.eq(x, both(0)), x, sinOf(remainder(x, turns), turns));
}

/** cos, for |x| below `LARGE_ANGLE`. */
@inline
export function cos(x: v128): v128 {
  const turns = quarters(x);
  return cosOf(remainder(x, turns), turns);
}

/** tan, for |x| below `LARGE_ANGLE`. */
@inline
export function tan(x: v128): v128 {
  const turns = quarters(x);
  return pick(f64x2.eq(x, both(0)), x, tanOf(remainder(x, turns), turns));
}

export const SIN_OF_LARGE = 0;
export const COS_OF_LARGE = 1;
export const TAN_OF_LARGE = 2;

/**
 * sin, cos or tan of one finite x from 2^27 on, whose quarter turns are counted in 2.62 fixed point (Payne and Hanek
 * 1983: only some bits of 2 / pi matter).
 */
export function ofLarge(op: i32, x: f32): f32 {
  const bits = reinterpret<u32>(x);
  const places = <i32>((bits >> 23) & 0xff) - 126;
  const mantissa = <u64>(((bits & 0x7fffff) << 8) | 0x80000000);
  const at = TWO_OVER_PI_BITS + (<usize>(places >> 5) << 2);
  const by = places & 31;
  const high = word(at, by);
  const middle = word(at + 4, by);
  const low = word(at + 8, by);
  let product = ((mantissa * low) >> 32) + mantissa * middle;
  product += (mantissa * high) << 32;
  let turns = <i64>(product >> 62);
  let fraction = product & 0x3fffffffffffffff;
  if (fraction & 0x2000000000000000) {
    fraction -= 0x4000000000000000;
    turns += 1;
  }
  // 2^-62 pi / 2
  const size = <f64>(<i64>fraction) * 3.4061215800865545e-19;
  const isNegative = bits >> 31;
  const r = both(isNegative ? -size : size);
  const quadrant = i64x2.splat(isNegative ? -turns : turns);
  const result = op == SIN_OF_LARGE ? sinOf(r, quadrant) : op == COS_OF_LARGE ? cosOf(r, quadrant) : tanOf(r, quadrant);
  return <f32>f64x2.extract_lane(result, 0);
}

/** 32 bits of the number at `address`, starting `by` bits in. */
@inline
function word(address: usize, by: i32): u64 {
  const pair = (<u64>load<u32>(address) << 32) | <u64>load<u32>(address, 4);
  return (pair >> (32 - by)) & 0xffffffff;
}

const ATAN_P = memory.data<f64>([
  -8.750608600031904122785e-1, -1.615753718733365076637e1, -7.500855792314704667340e1, -1.228866684490136173410e2,
  -6.485021904942025371773e1,
]);
const ATAN_Q = memory.data<f64>([
  2.485846490142306297962e1, 1.650270098316988542046e2, 4.328810604912902668951e2, 4.853903996359136964868e2,
  1.945506571482613964425e2,
]);

/** Rational approximation of Cephes (Moshier), relative error below 2^-54. */
export function atan(x: v128): v128 {
  const size = f64x2.abs(x);
  const isLarge = f64x2.gt(size, both(2.414213562373095));
  const isMiddle = f64x2.gt(size, both(0.66));
  const middle = f64x2.div(f64x2.sub(size, both(1)), f64x2.add(size, both(1)));
  const t = pick(isLarge, f64x2.div(both(-1), size), pick(isMiddle, middle, size));
  const start = pick(isLarge, both(HALF_PI), v128.and(isMiddle, both(QUARTER_PI)));
  const z = f64x2.mul(t, t);
  const p = polynomial(z, ATAN_P, 5);
  const q = polynomialFrom(both(1), z, ATAN_Q, 5);
  const rest = f64x2.add(t, f64x2.mul(t, f64x2.mul(z, f64x2.div(p, q))));
  return withSign(f64x2.abs(f64x2.add(start, rest)), x);
}

@inline
export function asin(x: v128): v128 {
  return atan(f64x2.div(x, f64x2.sqrt(f64x2.mul(f64x2.sub(both(1), x), f64x2.add(both(1), x)))));
}

@inline
export function acos(x: v128): v128 {
  const half = atan(f64x2.sqrt(f64x2.div(f64x2.sub(both(1), x), f64x2.add(both(1), x))));
  return f64x2.add(half, half);
}

/** The angle of the point (x, y), as JavaScript has it. */
@inline
export function atan2(y: v128, x: v128): v128 {
  const height = f64x2.abs(y);
  const width = f64x2.abs(x);
  const ratio = f64x2.div(f64x2.min(height, width), f64x2.max(height, width));
  const isDiagonal = f64x2.eq(height, width);
  // 0 / 0 and inf / inf
  const atOrigin = v128.and(isDiagonal, f64x2.eq(height, both(0)));
  let angle = atan(pick(atOrigin, both(0), pick(isDiagonal, both(1), ratio)));
  angle = pick(f64x2.gt(height, width), f64x2.sub(both(HALF_PI), angle), angle);
  angle = pick(i64x2.lt_s(x, i64x2.splat(0)), f64x2.sub(both(PI), angle), angle);
  const signed = withSign(angle, y);
  const isNumber = v128.and(f64x2.eq(x, x), f64x2.eq(y, y));
  return pick(isNumber, signed, both(NaN));
}
