import { type Checkpoint, type Draw, matrix, norm, relativeDistance, type Tensor, tensor } from '@/lib/authoring';

export const SIZE = 24;
export const RANK = 2;
export const OBSERVED = 286;

/** What a run is given of the matrix. */
export interface Entries {
  rows: Tensor;
  columns: Tensor;
  values: Tensor;
}

export interface HeldOut {
  /** The whole matrix, row by row. */
  truth: Float64Array;
  /** Places in `truth` that no run was shown. */
  hidden: number[];
}

/** A Gaussian matrix of rank 2, scaled to a root mean square of 1, and which of its entries are shown. */
export function dealMatrix(draw: Draw): { entries: Entries; heldOut: HeldOut } {
  const left = draw.truth.normals(SIZE * RANK);
  const right = draw.truth.normals(SIZE * RANK);
  const raw = Float64Array.from({ length: SIZE * SIZE }, (_, place) => {
    const [row, column] = [Math.floor(place / SIZE), place % SIZE];
    let sum = 0;
    for (let k = 0; k < RANK; k++) sum += (left[row * RANK + k] as number) * (right[column * RANK + k] as number);
    return sum;
  });
  const truth = raw.map((value) => (value * SIZE) / norm(raw));
  const order = draw.inputs.permutation(SIZE * SIZE);
  const shown = order.slice(0, OBSERVED);
  return {
    entries: {
      rows: tensor(
        [OBSERVED],
        shown.map((place) => Math.floor(place / SIZE)),
        'int32',
      ),
      columns: tensor(
        [OBSERVED],
        shown.map((place) => place % SIZE),
        'int32',
      ),
      values: tensor(
        [OBSERVED],
        shown.map((place) => truth[place] as number),
      ),
    },
    heldOut: { truth, hidden: order.slice(OBSERVED) },
  };
}

export type Matrix = ReturnType<typeof matrix>;

/** The factors of a tensor [depth, 24, 24], first the one that is applied first. */
export function factorsOf({ shape, dtype, values }: Tensor): Matrix[] {
  const depth = shape[0] as number;
  const count = SIZE * SIZE;
  return Array.from({ length: depth }, (_, j) =>
    matrix({ shape: [SIZE, SIZE], dtype, values: values.slice(j * count, (j + 1) * count) }),
  );
}

/** The last factor times … times the first. */
export function product(factors: readonly Matrix[]): Matrix {
  return factors.slice(1).reduce((made, factor) => factor.mmul(made), factors[0] as Matrix);
}

export function productAt({ factors }: Checkpoint<'factors'>): Matrix {
  return product(factorsOf(factors));
}

/** |W - M| / |M| over some places. */
export function relativeError(w: Matrix, truth: ArrayLike<number>, places: readonly number[]): number {
  const flat = w.to1DArray();
  const off = places.map((place) => (flat[place] as number) - (truth[place] as number));
  return norm(off) / norm(places.map((place) => truth[place] as number));
}

export function placesOf({ rows, columns }: Entries): number[] {
  return Array.from(rows.values, (row, i) => row * SIZE + (columns.values[i] as number));
}

/**
 * A float64 replay of gradient descent on sum (W - M)^2 / 2m over the m entries shown, W the product of the factors: the
 * factors after so many steps.
 */
export function replayFactors(entries: Entries, start: Tensor, learningRate: number, steps: number): Matrix[] {
  const places = placesOf(entries);
  let factors = factorsOf(start);
  for (let step = 0; step < steps; step++) {
    const flat = product(factors).to1DArray();
    const residual = new Float64Array(SIZE * SIZE);
    for (const [i, place] of places.entries()) {
      residual[place] = ((flat[place] as number) - (entries.values.values[i] as number)) / places.length;
    }
    const gradient = matrix({ shape: [SIZE, SIZE], dtype: 'float32', values: Float32Array.from(residual) });
    factors = factors.map((factor, j) => {
      const after = factors.slice(j + 1);
      const before = factors.slice(0, j);
      const left = after.length > 0 ? product(after).transpose().mmul(gradient) : gradient;
      const own = before.length > 0 ? left.mmul(product(before).transpose()) : left;
      return factor.clone().sub(own.mul(learningRate));
    });
  }
  return factors;
}

/** Largest |W_{j+1}' W_{j+1} - W_j W_j'| / |W_{j+1}' W_{j+1}|: gradient flow keeps the difference (Arora et al. 2018). */
export function imbalance(factors: readonly Matrix[]): number {
  return Math.max(
    ...factors.slice(1).map((next, j) => {
      const previous = factors[j] as Matrix;
      const outer = previous.mmul(previous.transpose()).to1DArray();
      return relativeDistance(outer, next.transpose().mmul(next).to1DArray());
    }),
  );
}
