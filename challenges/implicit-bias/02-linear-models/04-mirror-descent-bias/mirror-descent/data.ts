import { type Draw, log, matrix, nearestInterpolant, norm, type Tensor, tensor, times } from '@/lib/authoring';

export const FEATURES = 60;
const ROWS = 20;
const SUPPORT = 4;

export const POTENTIALS = ['euclidean', 'entropy', 'power'] as const;
export type Potential = (typeof POTENTIALS)[number];

/** The derivative of the potential, coordinate by coordinate: from weights to dual variables. */
export const LINKS: Record<Potential, (weight: number) => number> = {
  euclidean: (weight) => weight,
  entropy: log,
  power: (weight) => Math.sign(weight) * Math.sqrt(Math.abs(weight)),
};

/** Rows that some weights fit exactly of which only four are not zero, and a start for each potential. */
export function dealProblem(draw: Draw): {
  x: Tensor;
  y: Tensor;
  starts: Record<Potential, Tensor>;
  truth: Float64Array;
} {
  const x = tensor(
    [ROWS, FEATURES],
    draw.inputs.normals(ROWS * FEATURES).map((value) => value / Math.sqrt(ROWS)),
  );
  const truth = new Float64Array(FEATURES);
  for (const place of draw.truth.sample(FEATURES, SUPPORT)) truth[place] = 1 + draw.truth.uniform();
  const starts = {
    euclidean: draw.inputs.normals(FEATURES).map((value) => 0.2 * value),
    entropy: Float64Array.from({ length: FEATURES }, () => 0.01 * (1 + 2 * draw.inputs.uniform())),
    power: new Float64Array(FEATURES),
  };
  const asTensor = (values: Float64Array) => tensor([FEATURES], values);
  return {
    x,
    y: tensor([ROWS], times(matrix(x), truth)),
    starts: {
      euclidean: asTensor(starts.euclidean),
      entropy: asTensor(starts.entropy),
      power: asTensor(starts.power),
    },
    truth,
  };
}

/**
 * How much of link(w) - link(w0) lies outside of the span of the rows of x, as a share of its length: 0 where w is the one of
 * the solutions with the least divergence from w0. 1 where w has not moved, and where the link is not defined at w.
 */
export function outsideShare(x: Tensor, link: (weight: number) => number, w: Float64Array, w0: Float64Array): number {
  const moved = w.map((value, j) => link(value) - link(w0[j] as number));
  const length = norm(moved);
  if (!(length >= 1e-9 && length < Number.POSITIVE_INFINITY)) return 1;
  const inside = nearestInterpolant(matrix(x), times(matrix(x), moved), new Float64Array(w.length));
  return norm(moved.map((value, j) => value - (inside[j] as number))) / length;
}
