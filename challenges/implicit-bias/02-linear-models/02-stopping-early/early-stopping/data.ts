import { type Draw, type Random, rowOf, type Tensor, tensor } from '@/lib/authoring';

export const FEATURES = 60;
const ROWS = 80;
const VALIDATION_ROWS = 200;

export interface Rows {
  x: Tensor;
  y: Tensor;
}

/** Feature j, from 1, has this standard deviation: few directions are seen well, most of them hardly. */
export function spreadOf(feature: number): number {
  return 1 / Math.sqrt(feature);
}

/** Noisy rows to train on and to choose with, and the weights that nobody is told. */
export function dealRows(draw: Draw): { train: Rows; validation: Rows; truth: Float64Array } {
  const truth = draw.truth.normals(FEATURES);
  const deal = (random: Random, rows: number): Rows => {
    const values = random.normals(rows * FEATURES).map((value, i) => value * spreadOf((i % FEATURES) + 1));
    const x = tensor([rows, FEATURES], values);
    const noise = draw.truth.normals(rows);
    const y = noise.map((e, i) => rowOf(x, i).reduce((sum, value, j) => sum + value * (truth[j] as number), e));
    return { x, y: tensor([rows], y) };
  };
  return { train: deal(draw.inputs, ROWS), validation: deal(draw.inputs, VALIDATION_ROWS), truth };
}

/** Expected squared error of w on a new row without noise, exactly: the features are independent. */
export function riskOf(w: ArrayLike<number>, truth: Float64Array): number {
  return truth.reduce((sum, value, j) => {
    const off = ((w[j] as number) - value) * spreadOf(j + 1);
    return sum + off * off;
  }, 0);
}
