// The functions that training calls most, in float32 throughout: four at a time instead of two, with errors of up to
// 2 ulp instead of half of one. Polynomials of Cephes (Moshier), argument reduction of Cody and Waite (1980).

import { demoteBoth, promoteHigh } from './vectors';

const LOG2_E: f32 = 1.44269504088896341;
/** ln(2) in two parts: 9 bits, so that its multiples are exact, and the rest. */
const LN_2_HIGH: f32 = 0.693359375;
const LN_2_LOW: f32 = -2.12194440e-4;
/** Adding it puts a whole number into the low bits of a float32. */
const SHIFT: f32 = 12582912;

@inline
function all(x: f32): v128 {
  return f32x4.splat(x);
}

/** a * x + b */
@inline
function step(a: v128, x: v128, b: f32): v128 {
  return f32x4.add(f32x4.mul(a, x), all(b));
}

/** 2^n of int32 n from -126 to 127 */
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** e^x */
@inline
export function expSingle(x: v128): v128 {
  // Beyond these, float32 has only 0 and infinity.
  const limited = f32x4.max(f32x4.min(x, all(89)), all(-105));
  const shifted = f32x4.add(f32x4.mul(limited, all(LOG2_E)), all(SHIFT));
  const n = f32x4.sub(shifted, all(SHIFT));
  const rough = f32x4.sub(limited, f32x4.mul(n, all(LN_2_HIGH)));
  const low = f32x4.mul(n, all(LN_2_LOW));
  const r = f32x4.sub(rough, low);
  let p = step(all(1.9875691500e-4), r, 1.3981999507e-3);
  p = step(p, r, 8.3334519073e-3);
  p = step(p, r, 4.1665795894e-2);
  p = step(p, r, 1.6666665459e-1);
  p = step(p, r, 5.0000001201e-1);
  // 1 + r + p r^2 with what rounding lost of r and of 1 + r: the sum is off by little more than half an ulp.
  const lost = f32x4.sub(f32x4.sub(rough, r), low);
  const sum = f32x4.add(all(1), r);
  const lostOfSum = f32x4.sub(r, f32x4.sub(sum, all(1)));
  p = f32x4.add(sum, f32x4.add(lostOfSum, f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), lost)));
  // Two factors, since n goes beyond the exponents of float32 at both ends.
  const whole = i32x4.sub(shifted, all(SHIFT));
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** 1 / (1 + e^-x). The quotient is one of float64: the exponential's error leaves no room for two more roundings. */
@inline
export function sigmoidSingle(x: v128): v128 {
  const e = expSingle(f32x4.neg(f32x4.abs(x)));
  const top = v128.bitselect(e, all(1), f32x4.lt(x, all(0)));
  const low = f64x2.promote_low_f32x4(e);
  const high = promoteHigh(e);
  return demoteBoth(
    f64x2.div(f64x2.promote_low_f32x4(top), f64x2.add(f64x2.splat(1), low)),
    f64x2.div(promoteHigh(top), f64x2.add(f64x2.splat(1), high)),
  );
}

@inline
export function tanhSingle(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = step(all(-5.70498872745e-3), z, 2.06390887954e-2);
  p = step(p, z, -5.37397155531e-2);
  p = step(p, z, 1.33314422036e-1);
  p = step(p, z, -3.33332819422e-1);
  const small = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
  const e = expSingle(f32x4.add(size, size));
  const large = f32x4.sub(all(1), f32x4.div(all(2), f32x4.add(e, all(1))));
  const result = v128.bitselect(small, large, f32x4.lt(size, all(0.625)));
  return v128.or(result, v128.and(x, all(-0.0)));
}
