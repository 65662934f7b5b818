// From one type of values to another. Addresses are in bytes, `n` counts elements; bool takes one byte, the others four.

import { fromBools, toInt32 } from './vectors';

/** As JavaScript makes an int32 of a number. */
export function floatToInt(x: usize, out: usize, n: i32): void {
  const bytes = <usize>n << 2;
  const limit = f32x4.splat(2147483648);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const values = v128.load(x + i);
    if (!i32x4.all_true(f32x4.lt(f32x4.abs(values), limit))) break;
    v128.store(out + i, i32x4.trunc_sat_f32x4_s(values));
  }
  for (; i < bytes; i += 4) store<i32>(out + i, toInt32(load<f32>(x + i)));
}

/** Rounded to nearest, ties to even. */
export function intToFloat(x: usize, out: usize, n: i32): void {
  const bytes = <usize>n << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(out + i, f32x4.convert_i32x4_s(v128.load(x + i)));
  for (; i < bytes; i += 4) store<f32>(out + i, <f32>load<i32>(x + i));
}

export function boolToFloat(x: usize, out: usize, n: i32): void {
  const whole = <usize>n & ~3;
  let i: usize = 0;
  for (; i < whole; i += 4) v128.store(out + (i << 2), f32x4.convert_i32x4_s(fromBools(x + i)));
  for (; i < <usize>n; i++) store<f32>(out + (i << 2), <f32>load<u8>(x + i));
}

export function boolToInt(x: usize, out: usize, n: i32): void {
  const whole = <usize>n & ~3;
  let i: usize = 0;
  for (; i < whole; i += 4) v128.store(out + (i << 2), fromBools(x + i));
  for (; i < <usize>n; i++) store<i32>(out + (i << 2), load<u8>(x + i));
}

export function intToBool(x: usize, out: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) store<u8>(out + i, <u8>(load<i32>(x + (i << 2)) != 0));
}

/** out[i] = x[i] is 0 ? 1 : 0 */
export function notBool(x: usize, out: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) store<u8>(out + i, <u8>(load<u8>(x + i) == 0));
}
