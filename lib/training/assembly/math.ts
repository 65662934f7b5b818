// Functions that the instruction set does not have, made of its additions, multiplications, divisions and square roots
// alone, so that every engine finds the same bits. Errors against the exact value are at most 2 ulp of float32 (EXP,
// SIGMOID and TANH up to 1.97, the others little more than half of one), also where the result is denormal; NaN, infinities
// and signed zeros as JavaScript's `Math` has them. Addresses are in bytes, `n` counts elements; the output never overlaps
// the input unless it is the same array.

import * as codes from './codes';
import { expm1, log, log1p } from './math-double';
import { erf } from './math-erf';
import { acosh, asinh, atanh, cosh, elu, selu, sinh, softplus } from './math-hyperbolic';
import { expSingle, sigmoidSingle, tanhSingle } from './math-single';
import {
  acos,
  asin,
  atan,
  cos,
  COS_OF_LARGE,
  LARGE_ANGLE,
  ofLarge,
  sin,
  SIN_OF_LARGE,
  tan,
  TAN_OF_LARGE,
} from './math-trigonometry';
import { demoteBoth, loadRest, promoteHigh, storeRest } from './vectors';

@inline
function double(op: i32, x: v128): v128 {
  if (op == codes.EXPM1) return expm1(x);
  if (op == codes.LOG) return log(x);
  if (op == codes.LOG1P) return log1p(x);
  if (op == codes.SOFTPLUS) return softplus(x);
  if (op == codes.ELU) return elu(x);
  if (op == codes.SELU) return selu(x);
  if (op == codes.SIN) return sin(x);
  if (op == codes.COS) return cos(x);
  if (op == codes.TAN) return tan(x);
  if (op == codes.ASIN) return asin(x);
  if (op == codes.ACOS) return acos(x);
  if (op == codes.ATAN) return atan(x);
  if (op == codes.SINH) return sinh(x);
  if (op == codes.COSH) return cosh(x);
  if (op == codes.ASINH) return asinh(x);
  if (op == codes.ACOSH) return acosh(x);
  if (op == codes.ATANH) return atanh(x);
  return erf(x);
}

@inline
function four(op: i32, x: v128): v128 {
  if (op == codes.EXP) return expSingle(x);
  if (op == codes.SIGMOID) return sigmoidSingle(x);
  if (op == codes.TANH) return tanhSingle(x);
  return demoteBoth(double(op, f64x2.promote_low_f32x4(x)), double(op, promoteHigh(x)));
}

@inline
function each(op: i32, x: usize, out: usize, n: i32): void {
  const end = x + (<usize>n << 2);
  for (; x < end; x += 16, out += 16) {
    const rest = x + 16 > end ? n & 3 : 0;
    const value = rest ? loadRest(x, rest) : v128.load(x);
    const result = four(op, value);
    if (rest) storeRest(out, result, rest);
    else v128.store(out, result);
  }
}

/** Room for the values of one vector, and for the results. */
const LANES = memory.data(32, 16);

/** Puts right the lanes whose angles are large, infinite or NaN. */
function fixLarge(op: i32, x: v128, results: v128): v128 {
  v128.store(LANES, x);
  v128.store(LANES + 16, results);
  for (let at: usize = LANES; at < LANES + 16; at += 4) {
    const value = load<f32>(at);
    const size = abs(value);
    if (size < LARGE_ANGLE) continue;
    store<f32>(at, size < Infinity ? ofLarge(op, value) : NaN, 16);
  }
  return v128.load(LANES + 16);
}

@inline
function eachAngle(op: i32, largeOp: i32, x: usize, out: usize, n: i32): void {
  const end = x + (<usize>n << 2);
  for (; x < end; x += 16, out += 16) {
    const rest = x + 16 > end ? n & 3 : 0;
    const value = rest ? loadRest(x, rest) : v128.load(x);
    let result = four(op, value);
    if (!i32x4.all_true(f32x4.lt(f32x4.abs(value), f32x4.splat(LARGE_ANGLE)))) result = fixLarge(largeOp, value, result);
    if (rest) storeRest(out, result, rest);
    else v128.store(out, result);
  }
}

