import { cos, type Draw, exp, type Random, sin, type Tensor, tensor, vector } from '@/lib/authoring';

export interface Rows {
  x: Tensor;
  /** -1 or 1. */
  y: Tensor;
}

/**
 * Two classes that a line through the origin separates. Most points lie far out and lean to one side, so that the mean of
 * the classes points half-way between the useful direction u and the other one, b; one in four lies close to the boundary,
 * and only these decide where the margin is largest.
 */
export function separableRows(draw: Draw): { train: Rows; heldOut(): Rows } {
  const angle = 2 * Math.PI * draw.truth.uniform();
  const u = [cos(angle), sin(angle)] as const;
  const b = [-u[1], u[0]] as const;
  const deal = (random: Random, count: number): Rows => {
    const x: number[] = [];
    const y: number[] = [];
    for (let i = 0; i < count; i++) {
      const label = Math.floor(i / 4) % 2 === 0 ? 1 : -1;
      const near = i % 4 === 0;
      const along = label * (near ? 0.6 + 0.3 * random.uniform() : 3 + 2 * random.uniform());
      const aside = near ? 2 * random.normal() : 4 * label + random.normal();
      x.push(along * u[0] + aside * b[0], along * u[1] + aside * b[1]);
      y.push(label);
    }
    return { x: tensor([count, 2], x), y: tensor([count], y) };
  };
  return { train: deal(draw.inputs, 60), heldOut: () => deal(draw.heldOut, 400) };
}

/** A float64 replay of gradient descent on sum_i log(1 + exp(-y_i x_i.w)) from zero: w after the given numbers of steps. */
export function replayLogistic({ x, y }: Rows, learningRate: number, steps: readonly number[]): Float64Array[] {
  const points = vector(x);
  const labels = vector(y);
  const wanted = new Set(steps);
  const kept = new Map<number, Float64Array>();
  let [a, b] = [0, 0];
  for (let step = 1; step <= Math.max(...steps); step++) {
    let [da, db] = [0, 0];
    for (let i = 0; i < labels.length; i++) {
      const [px, py, label] = [points[2 * i] as number, points[2 * i + 1] as number, labels[i] as number];
      const pull = label / (1 + exp(label * (px * a + py * b)));
      da += pull * px;
      db += pull * py;
    }
    a += learningRate * da;
    b += learningRate * db;
    if (wanted.has(step)) kept.set(step, Float64Array.of(a, b));
  }
  return steps.map((step) => kept.get(step) ?? Float64Array.of(Number.NaN, Number.NaN));
}
