// Exponential and logarithm in float64, two at a time, for results that are rounded to float32: relative errors stay
// below 2^-35, so that one rounding to float32 decides the result (error at most 0.51 ulp). Methods: Muller, Handbook
// of Floating-Point Arithmetic, 2nd ed., chapter 10 (argument reduction, then a polynomial).

const LOG2_E: f64 = 1.4426950408889634;
const LN_2: f64 = 0.6931471805599453;
/** Adding it puts a whole number into the low bits of a float64. */
const SHIFT: f64 = 6755399441055744;
/** Beyond it, float32 has only 0 and infinity for e^x. */
const EXP_LIMIT: f64 = 110;
/** The bits of the square root of a half. */
const SQRT_HALF_BITS: i64 = 0x3fe6a09e667f3bcd;

@inline
export function both(x: f64): v128 {
  return f64x2.splat(x);
}

/** a * x + b */
@inline
export function step(a: v128, x: v128, b: f64): v128 {
  return f64x2.add(f64x2.mul(a, x), both(b));
}

/** Where `test` (all ones or all zeros in each lane) holds, `yes`. */
@inline
export function pick(test: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, test);
}

/** x between -most and most; NaN stays. */
@inline
export function limit(x: v128, most: f64): v128 {
  return f64x2.pmax(f64x2.pmin(x, both(most)), both(-most));
}

/** `magnitude` with the sign of `sign`; the magnitude is not negative. */
@inline
export function withSign(magnitude: v128, sign: v128): v128 {
  return v128.or(magnitude, v128.and(sign, both(-0.0)));
}

/** e^x, for |x| beyond 110 that of 110. */
export function exp(x: v128): v128 {
  const limited = limit(x, EXP_LIMIT);
  const n = f64x2.add(f64x2.mul(limited, both(LOG2_E)), both(SHIFT));
  // |r| <= ln(2) / 2: the Taylor polynomial of degree 9 is off by less than 2^-37.
  const r = f64x2.sub(limited, f64x2.mul(f64x2.sub(n, both(SHIFT)), both(LN_2)));
  let p = step(both(1.0 / 362880), r, 1.0 / 40320);
  p = step(p, r, 1.0 / 5040);
  p = step(p, r, 1.0 / 720);
  p = step(p, r, 1.0 / 120);
  p = step(p, r, 1.0 / 24);
  p = step(p, r, 1.0 / 6);
  p = step(p, r, 0.5);
  p = step(p, r, 1);
  p = step(p, r, 1);
  return i64x2.add(p, i64x2.shl(n, 52));
}

/** e^x - 1 */
export function expm1(x: v128): v128 {
  let p = step(both(1.0 / 11), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 10)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 9)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 8)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 7)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 6)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 5)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 4)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 3)), x, 1);
  p = step(f64x2.mul(p, both(1.0 / 2)), x, 1);
  const small = f64x2.mul(p, x);
  return pick(f64x2.lt(f64x2.abs(x), both(0.5)), small, f64x2.sub(exp(x), both(1)));
}

/** The natural logarithm of what came from float32 or lies well inside the range of float64; -inf of 0. */
export function log(x: v128): v128 {
  const shifted = i64x2.sub(x, i64x2.splat(SQRT_HALF_BITS));
  const exponent = i64x2.shr_s(shifted, 52);
  const k = f64x2.sub(i64x2.add(exponent, both(SHIFT)), both(SHIFT));
  // m in [sqrt(1/2), sqrt(2)), s in [-0.172, 0.172]: log(m) = 2 artanh(s), its series cut off below 2^-44.
  const m = i64x2.sub(x, i64x2.shl(exponent, 52));
  const s = f64x2.div(f64x2.sub(m, both(1)), f64x2.add(m, both(1)));
  const z = f64x2.mul(s, s);
  let p = step(both(2.0 / 17), z, 2.0 / 15);
  p = step(p, z, 2.0 / 13);
  p = step(p, z, 2.0 / 11);
  p = step(p, z, 2.0 / 9);
  p = step(p, z, 2.0 / 7);
  p = step(p, z, 2.0 / 5);
  p = step(p, z, 2.0 / 3);
  p = step(p, z, 2);
  const result = f64x2.add(f64x2.mul(k, both(LN_2)), f64x2.mul(s, p));
  const positive = pick(f64x2.lt(x, both(Infinity)), result, f64x2.add(x, both(0)));
  const some = pick(f64x2.lt(x, both(0)), both(NaN), positive);
  return pick(f64x2.eq(x, both(0)), both(-Infinity), some);
}

/** log(1 + x) */
export function log1p(x: v128): v128 {
  let p = step(both(-0.25), x, 1.0 / 3);
  p = step(p, x, -0.5);
  p = step(p, x, 1);
  return pick(f64x2.lt(f64x2.abs(x), both(0.0009765625)), f64x2.mul(p, x), log(f64x2.add(x, both(1))));
}
