// Operations for which there are no vector instructions: each lane by itself, in float64, as tfjs defines them.

import { toInt32 } from './vectors';

/** Room for two vectors. */
const LANES = memory.data(32, 16);

const QUOTIENT = 0;
const REMAINDER = 1;
const INT_QUOTIENT = 2;
const INT_REMAINDER = 3;
const INT_POWER = 4;

@inline
function eachLane(op: i32, x: v128, y: v128): v128 {
  v128.store(LANES, x);
  v128.store(LANES + 16, y);
  for (let at: usize = LANES; at < LANES + 16; at += 4) {
    if (op == QUOTIENT) store<i32>(at, quotient(load<f32>(at), load<f32>(at, 16)));
    if (op == REMAINDER) store<f32>(at, <f32>remainder(load<f32>(at), load<f32>(at, 16)));
    if (op == INT_QUOTIENT) store<i32>(at, quotient(load<i32>(at), load<i32>(at, 16)));
    if (op == INT_REMAINDER) store<i32>(at, toInt32(remainder(load<i32>(at), load<i32>(at, 16))));
    if (op == INT_POWER) store<i32>(at, power(load<i32>(at), load<i32>(at, 16)));
  }
  return v128.load(LANES);
}

function quotient(a: f64, b: f64): i32 {
  return toInt32(floor(a / b));
}

/** Has the sign of `b`. */
function remainder(a: f64, b: f64): f64 {
  const rest = a % b;
  return (a < 0 && b < 0) || (a >= 0 && b >= 0) ? rest : (rest + b) % b;
}

function power(base: i32, exponent: i32): i32 {
  if (exponent < 0) return base == 1 ? 1 : base == -1 ? (exponent & 1 ? -1 : 1) : 0;
  if (base == 0 || base == 1) return exponent == 0 ? 1 : base;
  if (base == -1) return exponent & 1 ? -1 : 1;
  let result: f64 = 1;
  // Beyond 2^1024 nothing is left modulo 2^32.
  for (let i = min(exponent, 1025); i > 0; i--) result *= base;
  return toInt32(result);
}

/** floor(x / y) of float32 as int32 */
export function floorDivide(x: v128, y: v128): v128 {
  return eachLane(QUOTIENT, x, y);
}

/** x modulo y of float32, with the sign of y */
export function modulo(x: v128, y: v128): v128 {
  return eachLane(REMAINDER, x, y);
}

/** floor(x / y) of int32, 0 where y is 0 */
export function floorDivideInt(x: v128, y: v128): v128 {
  return eachLane(INT_QUOTIENT, x, y);
}

/** x modulo y of int32, with the sign of y, 0 where y is 0 */
export function moduloInt(x: v128, y: v128): v128 {
  return eachLane(INT_REMAINDER, x, y);
}

/** x to the power of y of int32: exact below 2^53, then as a float64 modulo 2^32; a fraction becomes 0 */
export function powerInt(x: v128, y: v128): v128 {
  return eachLane(INT_POWER, x, y);
}
