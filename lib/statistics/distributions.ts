import { crossing } from './crossing';

// The distributions that intervals need, by series and continued fractions that hold over the whole range.

const EPSILON = 1e-17;
const TINY = 1e-300;
const MOST_TERMS = 100_000;

/** The logarithm of the gamma function for x > 0: Stirling's series, reached by the recurrence where x is small. */
export function logGamma(x: number): number {
  let [at, product] = [x, 1];
  while (at < 16) {
    product *= at;
    at += 1;
  }
  const s = 1 / (at * at);
  const series =
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360_360 - s / 156)))))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/**
 * P(X <= x) for a beta distribution: the regularized incomplete beta function, by the continued fraction of Lentz (Press et al.
 * 2007, Numerical Recipes, section 6.4).
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    let step = 1;
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      step = c * d;
      value *= step;
    }
    if (Math.abs(step - 1) < 2 * Number.EPSILON) break;
  }
  return value;
}

/** P(X <= x) for a gamma distribution of this shape and scale 1 (Numerical Recipes, section 6.2). */
export function gammaCdf(x: number, shape: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let [term, sum] = [1 / shape, 1 / shape];
    for (let k = 1; k < MOST_TERMS && term > EPSILON * sum; k++) {
      term *= x / (shape + k);
      sum += term;
    }
    return front * sum;
  }
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k <= MOST_TERMS; k++) {
    const term = -k * (k - shape);
    b += 2;
    d = 1 / (term * d + b || TINY);
    c = b + term / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < 2 * Number.EPSILON) break;
  }
  return 1 - front * value;
}

/** @param share in (0, 1) @param upper, lower degrees of freedom of numerator and denominator */
export function fQuantile(share: number, upper: number, lower: number): number {
  const x = crossing((at) => betaCdf(at, upper / 2, lower / 2), share, 0, 1);
  return (lower * x) / (upper * (1 - x));
}

/** @param share in (0.5, 1) */
export function tQuantile(share: number, freedom: number): number {
  return Math.sqrt(fQuantile(2 * share - 1, 1, freedom));
}

/** @param share in (0, 1) */
export function chiSquareQuantile(share: number, freedom: number): number {
  const reach = freedom + 20 * Math.sqrt(2 * freedom) + 100;
  return crossing((at) => gammaCdf(at / 2, freedom / 2), share, 0, reach);
}
