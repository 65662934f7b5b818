import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { TRAINING_BACKEND, useTrainingBackend } from '@/lib/training';
import type { Held, NumberType } from './values';

export { type Held, make, type NumberType, some } from './values';

/** For `beforeAll`. */
export const start = useTrainingBackend;

/** Two float32 values are close when one of these holds; int32, bool and string have to be equal. */
export interface Tolerance {
  /** Steps from one float32 to the next; 4 unless told. */
  ulps?: number;
  /** Difference; 0 unless told. For sums whose terms cancel: their number times the largest term times 1e-7. */
  absolute?: number;
  /** Difference over the larger magnitude; 0 unless told. */
  relative?: number;
  /** Tells 0 from -0. */
  signedZeros?: boolean;
}

/** The calculation on one backend, its own tensors made inside, all of them freed. */
export function runOn(backend: string, calculate: () => tf.TensorContainer): Held[] {
  // Both backends are there already, so this takes effect before it returns.
  void tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const held: Held[] = [];
  tf.tidy(() => {
    for (const tensor of tensorsIn(calculate())) {
      const values = tensor.dtype === 'complex64' ? tensor.dataSync<'complex64'>() : tensor.dataSync();
      held.push({ shape: tensor.shape, dtype: tensor.dtype, values: values as unknown as Float32Array });
    }
  });
  expect(tf.memory().numTensors, `tensors left on ${backend}`).toBe(before);
  return held;
}

/** @returns what the training backend and tfjs's plain one find; the training backend is active afterwards. */
export function onBoth(calculate: () => tf.TensorContainer): { ours: Held[]; plain: Held[] } {
  const plain = runOn('cpu', calculate);
  const ours = runOn(TRAINING_BACKEND, calculate);
  return { ours, plain };
}

/** Fails unless both backends find the same shapes, dtypes and, within the tolerance, values. NaN equals NaN. */
export function expectAgreement(calculate: () => tf.TensorContainer, tolerance: Tolerance = {}): void {
  const { ours, plain } = onBoth(calculate);
  expectClose(ours, plain, tolerance);
}

export function expectClose(ours: Held[], plain: Held[], tolerance: Tolerance = {}): void {
  expect(ours.map(({ shape, dtype }) => ({ shape, dtype }))).toEqual(
    plain.map(({ shape, dtype }) => ({ shape, dtype })),
  );
  for (const [i, mine] of ours.entries()) {
    const apart = firstDifference(mine, plain[i] as Held, tolerance);
    if (apart) throw new Error(`Result ${i}, ${mine.dtype} [${mine.shape}]: ${apart}`);
  }
}

function firstDifference(a: Held, b: Held, tolerance: Tolerance): string | undefined {
  if (a.values.length !== b.values.length) return `${a.values.length} values, not ${b.values.length}`;
  for (let i = 0; i < a.values.length; i++) {
    const [x, y] = [a.values[i] as number, b.values[i] as number];
    const same = a.dtype === 'float32' || a.dtype === 'complex64' ? isClose(x, y, tolerance) : x === y;
    if (!same) {
      const ulps = a.dtype === 'float32' ? `, ${ulpsApart(x, y)} ulps apart` : '';
      return `at ${i} ours is ${x}, the plain one ${y}${ulps}`;
    }
  }
  return undefined;
}

