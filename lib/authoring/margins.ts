import { Matrix, QrDecomposition } from 'ml-matrix';
import { norm, times } from './linear';

/** Least y_i x_i.w over the rows, relative to |w|: the distance of the nearest row to the boundary, negative when it is on the wrong side. */
export function marginOf(x: Matrix, y: ArrayLike<number>, w: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  times(x, w).forEach((output, i) => {
    least = Math.min(least, output * (y[i] as number));
  });
  return least / norm(w);
}

/** How far a row may stand inside the margin, relative to it: what rounding leaves. */
const TOLERANCE = 1e-8;

/**
 * The direction of largest margin through the origin (hard-margin support vector machine without a bias): unit vector and
 * margin. X has shape [n, p], y holds n labels of -1 and 1. The shortest w with y_i x_i.w >= 1 by non-negative least
 * squares, which ends after finitely many steps however close two supports lie: Lawson, Hanson, Solving Least Squares
 * Problems, 1974, chapter 23, problem LDP.
 * @throws Error when the rows cannot be separated, or their margin is too thin to be told from none.
 */
export function largestMargin(x: Matrix, y: ArrayLike<number>): { direction: Float64Array; margin: number } {
  const rows = Array.from({ length: x.rows }, (_, i) => x.getRow(i).map((value) => value * (y[i] as number)));
  const supports = supportsOf(rows);
  if (supports.length > 0) {
    const held = new Matrix(supports.map((i) => rows[i] as number[]));
    // The shortest w on which every support lies: minimum-norm solution of held w = 1, by the QR factors of its transpose.
    const { orthogonalMatrix: q, upperTriangularMatrix: r } = new QrDecomposition(held.transpose());
    const inner = new Float64Array(supports.length);
    for (let i = 0; i < inner.length; i++) {
      let sum = 1;
      for (let j = 0; j < i; j++) sum -= r.get(j, i) * (inner[j] as number);
      inner[i] = sum / r.get(i, i);
    }
    const w = times(q, inner);
    const length = norm(w);
    const margin = 1 / length;
    const signed = rows.map((row) => row.reduce((sum, value, j) => sum + value * (w[j] as number), 0));
    if (Number.isFinite(margin) && signed.every((value) => value >= 1 - TOLERANCE)) {
      return { direction: w.map((value) => value / length), margin };
    }
  }
  throw new Error(
    'No hyperplane through the origin that separates the rows was found: there is none, or its margin is thin.',
  );
}

/**
 * Rows on which the largest margin rests: those with a positive weight in the non-negative least squares problem
 * min |E u - f|, u >= 0, where the columns of E are the rows with a 1 below and f is the last unit vector. Empty when the
 * rows cannot be separated.
 */
function supportsOf(rows: number[][]): number[] {
  const columns = rows.map((row) => [...row, 1]);
  const height = (columns[0]?.length ?? 1) - 1;
  const u = new Float64Array(columns.length);
  const passive = new Set<number>();
  const residual = () => {
    const left = new Float64Array(height + 1);
    left[height] = 1;
    for (const i of passive) {
      for (const [j, value] of (columns[i] as number[]).entries()) {
        left[j] = (left[j] as number) - value * (u[i] as number);
      }
    }
    return left;
  };
  for (let step = 0; step < 10 * columns.length; step++) {
    const left = residual();
    // Nothing is left: f lies in the cone, and no w separates the rows.
    if (norm(left) <= 1e-12) return [];
    const entering = mostCorrelated(columns, left, passive);
    if (entering === null) break;
    passive.add(entering);
    settle(columns, u, passive);
  }
  return [...passive].sort((a, b) => a - b);
}

/** The column outside the passive set that points most along what is left, relative to its length; null when none does. */
function mostCorrelated(columns: number[][], left: Float64Array, passive: Set<number>): number | null {
  let best: number | null = null;
  let most = 1e-13 * norm(left);
  for (const [i, column] of columns.entries()) {
    if (passive.has(i)) continue;
    const along = column.reduce((sum, value, j) => sum + value * (left[j] as number), 0) / norm(column);
    if (along > most) [best, most] = [i, along];
  }
  return best;
}

/** The least squares solution on the passive set; where it would leave the feasible side, columns go until it does not. */
function settle(columns: number[][], u: Float64Array, passive: Set<number>): void {
  while (passive.size > 0) {
    const chosen = [...passive];
    const height = (columns[0] as number[]).length;
    const target = Matrix.columnVector(Array.from({ length: height }, (_, j) => (j === height - 1 ? 1 : 0)));
    const matrix = new Matrix(chosen.map((i) => columns[i] as number[])).transpose();
    const solved = new QrDecomposition(matrix).solve(target).to1DArray();
    if (solved.every((value) => value > 0)) {
      for (const [k, i] of chosen.entries()) u[i] = solved[k] as number;
      return;
    }
    let reach = 1;
    chosen.forEach((i, k) => {
      const [now, next] = [u[i] as number, solved[k] as number];
      if (next <= 0) reach = Math.min(reach, now / (now - next));
    });
    chosen.forEach((i, k) => {
      const moved = (u[i] as number) + reach * ((solved[k] as number) - (u[i] as number));
      u[i] = moved > 1e-15 ? moved : 0;
      if (u[i] === 0) passive.delete(i);
    });
  }
}
