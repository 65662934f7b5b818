import { expect, test } from 'vitest';
import {
  atLeast,
  clopperPearson,
  marginInterval,
  noncentralT,
  normalCdf,
  straightness,
} from '@/lib/statistics/intervals';

test('intervals for counts are those of the tables of Clopper and Pearson', () => {
  for (const [hits, count, low, high] of [
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [0, 100, 0, 0.0362],
    [29, 30, 0.8278, 0.9992],
  ] as const) {
    const made = clopperPearson(hits, count);
    expect(made.estimate).toBe(hits / count);
    expect(made.low).toBeCloseTo(low, 4);
    expect(made.high).toBeCloseTo(high, 4);
  }
  // Without hits the upper end has a closed form.
  expect(clopperPearson(0, 10_000).high).toBeCloseTo(1 - 0.025 ** (1 / 10_000), 14);
});

test('the tail of a binomial', () => {
  expect(atLeast(2, 3, 0.9)).toBeCloseTo(0.972, 12);
  expect(atLeast(0, 3, 0)).toBe(1);
  expect(atLeast(3, 3, 1)).toBe(1);
  expect(atLeast(4, 3, 0.5)).toBe(0);
});

test('the normal distribution, from its middle far into its tails', () => {
  for (const [z, share] of [
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-1, 0.15865525393145705],
    [-3, 0.0013498980316300946],
    [-6, 9.865876450376946e-10],
    [-10, 7.61985302416052e-24],
    [-37, 5.725571222524577e-300],
  ] as const) {
    expect(normalCdf(z) / share).toBeCloseTo(1, 11);
    expect(normalCdf(-z)).toBeCloseTo(1 - share, 14);
  }
});

test('the noncentral t distribution, also where its series give up', () => {
  for (const [t, freedom, noncentrality, share] of [
    [3, 10, 2, 0.7791719989702087],
    [20, 29, 18, 0.7394109326595656],
    [200, 29, 150, 0.9717068816377058],
  ] as const) {
    expect(noncentralT(t, freedom, noncentrality)).toBeCloseTo(share, 9);
  }
});

test('margins give back the factors of one-sided tolerance limits', () => {
  // Factors k of Hahn and Meeker's table for 97.5 % confidence are not printed; theirs for 95 % are, so the ends are
  // checked through the distribution that both are made of: a limit k standard deviations off holds 99 %, 95 %, 90 %.
  for (const [count, k, z] of [
    [30, 3.064, 2.3263],
    [20, 2.396, 1.6449],
    [10, 2.355, 1.2816],
  ] as const) {
    expect(noncentralT(k * Math.sqrt(count), count - 1, z * Math.sqrt(count))).toBeCloseTo(0.95, 3);
  }
  const { low, estimate, high } = marginInterval(3, 30);
  expect(estimate).toBe(3);
  expect(noncentralT(3 * Math.sqrt(30), 29, low * Math.sqrt(30))).toBeCloseTo(0.975, 9);
  expect(noncentralT(3 * Math.sqrt(30), 29, high * Math.sqrt(30))).toBeCloseTo(0.025, 9);
  const far = marginInterval(-400, 30);
  expect(far.low).toBeLessThan(-400);
  expect(far.high).toBeGreaterThan(-400);
  expect(far.high).toBeLessThan(-250);
});

test('how normal values look: Filliben gives 5 % points of 0.9640 for 30 values', () => {
  const spread = Array.from({ length: 30 }, (_, i) => i);
  expect(straightness(spread)).toBeGreaterThan(0.964);
  expect(straightness(spread.map((value) => Math.exp(value / 5)))).toBeLessThan(0.964);
  expect(straightness(spread.map((value) => -3 * value))).toBeCloseTo(straightness(spread), 12);
});
