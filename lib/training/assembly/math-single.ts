// The functions that training calls most, in float32 throughout: four at a time instead of two, with errors of up to
// 2 ulp instead of half of one. Polynomials of Cephes (Moshier), argument reduction of Cody and Waite (1980).

/**
 * Constants are loaded from memory: engines build one in a register in three steps, at every use. ln(2) is in two parts:
 * 9 bits, so that its multiples are exact, and the rest. Adding 12582912 puts a whole number into the low bits.
 */
const EXP = memory.data<f32>([
  89, -105, 1.44269504088896341, 12582912, 0.693359375, -2.12194440e-4, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3,
  4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
]);
const MOST: usize = EXP;
const LEAST: usize = EXP + 4;
const LOG2_E: usize = EXP + 8;
const SHIFT: usize = EXP + 12;
const LN_2_HIGH: usize = EXP + 16;
const LN_2_LOW: usize = EXP + 20;
const EXP_P: usize = EXP + 24;

const TANH_P = memory.data<f32>([
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1,
]);

const OTHERS = memory.data<f32>([1, 2, 10, 0.625, -0.0]);
const ONE: usize = OTHERS;
const TWO: usize = OTHERS + 4;
const TEN: usize = OTHERS + 8;
const SMALL: usize = OTHERS + 12;
const SIGN: usize = OTHERS + 16;

@inline
function all(constant: usize): v128 {
  return v128.load32_splat(constant);
}

/** a * x + b */
@inline
function step(a: v128, x: v128, b: usize): v128 {
  return f32x4.add(f32x4.mul(a, x), all(b));
}

/** 2^n of int32 n from -126 to 127 */
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.add(i32x4.shl(n, 23), all(ONE));
}

/** (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2 */
@inline
function expPolynomial(r: v128): v128 {
  let p = step(all(EXP_P), r, EXP_P + 4);
  p = step(p, r, EXP_P + 8);
  p = step(p, r, EXP_P + 12);
  p = step(p, r, EXP_P + 16);
  return step(p, r, EXP_P + 20);
}

/** e^x */
@inline
export function expSingle(x: v128): v128 {
  // Beyond these, float32 has only 0 and infinity.
  const limited = f32x4.pmax(f32x4.pmin(x, all(MOST)), all(LEAST));
  const shift = all(SHIFT);
  const shifted = f32x4.add(f32x4.mul(limited, all(LOG2_E)), shift);
  const n = f32x4.sub(shifted, shift);
  const rough = f32x4.sub(limited, f32x4.mul(n, all(LN_2_HIGH)));
  const low = f32x4.mul(n, all(LN_2_LOW));
  const r = f32x4.sub(rough, low);
  // 1 + r + p r^2 with what rounding lost of r and of 1 + r: the sum is off by little more than half an ulp.
  const lost = f32x4.sub(f32x4.sub(rough, r), low);
  const one = all(ONE);
  const sum = f32x4.add(one, r);
  const lostOfSum = f32x4.sub(r, f32x4.sub(sum, one));
  const more = f32x4.add(f32x4.mul(expPolynomial(r), f32x4.mul(r, r)), lost);
  const p = f32x4.add(sum, f32x4.add(lostOfSum, more));
  // Two factors, since n goes beyond the exponents of float32 at both ends.
  const whole = i32x4.sub(shifted, shift);
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** e^x for 0 <= x <= 20, off by up to 1.1 ulp; not NaN of NaN */
@inline
function expOfSome(x: v128): v128 {
  const shift = all(SHIFT);
  const shifted = f32x4.add(f32x4.mul(x, all(LOG2_E)), shift);
  const n = f32x4.sub(shifted, shift);
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, all(LN_2_HIGH))), f32x4.mul(n, all(LN_2_LOW)));
  const p = f32x4.add(f32x4.add(f32x4.mul(expPolynomial(r), f32x4.mul(r, r)), r), all(ONE));
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/**
 * 1 / (1 + e^-x), with what rounding lost of 1 + e^-|x|. At most 1.97 ulp off, found by trying every float32 from -90 to
 * -1/8; less elsewhere.
 */
@inline
export function sigmoidSingle(x: v128): v128 {
  const e = expSingle(v128.or(x, all(SIGN)));
  const one = all(ONE);
  const isNegative = i32x4.shr_s(x, 31);
  const d = f32x4.add(one, e);
  const lost = f32x4.sub(e, f32x4.sub(d, one));
  const q = f32x4.div(v128.bitselect(e, one, isNegative), d);
  const inverse = v128.bitselect(f32x4.sub(one, q), q, isNegative);
  return f32x4.sub(q, f32x4.mul(q, f32x4.mul(lost, inverse)));
}

@inline
export function tanhSingle(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = step(all(TANH_P), z, TANH_P + 4);
  p = step(p, z, TANH_P + 8);
  p = step(p, z, TANH_P + 12);
  p = step(p, z, TANH_P + 16);
  const small = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
  // Beyond 10 it is 1 in float32.
  const limited = f32x4.pmin(size, all(TEN));
  const e = expOfSome(f32x4.add(limited, limited));
  const one = all(ONE);
  const large = f32x4.sub(one, f32x4.div(all(TWO), f32x4.add(e, one)));
  const result = v128.bitselect(large, small, f32x4.ge(size, all(SMALL)));
  return v128.or(result, v128.and(x, all(SIGN)));
}
