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
  PRELU,
  SECOND_SINGLE,
  SQUARED_DIFFERENCE,
  SUBTRACT,
} from './codes';
import { floorDivide, floorDivideInt, modulo, moduloInt, powerInt } from './binary-lanes';
import { loadRest, storeRest } from './vectors';

// Each operation is a type, for the compiler to make a function of its own of each.
class Add {}
class Subtract {}
class Multiply {}
class Divide {}
class Maximum {}
class Minimum {}
class SquaredDifference {}
class Prelu {}
class EluGrad {}
class FloorDivide {}
class Modulo {}
class Power {}

@inline
function float<Op>(x: v128, y: v128): v128 {
  if (idof<Op>() == idof<Add>()) return f32x4.add(x, y);
  if (idof<Op>() == idof<Subtract>()) return f32x4.sub(x, y);
  if (idof<Op>() == idof<Multiply>()) return f32x4.mul(x, y);
  if (idof<Op>() == idof<Divide>()) return f32x4.div(x, y);
  if (idof<Op>() == idof<Maximum>()) return f32x4.max(x, y);
  if (idof<Op>() == idof<Minimum>()) return f32x4.min(x, y);
  if (idof<Op>() == idof<SquaredDifference>()) {
    const difference = f32x4.sub(x, y);
    return f32x4.mul(difference, difference);
  }
  if (idof<Op>() == idof<Prelu>()) return v128.bitselect(f32x4.mul(x, y), x, f32x4.lt(x, f32x4.splat(0)));
  if (idof<Op>() == idof<EluGrad>()) {
    return v128.bitselect(x, f32x4.mul(x, f32x4.add(y, f32x4.splat(1))), f32x4.ge(y, f32x4.splat(0)));
  }
  if (idof<Op>() == idof<FloorDivide>()) return floorDivide(x, y);
  return modulo(x, y);
}

@inline
function int<Op>(x: v128, y: v128): v128 {
  if (idof<Op>() == idof<Add>()) return i32x4.add(x, y);
  if (idof<Op>() == idof<Subtract>()) return i32x4.sub(x, y);
  if (idof<Op>() == idof<Multiply>()) return i32x4.mul(x, y);
  if (idof<Op>() == idof<Maximum>()) return i32x4.max_s(x, y);
  if (idof<Op>() == idof<Minimum>()) return i32x4.min_s(x, y);
  if (idof<Op>() == idof<SquaredDifference>()) {
    const difference = i32x4.sub(x, y);
    return i32x4.mul(difference, difference);
  }
  if (idof<Op>() == idof<FloorDivide>()) return floorDivideInt(x, y);
  if (idof<Op>() == idof<Modulo>()) return moduloInt(x, y);
  return powerInt(x, y);
}

@inline
function apply<T, Op>(x: v128, y: v128): v128 {
  return isFloat<T>() ? float<Op>(x, y) : int<Op>(x, y);
}

function eachRow<T, Op>(
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
      for (; i < whole; i += 16) v128.store(out + i, apply<T, Op>(v128.load(a + i), y));
    } else if (mode == FIRST_SINGLE) {
      const x = v128.load32_splat(a);
      for (; i < whole; i += 16) v128.store(out + i, apply<T, Op>(x, v128.load(b + i)));
    } else {
      for (; i < whole; i += 16) v128.store(out + i, apply<T, Op>(v128.load(a + i), v128.load(b + i)));
    }
    if (rest) {
      const x = mode == FIRST_SINGLE ? v128.load32_splat(a) : loadRest(a + i, rest);
      const y = mode == SECOND_SINGLE ? v128.load32_splat(b) : loadRest(b + i, rest);
      storeRest(out + i, apply<T, Op>(x, y), rest);
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
  if (op == ADD) return eachRow<f32, Add>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == SUBTRACT) return eachRow<f32, Subtract>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == MULTIPLY) return eachRow<f32, Multiply>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == DIVIDE) return eachRow<f32, Divide>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == MAXIMUM) return eachRow<f32, Maximum>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == MINIMUM) return eachRow<f32, Minimum>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == SQUARED_DIFFERENCE) return eachRow<f32, SquaredDifference>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == PRELU) return eachRow<f32, Prelu>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == ELU_GRAD) return eachRow<f32, EluGrad>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == FLOOR_DIVIDE) return eachRow<f32, FloorDivide>(a, b, out, rows, n, aStride, bStride, mode);
  eachRow<f32, Modulo>(a, b, out, rows, n, aStride, bStride, mode);
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
  if (op == ADD) return eachRow<i32, Add>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == SUBTRACT) return eachRow<i32, Subtract>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == MULTIPLY) return eachRow<i32, Multiply>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == MAXIMUM) return eachRow<i32, Maximum>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == MINIMUM) return eachRow<i32, Minimum>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == SQUARED_DIFFERENCE) return eachRow<i32, SquaredDifference>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == FLOOR_DIVIDE) return eachRow<i32, FloorDivide>(a, b, out, rows, n, aStride, bStride, mode);
  if (op == MODULO) return eachRow<i32, Modulo>(a, b, out, rows, n, aStride, bStride, mode);
  eachRow<i32, Power>(a, b, out, rows, n, aStride, bStride, mode);
}
