import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { sizeOf, type Tensor } from './tensor';

/** The values of a tensor in double precision. */
export function vector(t: Tensor): Float64Array {
  return Float64Array.from(t.values);
}

/** A rank-2 tensor as a matrix in double precision. @throws RangeError for another rank. */
export function matrix(t: Tensor): Matrix {
  const [rows, columns] = t.shape;
  if (t.shape.length !== 2 || rows === undefined || columns === undefined) {
    throw new RangeError(`Expected a tensor of rank 2, got shape [${t.shape}].`);
  }
  return Matrix.from1DArray(rows, columns, Float64Array.from(t.values));
}

/** Row `index` of a tensor along its first axis, as a vector. */
export function rowOf(t: Tensor, index: number): Float64Array {
  const length = sizeOf(t.shape.slice(1));
  return Float64Array.from(t.values.subarray(index * length, (index + 1) * length));
}

/** Euclidean norm. */
export function norm(v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += (v[i] as number) * (v[i] as number);
  return Math.sqrt(sum);
}

/** Distance |a - b| / |b|. NaN when b is zero and a is too. @throws RangeError when the lengths differ. */
export function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`Vectors of length ${a.length} and ${b.length} cannot be compared.`);
  return norm(Float64Array.from(a, (value, i) => value - (b[i] as number))) / norm(b);
}

/** X v for a matrix [n, p] and a vector of length p. */
export function times(x: Matrix, v: ArrayLike<number>): Float64Array {
  return Float64Array.from(x.mmul(Matrix.columnVector(Array.from(v))).to1DArray());
}

/** Residual of a linear fit relative to its target: |X w - y| / |y|. */
export function relativeResidual(x: Matrix, w: ArrayLike<number>, y: ArrayLike<number>): number {
  return relativeDistance(times(x, w), y);
}

/**
 * The interpolant of y nearest to `start` in the Euclidean norm: w0 + X' (X X')^-1 (y - X w0). With a zero start this is
 * the minimum-norm solution. X has shape [n, p] with n <= p and independent rows.
 * @throws Error when the rows of X are dependent.
 */
export function nearestInterpolant(x: Matrix, y: ArrayLike<number>, start: ArrayLike<number>): Float64Array {
  const fitted = times(x, start);
  const missing = Matrix.columnVector(Array.from(y, (value, i) => value - (fitted[i] as number)));
  const gram = new CholeskyDecomposition(x.mmul(x.transpose()));
  if (!gram.isPositiveDefinite()) throw new Error('The rows of X are linearly dependent.');
  const correction = x.transpose().mmul(gram.solve(missing)).to1DArray();
  return Float64Array.from(start, (value, i) => value + (correction[i] as number));
}

/** Largest eigenvalue of X'X / n, the smoothness of the mean squared loss |Xw - y|^2 / 2n. */
export function smoothness(x: Matrix): number {
  const gram = x.mmul(x.transpose()).div(x.rows);
  return Math.max(...new EigenvalueDecomposition(gram, { assumeSymmetric: true }).realEigenvalues);
}

/**
 * A float64 replay of full-batch gradient descent on |Xw - y|^2 / 2n: the iterates after the given numbers of steps.
 * Code that follows the prescribed dynamics in float32 agrees with it to about 1e-6; every shortcut is far off.
 */
export function replayLeastSquares(
  x: Matrix,
  y: ArrayLike<number>,
  start: ArrayLike<number>,
  learningRate: number,
  checkpoints: readonly number[],
): Float64Array[] {
  const transposed = x.transpose();
  const wanted = new Set(checkpoints);
  const kept = new Map<number, Float64Array>();
  let w = Float64Array.from(start);
  for (let step = 0; kept.size < wanted.size; step++) {
    if (wanted.has(step)) kept.set(step, w);
    const residual = times(x, w).map((value, i) => value - (y[i] as number));
    const gradient = times(transposed, residual);
    w = w.map((value, i) => value - (learningRate / x.rows) * (gradient[i] as number));
  }
  return checkpoints.map((step) => kept.get(step) as Float64Array);
}

/**
 * The minimum of |Xw - y|^2 / n + lambda |w|^2 for X of shape [n, p]: (X'X / n + lambda)^-1 X'y / n, of length p.
 * @throws RangeError when lambda is not positive.
 */
export function ridgeSolution(x: Matrix, y: ArrayLike<number>, lambda: number): Float64Array {
  if (!(lambda > 0)) throw new RangeError(`A ridge penalty is a positive number, not ${lambda}.`);
  const transposed = x.transpose();
  const penalized = transposed.mmul(x).div(x.rows).add(Matrix.eye(x.columns).mul(lambda));
  const target = Matrix.columnVector(Array.from(times(transposed, y), (value) => value / x.rows));
  return Float64Array.from(new CholeskyDecomposition(penalized).solve(target).to1DArray());
}
