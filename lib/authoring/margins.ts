import type { Matrix } from 'ml-matrix';
import { norm, times } from './linear';

/** Least y_i x_i.w over the rows, relative to |w|: the distance of the nearest row to the boundary, negative when it is on the wrong side. */
export function marginOf(x: Matrix, y: ArrayLike<number>, w: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  times(x, w).forEach((output, i) => {
    least = Math.min(least, output * (y[i] as number));
  });
  return least / norm(w);
}

const MOST_SWEEPS = 100_000;
const TOLERANCE = 1e-10;

/**
 * The direction of largest margin through the origin (hard-margin support vector machine without a bias): unit vector and
 * margin. X has shape [n, p], y holds n labels of -1 and 1. Dual coordinate descent: Hsieh, Chang, Lin, Keerthi,
 * Sundararajan, ICML 2008, algorithm 1 without an upper bound.
 * @throws Error when the rows cannot be separated, or not within the sweeps that are spent on it.
 */
export function largestMargin(x: Matrix, y: ArrayLike<number>): { direction: Float64Array; margin: number } {
  const rows = Array.from({ length: x.rows }, (_, i) => x.getRow(i).map((value) => value * (y[i] as number)));
  const squares = rows.map((row) => row.reduce((sum, value) => sum + value * value, 0));
  const duals = new Float64Array(x.rows);
  const w = new Float64Array(x.columns);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let worst = 0;
    for (const [i, row] of rows.entries()) {
      const slack = row.reduce((sum, value, j) => sum - value * (w[j] as number), 1);
      const dual = duals[i] as number;
      const change = Math.max(-dual, slack / (squares[i] as number));
      if (change === 0) continue;
      worst = Math.max(worst, Math.abs(slack));
      duals[i] = dual + change;
      for (const [j, value] of row.entries()) w[j] = (w[j] as number) + change * value;
    }
    if (worst <= TOLERANCE) {
      const length = norm(w);
      return { direction: w.map((value) => value / length), margin: 1 / length };
    }
  }
  throw new Error(
    'No hyperplane through the origin that separates the rows was found: there is none, or its margin is thin.',
  );
}
