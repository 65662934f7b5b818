import { crossing } from './crossing';
import { betaCdf } from './distributions';

/** What was found and the ends of its two-sided interval. */
export interface Interval {
  estimate: number;
  low: number;
  high: number;
}

/** How sure every interval is. */
export const CONFIDENCE = 0.95;
export const TAIL = (1 - CONFIDENCE) / 2;

/** P(at least `wanted` of `count` independent tries succeed), each with probability `share`. */
export function atLeast(wanted: number, count: number, share: number): number {
  if (wanted <= 0) return 1;
  if (wanted > count || share <= 0) return 0;
  if (share >= 1) return 1;
  return betaCdf(share, wanted, count - wanted + 1);
}

/**
 * The exact interval of Clopper and Pearson (1934, Biometrika 26, 404-413) for a share of which `hits` of `count`
 * independent draws are known: it covers the share at least 95 times in 100, whatever the share is. Found from the binomial
 * tails themselves, so that 0 and all hits need no case of their own.
 */
export function clopperPearson(hits: number, count: number): Interval {
  const reaching = (wanted: number) => (share: number) => atLeast(wanted, count, share);
  return {
    estimate: hits / count,
    low: hits === 0 ? 0 : crossing(reaching(hits), TAIL, 0, 1),
    high: hits === count ? 1 : crossing(reaching(hits + 1), 1 - TAIL, 0, 1),
  };
}

/** P(a standard normal draw is at most z): by series near 0, by a continued fraction in the tails, to about 14 digits. */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x > 38) return z < 0 ? 0 : 1;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let [term, sum] = [x, x];
    for (let k = 3; term > 1e-17 * sum; k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 0.5 + Math.sign(z) * density * sum;
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / (x + fraction);
  const tail = density / (x + fraction);
  return z < 0 ? tail : 1 - tail;
}

/** Where a standard normal draw lies with this probability below it, a share in (0, 1). */
export function normalQuantile(share: number): number {
  return crossing(normalCdf, share, -40, 40);
}

/**
 * How normal values look: the correlation of their order with that of normal values (Filliben 1975, Technometrics 17, 111-117;
 * places by Blom). 1 is a straight line.
 */
export function straightness(values: readonly number[]): number {
  const count = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  const normal = sorted.map((_, i) => normalQuantile((i + 0.625) / (count + 0.25)));
  const centre = (list: number[]) => {
    const mean = list.reduce((sum, value) => sum + value, 0) / count;
    return list.map((value) => value - mean);
  };
  const [x, y] = [centre(normal), centre(sorted)];
  const product = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

const STEPS = 2000;

/**
 * P(T <= t) for Student's t with `freedom` degrees of freedom and this noncentrality: the mean of normal probabilities over
 * the distribution of the sample's standard deviation, by Simpson's rule. Series for it lose all digits at the noncentralities
 * that comfortable margins have.
 */
export function noncentralT(t: number, freedom: number, noncentrality: number): number {
  const reach = 10 / Math.sqrt(2 * freedom);
  const from = Math.max(0, 1 - reach);
  const width = 1 + reach - from;
  const logDensity = (s: number) => (freedom - 1) * Math.log(s) - (freedom * (s * s - 1)) / 2;
  let [total, below] = [0, 0];
  for (let i = 0; i <= STEPS; i++) {
    const s = from + (width * i) / STEPS;
    const ends = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
    const weight = s === 0 ? (freedom === 1 ? ends * Math.exp(0.5) : 0) : ends * Math.exp(logDensity(s));
    total += weight;
    below += weight * normalCdf(t * s - noncentrality);
  }
  return below / total;
}

export interface Margin {
  /** (limit - mean) / standard deviation of the values. */
  estimate: number;
  low: number;
  high: number;
}

/**
 * How many standard deviations a limit lies above the mean of a normal distribution of which `count` independent values have
 * their own mean and standard deviation: the exact interval by the noncentral t distribution, from which one-sided tolerance
 * limits are made (Hahn and Meeker 1991, Statistical Intervals, section 4.6).
 * @param margin (limit - mean of the values) / their standard deviation, from `count` - 1 degrees of freedom
 */
export function marginInterval(margin: number, count: number): Margin {
  const t = margin * Math.sqrt(count);
  // The probability falls as the noncentrality rises.
  const reach = Math.abs(t) * 2 + 20;
  const at = (value: number) =>
    crossing((ncp) => 1 - noncentralT(t, count - 1, ncp), value, -reach, reach) / Math.sqrt(count);
  return { estimate: margin, low: at(TAIL), high: at(1 - TAIL) };
}