// Functions of their own, so that an engine optimizes only those that are called.

function expAll(x: usize, out: usize, n: i32): void {
  each(codes.EXP, x, out, n);
}

function expm1All(x: usize, out: usize, n: i32): void {
  each(codes.EXPM1, x, out, n);
}

function logAll(x: usize, out: usize, n: i32): void {
  each(codes.LOG, x, out, n);
}

function log1pAll(x: usize, out: usize, n: i32): void {
  each(codes.LOG1P, x, out, n);
}

function sigmoidAll(x: usize, out: usize, n: i32): void {
  each(codes.SIGMOID, x, out, n);
}

function tanhAll(x: usize, out: usize, n: i32): void {
  each(codes.TANH, x, out, n);
}

function softplusAll(x: usize, out: usize, n: i32): void {
  each(codes.SOFTPLUS, x, out, n);
}

function eluAll(x: usize, out: usize, n: i32): void {
  each(codes.ELU, x, out, n);
}

function seluAll(x: usize, out: usize, n: i32): void {
  each(codes.SELU, x, out, n);
}

function asinAll(x: usize, out: usize, n: i32): void {
  each(codes.ASIN, x, out, n);
}

function acosAll(x: usize, out: usize, n: i32): void {
  each(codes.ACOS, x, out, n);
}

function atanAll(x: usize, out: usize, n: i32): void {
  each(codes.ATAN, x, out, n);
}

function sinhAll(x: usize, out: usize, n: i32): void {
  each(codes.SINH, x, out, n);
}

function coshAll(x: usize, out: usize, n: i32): void {
  each(codes.COSH, x, out, n);
}

function asinhAll(x: usize, out: usize, n: i32): void {
  each(codes.ASINH, x, out, n);
}

function acoshAll(x: usize, out: usize, n: i32): void {
  each(codes.ACOSH, x, out, n);
}

function atanhAll(x: usize, out: usize, n: i32): void {
  each(codes.ATANH, x, out, n);
}

function erfAll(x: usize, out: usize, n: i32): void {
  each(codes.ERF, x, out, n);
}

function sinAll(x: usize, out: usize, n: i32): void {
  eachAngle(codes.SIN, SIN_OF_LARGE, x, out, n);
}

function cosAll(x: usize, out: usize, n: i32): void {
  eachAngle(codes.COS, COS_OF_LARGE, x, out, n);
}

function tanAll(x: usize, out: usize, n: i32): void {
  eachAngle(codes.TAN, TAN_OF_LARGE, x, out, n);
}

/** float32 from float32: the function with that code. */
export function mathF32(op: i32, x: usize, out: usize, n: i32): void {
  if (op == codes.EXP) return expAll(x, out, n);
  if (op == codes.EXPM1) return expm1All(x, out, n);
  if (op == codes.LOG) return logAll(x, out, n);
  if (op == codes.LOG1P) return log1pAll(x, out, n);
  if (op == codes.SIGMOID) return sigmoidAll(x, out, n);
  if (op == codes.TANH) return tanhAll(x, out, n);
  if (op == codes.SOFTPLUS) return softplusAll(x, out, n);
  if (op == codes.ELU) return eluAll(x, out, n);
  if (op == codes.SELU) return seluAll(x, out, n);
  if (op == codes.SIN) return sinAll(x, out, n);
  if (op == codes.COS) return cosAll(x, out, n);
  if (op == codes.TAN) return tanAll(x, out, n);
  if (op == codes.ASIN) return asinAll(x, out, n);
  if (op == codes.ACOS) return acosAll(x, out, n);
  if (op == codes.ATAN) return atanAll(x, out, n);
  if (op == codes.SINH) return sinhAll(x, out, n);
  if (op == codes.COSH) return coshAll(x, out, n);
  if (op == codes.ASINH) return asinhAll(x, out, n);
  if (op == codes.ACOSH) return acoshAll(x, out, n);
  if (op == codes.ATANH) return atanhAll(x, out, n);
  erfAll(x, out, n);
}
