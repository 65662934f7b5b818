// What JavaScript's `Math` leaves to the engine, for one float64 at a time: AssemblyScript's own, after musl and FreeBSD's
// msun, made of exactly rounded operations alone.

export function acosF64(x: f64): f64 {
  return Math.acos(x);
}

export function acoshF64(x: f64): f64 {
  return Math.acosh(x);
}

export function asinF64(x: f64): f64 {
  return Math.asin(x);
}

export function asinhF64(x: f64): f64 {
  return Math.asinh(x);
}

export function atanF64(x: f64): f64 {
  return Math.atan(x);
}

export function atan2F64(y: f64, x: f64): f64 {
  return Math.atan2(y, x);
}

export function atanhF64(x: f64): f64 {
  return Math.atanh(x);
}

export function cbrtF64(x: f64): f64 {
  return Math.cbrt(x);
}

export function cosF64(x: f64): f64 {
  return Math.cos(x);
}

export function coshF64(x: f64): f64 {
  return Math.cosh(x);
}

export function expF64(x: f64): f64 {
  return Math.exp(x);
}

export function expm1F64(x: f64): f64 {
  return Math.expm1(x);
}

export function hypotF64(x: f64, y: f64): f64 {
  return Math.hypot(x, y);
}

export function logF64(x: f64): f64 {
  return Math.log(x);
}

export function log10F64(x: f64): f64 {
  return Math.log10(x);
}

export function log1pF64(x: f64): f64 {
  return Math.log1p(x);
}

export function log2F64(x: f64): f64 {
  return Math.log2(x);
}

export function powF64(x: f64, y: f64): f64 {
  return Math.pow(x, y);
}

export function sinF64(x: f64): f64 {
  return Math.sin(x);
}

export function sinhF64(x: f64): f64 {
  return Math.sinh(x);
}

export function tanF64(x: f64): f64 {
  return Math.tan(x);
}

export function tanhF64(x: f64): f64 {
  return Math.tanh(x);
}