export function isClose(a: number, b: number, tolerance: Tolerance = {}): boolean {
  const { ulps = 4, absolute = 0, relative = 0, signedZeros = false } = tolerance;
  if (Object.is(a, b)) return true;
  if (a === b) return !signedZeros;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const apart = Math.abs(a - b);
  return apart <= absolute || apart <= relative * Math.max(Math.abs(a), Math.abs(b)) || ulpsApart(a, b) <= ulps;
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

function order(value: number): number {
  float[0] = value;
  const pattern = bits[0] as number;
  return pattern >= 0 ? pattern : -(pattern & 0x7fffffff);
}

/** How many float32 steps lie between two finite values. */
export function ulpsApart(a: number, b: number): number {
  return Math.abs(order(a) - order(b));
}

function tensorsIn(container: tf.TensorContainer): tf.Tensor[] {
  if (container instanceof tf.Tensor) return [container];
  if (container === null || typeof container !== 'object') return [];
  return Object.values(container).flatMap((part) => tensorsIn(part as tf.TensorContainer));
}

export interface ShapeLimits {
  minRank?: number;
  maxRank?: number;
  minSide?: number;
  maxSide?: number;
}

/** Shapes of rank 0 to 4 with sides 0 to 6, sides of 1 often among them. */
export function shapes({ minRank = 0, maxRank = 4, minSide = 0, maxSide = 6 }: ShapeLimits = {}) {
  const side = fc.oneof(
    { arbitrary: fc.integer({ min: Math.max(minSide, 1), max: maxSide }), weight: 8 },
    { arbitrary: fc.constant(Math.max(minSide, 1)), weight: 2 },
    { arbitrary: fc.constant(minSide), weight: 1 },
  );
  return fc.array(side, { minLength: minRank, maxLength: maxRank });
}

/** Two shapes that broadcast together: axes of 1 and missing leading axes on either side. */
export function broadcastable(limits: ShapeLimits = {}): fc.Arbitrary<[number[], number[]]> {
  return shapes(limits).chain((shape) => {
    const one = fc
      .tuple(fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }), fc.nat(shape.length))
      .map(([ones, from]) => shape.map((side, i) => (ones[i] ? 1 : side)).slice(from));
    return fc.oneof(
      fc.tuple(one, fc.constant(shape)),
      fc.tuple(fc.constant(shape), one),
      fc.tuple(one, one),
      fc.constant<[number[], number[]]>([shape, shape]),
    ) as fc.Arbitrary<[number[], number[]]>;
  });
}

/** A set of axes of that rank, in any order, some counted from the end. */
export function axes(rank: number): fc.Arbitrary<number[]> {
  return fc
    .shuffledSubarray(Array.from({ length: rank }, (_, axis) => axis))
    .chain((chosen) => fc.tuple(...chosen.map((axis) => fc.constantFrom(axis, axis - rank))) as fc.Arbitrary<number[]>);
}

export const EDGES = {
  float32: [0, -0, 1, -1, 0.5, 1e-45, -1e-45, 1.1754943508222875e-38, 1e-20, 88.5, -104, 1e10, 3.4028234663852886e38],
  int32: [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 65_536, 46_341],
  bool: [0, 1],
};

/** What arithmetic has to carry through unchanged. */
export const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

export interface ValueLimits {
  min?: number;
  max?: number;
  /** Also the edges of the type (0, -0, denormal, largest), as far as they lie within the limits. */
  edges?: boolean;
  /** Also NaN and the infinities. */
  notFinite?: boolean;
}

/** One value of a type: between -10 and 10 unless told. */
export function value(dtype: NumberType, limits: ValueLimits = {}): fc.Arbitrary<number> {
  const { min = -10, max = 10, edges = false, notFinite = false } = limits;
  if (dtype === 'bool') return fc.constantFrom(0, 1);
  const plain =
    dtype === 'int32'
      ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
      : fc.float({ min: Math.fround(min), max: Math.fround(max), noNaN: true });
  const unbounded = limits.min === undefined && limits.max === undefined;
  const special = edges ? EDGES[dtype].filter((edge) => unbounded || (edge >= min && edge <= max)) : [];
  if (notFinite && dtype === 'float32') special.push(...NOT_FINITE);
  return special.length === 0
    ? plain
    : fc.oneof({ arbitrary: plain, weight: 4 }, { arbitrary: fc.constantFrom(...special), weight: 1 });
}

/** A tensor's description; `make` turns it into a tensor of the active backend. */
export function held(shape: number[], dtype: NumberType = 'float32', limits: ValueLimits = {}): fc.Arbitrary<Held> {
  const length = tf.util.sizeFromShape(shape);
  return fc
    .array(value(dtype, limits), { minLength: length, maxLength: length })
    .map((values) => ({ shape, dtype, values }));
}
