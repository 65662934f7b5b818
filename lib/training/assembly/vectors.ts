// Pieces of which the elementwise kernels are made. A vector is four float32 or int32 values.

/** The `rest` (1 to 3) values that are left after whole vectors; the other lanes are 0. */
@inline
export function loadRest(address: usize, rest: i32): v128 {
  if (rest == 1) return v128.load32_zero(address);
  const two = v128.load64_zero(address);
  return rest == 2 ? two : v128.load_lane<u32>(address, two, 2, 8);
}

/** Stores the first `rest` (1 to 3) lanes. */
@inline
export function storeRest(address: usize, values: v128, rest: i32): void {
  if (rest == 1) {
    v128.store_lane<u32>(address, values, 0);
    return;
  }
  v128.store_lane<u64>(address, values, 0);
  if (rest == 3) v128.store_lane<u32>(address, values, 2, 8);
}

/** Four bytes, each 0 or 1, from four lanes that are all zeros or all ones. */
@inline
export function toBools(mask: v128): v128 {
  const pairs = i16x8.narrow_i32x4_s(mask, mask);
  return v128.and(i8x16.narrow_i16x8_s(pairs, pairs), i8x16.splat(1));
}

/** Stores `rest` (1 to 3) bools. */
@inline
export function storeBools(address: usize, mask: v128, rest: i32): void {
  const four = i32x4.extract_lane(toBools(mask), 0);
  for (let i = 0; i < rest; i++) store<u8>(address + i, <u8>(four >> (i << 3)));
}

/** Four bytes as four int32. */
@inline
export function fromBools(address: usize): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(address)));
}

/**
 * As JavaScript makes an int32 of a number: towards zero, modulo 2^32, 0 for NaN and the infinities
 * (ECMA-262, ToInt32).
 */
export function toInt32(x: f64): i32 {
  if (abs(x) < 9223372036854775808.0) return <i32>(<i64>x);
  const bits = reinterpret<u64>(x);
  const shift = <i32>((bits >> 52) & 0x7ff) - 1075;
  if (shift > 31) return 0;
  const magnitude = <i32>((bits & 0xfffffffffffff) | 0x10000000000000) << shift;
  return bits >> 63 ? -magnitude : magnitude;
}

/** The higher two of four float32, as float64. */
@inline
export function promoteHigh(x: v128): v128 {
  return f64x2.promote_low_f32x4(i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15));
}

/** Four float32 out of two pairs of float64, the lower two first. */
@inline
export function demoteBoth(low: v128, high: v128): v128 {
  const a = f32x4.demote_f64x2_zero(low);
  return i8x16.shuffle(a, f32x4.demote_f64x2_zero(high), 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}
