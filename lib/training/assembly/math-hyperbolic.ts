// Functions made of exponential and logarithm, in float64, two at a time; errors as in `math-double.ts`.

import { both, exp, expm1, log, log1p, pick, polynomial, withSign } from './math-double';

/** log(1 + e^x) */
@inline
export function softplus(x: v128): v128 {
  return f64x2.add(f64x2.pmax(x, both(0)), log1p(exp(f64x2.neg(f64x2.abs(x)))));
}

/** x where x >= 0, else e^x - 1 */
@inline
export function elu(x: v128): v128 {
  return pick(f64x2.ge(x, both(0)), x, expm1(x));
}

/** Klambauer et al. 2017, Self-Normalizing Neural Networks. */
@inline
export function selu(x: v128): v128 {
  const negative = f64x2.mul(both(1.7580993408473768599402175208123), expm1(x));
  return pick(f64x2.ge(x, both(0)), f64x2.mul(both(1.0507009873554804934193349852946), x), negative);
}

/** Taylor coefficients of sinh(x) over x in powers of x^2. */
const SINH_P = memory.data<f64>([
  1.0 / 6227020800, 1.0 / 39916800, 1.0 / 362880, 1.0 / 5040, 1.0 / 120, 1.0 / 6, 1,
]);

@inline
export function sinh(x: v128): v128 {
  const small = f64x2.mul(polynomial(f64x2.mul(x, x), SINH_P, 7), x);
  const size = f64x2.abs(x);
  const e = exp(size);
  const large = f64x2.mul(both(0.5), f64x2.sub(e, f64x2.div(both(1), e)));
  return pick(f64x2.lt(size, both(1)), small, withSign(large, x));
}

@inline
export function cosh(x: v128): v128 {
  const e = exp(f64x2.abs(x));
  return f64x2.mul(both(0.5), f64x2.add(e, f64x2.div(both(1), e)));
}

@inline
export function asinh(x: v128): v128 {
  const size = f64x2.abs(x);
  const square = f64x2.mul(size, size);
  const root = f64x2.sqrt(f64x2.add(square, both(1)));
  const more = f64x2.div(square, f64x2.add(root, both(1)));
  const finite = withSign(log1p(f64x2.add(size, more)), x);
  return pick(f64x2.eq(size, both(Infinity)), x, finite);
}

/** NaN below 1. */
@inline
export function acosh(x: v128): v128 {
  const t = f64x2.sub(x, both(1));
  const result = log1p(f64x2.add(t, f64x2.sqrt(f64x2.mul(t, f64x2.add(t, both(2))))));
  return pick(f64x2.lt(x, both(1)), both(NaN), result);
}

/** NaN beyond 1. */
@inline
export function atanh(x: v128): v128 {
  const size = f64x2.abs(x);
  const ratio = f64x2.div(f64x2.add(size, size), f64x2.sub(both(1), size));
  const result = withSign(f64x2.mul(both(0.5), log1p(ratio)), x);
  return pick(f64x2.gt(size, both(1)), both(NaN), result);
}

/**
 * x^y as JavaScript has it: 1 for y = 0 whatever x is, NaN for |x| = 1 with an infinite y and for a negative x with a
 * broken y.
 */
@inline
export function power(x: v128, y: v128): v128 {
  const size = exp(f64x2.mul(y, log(f64x2.abs(x))));
  const isWhole = f64x2.eq(f64x2.floor(y), y);
  const half = f64x2.mul(y, both(0.5));
  const isOdd = v128.and(isWhole, f64x2.ne(f64x2.floor(half), half));
  const signed = v128.or(size, v128.and(v128.and(isOdd, x), both(-0.0)));
  const broken = v128.and(v128.andnot(f64x2.lt(x, both(0)), isWhole), f64x2.gt(x, both(-Infinity)));
  return pick(f64x2.eq(y, both(0)), both(1), pick(broken, both(NaN), signed));
}
