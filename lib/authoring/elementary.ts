/**
 * Elementary functions whose results are the same in every JavaScript engine: they use sums, products and roots, which the
 * language fixes to the last bit, and not `Math.sin` and its kind, which it leaves to the engine. Data and measures are made of
 * these, so that a browser, the server and a verification years later agree. Within 2 ulp of the true value for finite
 * arguments (angles: up to 10^5). Method: argument reduction and a power series, Muller, Elementary Functions, 2016, ch. 4, 11.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Half of pi as a sum of three; products of the first two with integers below 2^20 are exact. */
const HALF_PI = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21] as const;
const SQRT_HALF = Math.SQRT1_2;

const bits = new DataView(new ArrayBuffer(8));

/** 2^n for an integer n from -1022 to 1023, exactly. */
function powerOfTwo(n: number): number {
  bits.setUint32(0, (n + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** e^x. Infinity above 709.78, 0 below -745.13. */
export function exp(x: number): number {
  if (!(x < 709.782712893384)) return x > 0 ? Number.POSITIVE_INFINITY : x;
  if (x < -745.133219101941) return 0;
  const n = Math.round(x / Math.LN2);
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  let series = 0;
  for (let k = 14; k >= 1; k--) series = (series + 1) * (r / k);
  // In two factors: the first alone may be no normal number.
  const half = Math.trunc(n / 2);
  return (1 + series) * powerOfTwo(half) * powerOfTwo(n - half);
}

/** Natural logarithm. NaN below 0, -Infinity at 0. */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const normal = x >= 2 ** -1022;
  bits.setFloat64(0, normal ? x : x * 2 ** 54);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023 - (normal ? 0 : 54);
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m * SQRT_HALF > 1) {
    m /= 2;
    exponent++;
  }
  // log m = 2 artanh((m - 1) / (m + 1)), which for f = m - 1 is f - s (f - rest).
  const f = m - 1;
  const s = f / (2 + f);
  const square = s * s;
  let rest = 0;
  for (let k = 25; k >= 3; k -= 2) rest = (rest + 2 / k) * square;
  return exponent * LN2_HIGH - (s * (f - rest) - exponent * LN2_LOW - f);
}

/** log(1 + x), exact to the last bits where x is small. Kahan's way, in Goldberg, ACM Computing Surveys 23, 1991, th. 4. */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1 || sum === Number.POSITIVE_INFINITY) return x;
  return (log(sum) * x) / (sum - 1);
}

/** The sine of an angle in radians. */
export function sin(x: number): number {
  return quarterTurn(x, 0);
}

/** The cosine of an angle in radians. */
export function cos(x: number): number {
  return quarterTurn(x, 1);
}

function quarterTurn(x: number, turns: number): number {
  const n = Math.round(x / (Math.PI / 2));
  const r = x - n * HALF_PI[0] - n * HALF_PI[1] - n * HALF_PI[2];
  const quadrant = (((n + turns) % 4) + 4) % 4;
  const value = series(r, quadrant % 2);
  return quadrant < 2 ? value : -value;
}

/** Sine (odd powers, `first` 0) or cosine (even powers, `first` 1) of at most an eighth of a turn. */
function series(r: number, first: number): number {
  const square = r * r;
  let sum = 0;
  for (let k = first === 0 ? 19 : 18; k >= 2; k -= 2) sum = (-square / (k * (k - 1))) * (1 + sum);
  return first === 0 ? r + r * sum : 1 + sum;
}
