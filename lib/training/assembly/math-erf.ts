// The error function in float64, two at a time: rational approximations of Cephes (Moshier), relative error below 2^-50.

import { both, exp, pick, polynomial, polynomialFrom, withSign } from './math-double';

const INSIDE_P = memory.data<f64>([
  9.60497373987051638749, 9.00260197203842689217e1, 2.23200534594684319226e3, 7.00332514112805075473e3,
  5.55923013010394962768e4,
]);
const INSIDE_Q = memory.data<f64>([
  3.35617141647503099647e1, 5.21357949780152679795e2, 4.59432382970980127987e3, 2.26290000613890934246e4,
  4.92673942608635921086e4,
]);
const OUTSIDE_P = memory.data<f64>([
  2.46196981473530512524e-10, 5.64189564831068821977e-1, 7.46321056442269912687, 4.86371970985681366614e1,
  1.96520832956077098242e2, 5.26445194995477358631e2, 9.34528527171957607540e2, 1.02755188689515710272e3,
  5.57535335369399327526e2,
]);
const OUTSIDE_Q = memory.data<f64>([
  1.32281951154744992508e1, 8.67072140885989742329e1, 3.54937778887819891062e2, 9.75708501743205489753e2,
  1.82390916687909736289e3, 2.24633760818710981792e3, 1.65666309194161350182e3, 5.57535340817727675546e2,
]);

@inline
function inside(x: v128): v128 {
  const z = f64x2.mul(x, x);
  return f64x2.mul(x, f64x2.div(polynomial(z, INSIDE_P, 5), polynomialFrom(both(1), z, INSIDE_Q, 5)));
}

/** For 1 <= x <= 8. */
@inline
function outside(x: v128): v128 {
  const ratio = f64x2.div(polynomial(x, OUTSIDE_P, 9), polynomialFrom(both(1), x, OUTSIDE_Q, 8));
  return f64x2.sub(both(1), f64x2.mul(exp(f64x2.neg(f64x2.mul(x, x))), ratio));
}

@inline
export function erf(x: v128): v128 {
  const size = f64x2.min(f64x2.abs(x), both(8));
  return pick(f64x2.lt(size, both(1)), inside(x), withSign(outside(size), x));
}
