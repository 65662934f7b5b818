// Exponential and logarithm in float64, two at a time, for results that are rounded to float32: relative errors stay
// below 2^-35, so that one rounding to float32 decides the result (error at most 0.51 ulp). Methods: Muller, Handbook
// of Floating-Point Arithmetic, 2nd ed., chapter 10 (argument reduction, then a polynomial).

/**
 * Constants are loaded from memory: engines build one in a register in three steps, at every use. Beyond 110, float32
 * has only 0 and infinity for e^x; adding the last one puts a whole number into the low bits of a float64.
 */
const EXP = memory.data<f64>([110, -110, 1.4426950408889634, 0.6931471805599453, 6755399441055744]);
const MOST: usize = EXP;
const LEAST: usize = EXP + 8;
const LOG2_E: usize = EXP + 16;
const LN_2: usize = EXP + 24;
const SHIFT: usize = EXP + 32;

/** Taylor coefficients of e^x: on |x| <= ln(2) / 2 the polynomial is off by less than 2^-37. */
const EXP_P = memory.data<f64>([
  1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1,
]);

/** Taylor coefficients of e^x - 1 over x: on |x| < 1/2 off by less than 2^-40. */
const EXPM1_P = memory.data<f64>([
  1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1,
]);

/** 2 artanh(s) over s in powers of s^2: for |s| <= 0.172 off by less than 2^-44. */
const ARTANH_P = memory.data<f64>([
  2.0 / 17, 2.0 / 15, 2.0 / 13, 2.0 / 11, 2.0 / 9, 2.0 / 7, 2.0 / 5, 2.0 / 3, 2,
]);

/** log(1 + x) over x, for |x| < 2^-10. */
const LOG1P_P = memory.data<f64>([-0.25, 1.0 / 3, -0.5, 1]);

/** The bits of the square root of a half. */
const SQRT_HALF_BITS: i64 = 0x3fe6a09e667f3bcd;

@inline
export function both(x: f64): v128 {
  return f64x2.splat(x);
}

@inline
export function constant(address: usize): v128 {
  return v128.load64_splat(address);
}

/** The polynomial in x with those coefficients, highest power first, by Horner's rule. */
@inline
export function polynomial(x: v128, coefficients: usize, count: i32): v128 {
  return polynomialFrom(constant(coefficients), x, coefficients + 8, count - 1);
}

/** The same, going on from p. */
@inline
export function polynomialFrom(p: v128, x: v128, coefficients: usize, count: i32): v128 {
  const end = coefficients + (<usize>count << 3);
  for (let at = coefficients; at < end; at += 8) p = f64x2.add(f64x2.mul(p, x), constant(at));
  return p;
}

/** Where `test` (all ones or all zeros in each lane) holds, `yes`. */
@inline
export function pick(test: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, test);
}

/** `magnitude` with the sign of `sign`; the magnitude is not negative. */
@inline
export function withSign(magnitude: v128, sign: v128): v128 {
  return v128.or(magnitude, v128.and(sign, both(-0.0)));
}

/** e^x, for |x| beyond 110 that of 110. */
export function exp(x: v128): v128 {
  const limited = f64x2.pmax(f64x2.pmin(x, constant(MOST)), constant(LEAST));
  const shift = constant(SHIFT);
  const n = f64x2.add(f64x2.mul(limited, constant(LOG2_E)), shift);
  const r = f64x2.sub(limited, f64x2.mul(f64x2.sub(n, shift), constant(LN_2)));
  return i64x2.add(polynomial(r, EXP_P, 10), i64x2.shl(n, 52));
}

/** e^x - 1 */
export function expm1(x: v128): v128 {
  const small = f64x2.mul(polynomial(x, EXPM1_P, 11), x);
  return pick(f64x2.lt(f64x2.abs(x), both(0.5)), small, f64x2.sub(exp(x), both(1)));
}

/** The natural logarithm of what came from float32 or lies well inside the range of float64; -inf of 0. */
export function log(x: v128): v128 {
  const shifted = i64x2.sub(x, i64x2.splat(SQRT_HALF_BITS));
  const exponent = i64x2.shr_s(shifted, 52);
  const shift = constant(SHIFT);
  const k = f64x2.sub(i64x2.add(exponent, shift), shift);
  // m from sqrt(1/2) to sqrt(2), s = (m - 1) / (m + 1): log(m) = 2 artanh(s).
  const m = i64x2.sub(x, i64x2.shl(exponent, 52));
  const s = f64x2.div(f64x2.sub(m, both(1)), f64x2.add(m, both(1)));
  const p = polynomial(f64x2.mul(s, s), ARTANH_P, 9);
  const result = f64x2.add(f64x2.mul(k, constant(LN_2)), f64x2.mul(s, p));
  const positive = pick(f64x2.lt(x, both(Infinity)), result, x);
  const some = pick(f64x2.lt(x, both(0)), both(NaN), positive);
  return pick(f64x2.eq(x, both(0)), both(-Infinity), some);
}

/** log(1 + x) */
export function log1p(x: v128): v128 {
  const small = f64x2.mul(polynomial(x, LOG1P_P, 4), x);
  return pick(f64x2.lt(f64x2.abs(x), both(0.0009765625)), small, log(f64x2.add(x, both(1))));
}
