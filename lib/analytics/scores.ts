// Points, people by items: what every statistic here is of.

/**
 * What people earned on the questions of one quiz. A row has a value for every item: what a person left unanswered is 0, as it
 * is in their total. A row with null, a person who was not asked an item, is left out of everything that needs whole totals.
 */
export interface Scores {
  /** What each item can earn, above 0. */
  maxPoints: readonly number[];
  rows: readonly (readonly (number | null)[])[];
}

/** An estimate with its two-sided 95 % interval, and of how many people it is. */
export interface Estimate {
  estimate: number;
  low: number;
  high: number;
  count: number;
}

/** Below so many people every figure is shown with a warning: intervals are wide, and those by approximation are rough. */
export const FEW = 30;

/** The rows without a blank: the only ones whose totals can be compared (listwise deletion). */
export function completeRows({ rows }: Scores): number[][] {
  return rows.filter((row): row is number[] => row.every((points) => points !== null));
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** The unbiased variance, dividing by n - 1. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** Pearson's product-moment correlation; null where one of the two never varies. */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [centreA, centreB] = [mean(a), mean(b)];
  const x = a.map((value) => value - centreA);
  const y = b.map((value) => value - centreB);
  const product = (p: number[], q: number[]) => sum(p.map((value, i) => value * (q[i] as number)));
  const spread = Math.sqrt(product(x, x) * product(y, y));
  // What remains of a constant after rounding is no variation.
  const floor = 1e-12 * a.length * (1 + Math.abs(centreA)) * (1 + Math.abs(centreB));
  return spread > floor ? product(x, y) / spread : null;
}
