import {
  cos,
  type Draw,
  exp,
  fourierMagnitudes,
  largestMargin,
  marginOf,
  matrix,
  norm,
  type Random,
  type Tensor,
  tensor,
  times,
  vector,
} from '@/lib/authoring';

export const SIZE = 32;

export interface Rows {
  /** One signal per row, shape [rows, 32]. */
  x: Tensor;
  /** -1 or 1. */
  y: Tensor;
}

export interface HeldOut extends Rows {
  /** The frequency of the cosine that gave the labels. */
  frequency: number;
}

/** White signals, labelled by the sign of their product with one cosine. */
export function dealSignals(draw: Draw): { train: Rows; heldOut(): HeldOut } {
  const frequency = draw.truth.integer(2, 11);
  const phase = 2 * Math.PI * draw.truth.uniform();
  const wave = Float64Array.from({ length: SIZE }, (_, i) => cos((2 * Math.PI * frequency * i) / SIZE + phase));
  const deal = (random: Random, count: number): Rows => {
    const x = tensor([count, SIZE], random.normals(count * SIZE));
    const y = times(matrix(x), wave).map((value) => (value < 0 ? -1 : 1));
    return { x, y: tensor([count], y) };
  };
  return { train: deal(draw.inputs, 12), heldOut: () => ({ ...deal(draw.heldOut, 400), frequency }) };
}

/** Least y x.beta over the rows, relative to the sum of |F beta| over all frequencies (unitary transform). */
export function fourierMargin({ x, y }: Rows, beta: ArrayLike<number>): number {
  return (marginOf(matrix(x), vector(y), beta) * norm(beta)) / sumOf(fourierMagnitudes(beta));
}

const ROUNDS = 40;

/**
 * The largest Fourier margin that any beta has: minimize |F beta|_1 with all margins at least 1, by reweighted
 * least-norm problems (Chartrand, Yin, ICASSP 2008, for p = 1), each a support vector machine on filtered rows.
 */
export function largestFourierMargin({ x, y }: Rows): number {
  let weights = new Array<number>(SIZE).fill(1);
  let best = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const filter = circulant(weights.map(Math.sqrt));
    const { direction } = largestMargin(matrix(x).mmul(filter), vector(y));
    const beta = times(filter, direction);
    best = Math.max(best, fourierMargin({ x, y }, beta));
    const magnitudes = fourierMagnitudes(beta);
    const largest = Math.max(...magnitudes);
    weights = magnitudes.map((value) => value / largest + exp(-Math.LN10 * Math.min(6, 1 + round / 4)));
  }
  return best;
}

/** The symmetric matrix F* diag(gains) F; gains of k and 32 - k are equal. */
function circulant(gains: number[]): ReturnType<typeof matrix> {
  const kernel = Array.from(
    { length: SIZE },
    (_, i) => sumOf(gains.map((gain, k) => gain * cos((2 * Math.PI * ((k * i) % SIZE)) / SIZE))) / SIZE,
  );
  const entries = Array.from({ length: SIZE * SIZE }, (_, place) => {
    const [row, column] = [Math.floor(place / SIZE), place % SIZE];
    return kernel[(row - column + SIZE) % SIZE] as number;
  });
  return matrix(tensor([SIZE, SIZE], entries));
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The linear map of a network: a circular convolution of both layers, or a product of a matrix and a vector. */
function betaOf(architecture: string, first: Float64Array, second: Float64Array): Float64Array {
  const width = first.length / SIZE;
  return Float64Array.from({ length: SIZE }, (_, i) => {
    let sum = 0;
    if (architecture === 'conv') {
      for (let k = 0; k < SIZE; k++) sum += (first[k] as number) * (second[(i - k + SIZE) % SIZE] as number);
    } else {
      for (let h = 0; h < width; h++) sum += (first[i * width + h] as number) * (second[h] as number);
    }
    return sum;
  });
}

export interface Inputs extends Rows {
  architecture: 'conv' | 'dense';
  first: Tensor;
  second: Tensor;
  learningRate: number;
}

/** A float64 replay of descent on log sum_i exp(-m_i), the step divided by max(1, |beta|): beta after so many steps. */
export function replay({ x, y, architecture, first, second, learningRate }: Inputs, steps: number): Float64Array {
  const rows = matrix(x);
  const labels = vector(y);
  let [a, b] = [vector(first), vector(second)];
  for (let step = 0; step < steps; step++) {
    const beta = betaOf(architecture, a, b);
    const losses = times(rows, beta).map((output, i) => -output * (labels[i] as number));
    const top = Math.max(...losses);
    const pulls = losses.map((loss) => exp(loss - top));
    const total = sumOf([...pulls]);
    const pull = times(
      rows.transpose(),
      pulls.map((value, i) => (value / total) * (labels[i] as number)),
    );
    const size = learningRate / Math.max(1, norm(beta));
    const width = a.length / SIZE;
    const [u, v] = [a, b];
    if (architecture === 'conv') {
      a = u.map((value, k) => value + size * sumOf([...pull].map((p, i) => p * (v[(i - k + SIZE) % SIZE] as number))));
      b = v.map((value, k) => value + size * sumOf([...pull].map((p, i) => p * (u[(i - k + SIZE) % SIZE] as number))));
    } else {
      a = u.map(
        (value, place) => value + size * (pull[Math.floor(place / width)] as number) * (v[place % width] as number),
      );
      b = v.map((value, h) => value + size * sumOf([...pull].map((p, i) => p * (u[i * width + h] as number))));
    }
  }
  return betaOf(architecture, a, b);
}
