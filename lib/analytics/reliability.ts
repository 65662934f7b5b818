import { chiSquareQuantile, fQuantile } from '../statistics/distributions';
import { TAIL } from '../statistics/intervals';
import { completeRows, type Estimate, mean, type Scores, sum, variance } from './scores';

export interface Reliability {
  alpha: Estimate;
  /** The same by the formula for right-or-wrong items; null where some item gave a part of its points. */
  kr20: number | null;
  /** Of a total, in points. */
  sem: Estimate;
  /** Of the totals, in points. */
  mean: number;
  deviation: number;
  items: number;
}

/**
 * How far totals can be relied on. Only people who were asked every item count (listwise deletion: other rules give other
 * numbers), and what somebody left unanswered is 0.
 *
 * - Alpha = k / (k - 1) (1 - sum of item variances / variance of totals) (Cronbach 1951, Psychometrika 16, 297-334), with the
 *   interval of Feldt (1965, Psychometrika 30, 357-370): 1 - (1 - alpha) F, where F has n - 1 and (n - 1)(k - 1) degrees of freedom.
 * - KR-20 = k / (k - 1) (1 - sum of p q / variance of totals, dividing by n) (Kuder and Richardson 1937, Psychometrika 2, 151-160).
 * - Standard error of measurement = standard deviation of totals x sqrt(1 - alpha) (Lord and Novick 1968, section 3.8). It is the
 *   root of k times the mean square of people x items; hence its interval, by chi-square with (n - 1)(k - 1) degrees of freedom.
 *
 * @returns null for fewer than 2 items or 3 people, or where totals never vary
 */
export function reliability(scores: Scores): Reliability | null {
  const rows = completeRows(scores);
  const [count, items] = [rows.length, scores.maxPoints.length];
  if (count < 3 || items < 2) return null;
  const totals = rows.map(sum);
  const spread = variance(totals);
  if (!(spread > 0)) return null;
  const columns = scores.maxPoints.map((_, item) => rows.map((row) => row[item] as number));
  const factor = items / (items - 1);
  const alpha = factor * (1 - sum(columns.map(variance)) / spread);
  const freedom = (count - 1) * (items - 1);
  const end = (share: number) => 1 - (1 - alpha) * fQuantile(share, count - 1, freedom);
  const error = spread * (1 - alpha);
  const semEnd = (share: number) => Math.sqrt((freedom * error) / chiSquareQuantile(share, freedom));
  return {
    alpha: { estimate: alpha, low: end(1 - TAIL), high: end(TAIL), count },
    kr20: isDichotomous(columns, scores.maxPoints) ? kr20(columns, scores.maxPoints, spread, count) : null,
    sem: { estimate: Math.sqrt(error), low: semEnd(1 - TAIL), high: semEnd(TAIL), count },
    mean: mean(totals),
    deviation: Math.sqrt(spread),
    items,
  };
}

function isDichotomous(columns: number[][], maxPoints: readonly number[]): boolean {
  return columns.every((column, item) => column.every((points) => points === 0 || points === maxPoints[item]));
}

/** Points may differ between items: p q of each is taken at its own weight. */
function kr20(columns: number[][], maxPoints: readonly number[], spread: number, count: number): number {
  const products = columns.map((column, item) => {
    const weight = maxPoints[item] as number;
    const p = mean(column) / weight;
    return weight ** 2 * p * (1 - p);
  });
  return (columns.length / (columns.length - 1)) * (1 - sum(products) / ((spread * (count - 1)) / count));
}
