// Operations on two arrays, row by row. Addresses and strides are in bytes, `n` counts the elements of a row. A row's
// operands are both `n` long, or one of them is a single value (`mode`); the output is dense. A stride of 0 takes the
// same row of an operand again: that is all that broadcasting needs. Outputs never overlap inputs unless they are the
// same array.

import {
  ADD,
  DIVIDE,
  ELU_GRAD,
  FIRST_SINGLE,
  FLOOR_DIVIDE,
  MAXIMUM,
  MINIMUM,
  MODULO,
  MULTIPLY,
  POWER,
  PRELU,
  SECOND_SINGLE,
  SQUARED_DIFFERENCE,
  SUBTRACT,
} from './codes';
import { floorDivide, floorDivideInt, modulo, moduloInt, powerInt } from './binary-lanes';
import { loadRest, storeRest } from './vectors';

@inline
function float(op: i32, x: v128, y: v128): v128 {
  if (op == ADD) return f32x4.add(x, y);
  if (op == SUBTRACT) return f32x4.sub(x, y);
  if (op == MULTIPLY) return f32x4.mul(x, y);
  if (op == DIVIDE) return f32x4.div(x, y);
  if (op == MAXIMUM) return f32x4.max(x, y);
  if (op == MINIMUM) return f32x4.min(x, y);
  if (op == SQUARED_DIFFERENCE) {
    const difference = f32x4.sub(x, y);
    return f32x4.mul(difference, difference);
  }
  if (op == PRELU) return v128.bitselect(f32x4.mul(x, y), x, f32x4.lt(x, f32x4.splat(0)));
  if (op == ELU_GRAD) {
    return v128.bitselect(x, f32x4.mul(x, f32x4.add(y, f32x4.splat(1))), f32x4.ge(y, f32x4.splat(0)));
  }
  if (op == FLOOR_DIVIDE) return floorDivide(x, y);
  return modulo(x, y);
}

@inline
function int(op: i32, x: v128, y: v128): v128 {
  if (op == ADD) return i32x4.add(x, y);
  if (op == SUBTRACT) return i32x4.sub(x, y);
  if (op == MULTIPLY) return i32x4.mul(x, y);
  if (op == MAXIMUM) return i32x4.max_s(x, y);
  if (op == MINIMUM) return i32x4.min_s(x, y);
  if (op == SQUARED_DIFFERENCE) {
    const difference = i32x4.sub(x, y);
    return i32x4.mul(difference, difference);
  }
  if (op == FLOOR_DIVIDE) return floorDivideInt(x, y);
  if (op == MODULO) return moduloInt(x, y);
  return powerInt(x, y);
}

@inline
function apply(isFloat: bool, op: i32, x: v128, y: v128): v128 {
  return isFloat ? float(op, x, y) : int(op, x, y);
}

@inline
function eachRow(
  isFloat: bool,
  op: i32,
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  const whole = (<usize>n << 2) & ~15;
  const rest = n & 3;
  for (let row = 0; row < rows; row++) {
    let i: usize = 0;
    if (mode == SECOND_SINGLE) {
      const y = v128.load32_splat(b);
      for (; i < whole; i += 16) v128.store(out + i, apply(isFloat, op, v128.load(a + i), y));
    } else if (mode == FIRST_SINGLE) {
      const x = v128.load32_splat(a);
      for (; i < whole; i += 16) v128.store(out + i, apply(isFloat, op, x, v128.load(b + i)));
    } else {
      for (; i < whole; i += 16) v128.store(out + i, apply(isFloat, op, v128.load(a + i), v128.load(b + i)));
    }
    if (rest) {
      const x = mode == FIRST_SINGLE ? v128.load32_splat(a) : loadRest(a + i, rest);
      const y = mode == SECOND_SINGLE ? v128.load32_splat(b) : loadRest(b + i, rest);
      storeRest(out + i, apply(isFloat, op, x, y), rest);
    }
    a += aStride;
    b += bStride;
    out += <usize>n << 2;
  }
}

/** float32 from float32, but int32 from FLOOR_DIVIDE. IEEE 754, rounded once per operation. */
export function binaryF32(
  op: i32,
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  if (op == ADD) return eachRow(true, ADD, a, b, out, rows, n, aStride, bStride, mode);
  if (op == SUBTRACT) return eachRow(true, SUBTRACT, a, b, out, rows, n, aStride, bStride, mode);
  if (op == MULTIPLY) return eachRow(true, MULTIPLY, a, b, out, rows, n, aStride, bStride, mode);
  if (op == DIVIDE) return eachRow(true, DIVIDE, a, b, out, rows, n, aStride, bStride, mode);
  if (op == MAXIMUM) return eachRow(true, MAXIMUM, a, b, out, rows, n, aStride, bStride, mode);
  if (op == MINIMUM) return eachRow(true, MINIMUM, a, b, out, rows, n, aStride, bStride, mode);
  if (op == SQUARED_DIFFERENCE) return eachRow(true, SQUARED_DIFFERENCE, a, b, out, rows, n, aStride, bStride, mode);
  if (op == PRELU) return eachRow(true, PRELU, a, b, out, rows, n, aStride, bStride, mode);
  if (op == ELU_GRAD) return eachRow(true, ELU_GRAD, a, b, out, rows, n, aStride, bStride, mode);
  if (op == FLOOR_DIVIDE) return eachRow(true, FLOOR_DIVIDE, a, b, out, rows, n, aStride, bStride, mode);
  eachRow(true, MODULO, a, b, out, rows, n, aStride, bStride, mode);
}

/** int32 from int32, modulo 2^32. */
export function binaryI32(
  op: i32,
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  if (op == ADD) return eachRow(false, ADD, a, b, out, rows, n, aStride, bStride, mode);
  if (op == SUBTRACT) return eachRow(false, SUBTRACT, a, b, out, rows, n, aStride, bStride, mode);
  if (op == MULTIPLY) return eachRow(false, MULTIPLY, a, b, out, rows, n, aStride, bStride, mode);
  if (op == MAXIMUM) return eachRow(false, MAXIMUM, a, b, out, rows, n, aStride, bStride, mode);
  if (op == MINIMUM) return eachRow(false, MINIMUM, a, b, out, rows, n, aStride, bStride, mode);
  if (op == SQUARED_DIFFERENCE) return eachRow(false, SQUARED_DIFFERENCE, a, b, out, rows, n, aStride, bStride, mode);
  if (op == FLOOR_DIVIDE) return eachRow(false, FLOOR_DIVIDE, a, b, out, rows, n, aStride, bStride, mode);
  if (op == MODULO) return eachRow(false, MODULO, a, b, out, rows, n, aStride, bStride, mode);
  eachRow(false, POWER, a, b, out, rows, n, aStride, bStride, mode);
}
