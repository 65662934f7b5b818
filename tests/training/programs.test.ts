import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { type Held, held, isClose, make, start } from './agree';

// Kernels that are right each by itself may still be wrong together: memory that is shared, given back too early or used
// twice shows only in what follows. So whole programs, as random as their steps, run on both backends.

beforeAll(start);

type Binary = (x: tf.Tensor, y: tf.Tensor) => tf.Tensor;
type Unary = (x: tf.Tensor, n: number) => tf.Tensor;

const axis = (x: tf.Tensor, n: number) => n % Math.max(1, x.rank);
/** Keeps what grows within bounds, and with it the differences. */
const bounded = (x: tf.Tensor) => tf.tanh(x);

/** Differentiable everywhere, so that a last digit decides nothing. */
const SMOOTH: Record<string, Unary> = {
  neg: tf.neg,
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  square: (x) => tf.square(x),
  exp: (x) => tf.exp(bounded(x)),
  softplus: (x) => tf.softplus(x),
  elu: (x) => tf.elu(tf.add(tf.square(x), 0.1)),
  root: (x) => tf.sqrt(tf.add(tf.square(x), 0.1)),
  shifted: (x, n) => tf.add(x, n / 10),
  scaled: (x, n) => tf.mul(tf.scalar((n % 5) - 2), x),
  sum: (x, n) => tf.sum(x, axis(x, n), n % 2 === 0),
  mean: (x, n) => tf.mean(x, n % 3 === 0 ? undefined : axis(x, n), n % 2 === 0),
  softmax: (x) => (x.rank === 0 ? x.clone() : tf.softmax(x)),
  flat: (x) => tf.reshape(x, [-1]),
  column: (x) => tf.reshape(x, [-1, 1]),
  transposed: (x) => tf.transpose(x),
  clone: (x) => tf.clone(x),
  expanded: (x, n) => (x.rank < 4 ? tf.expandDims(x, n % (x.rank + 1)) : x.clone()),
  squeezed: (x) => tf.squeeze(x),
  sliced: (x, n) =>
    x.rank === 0
      ? x.clone()
      : tf.slice(
          x,
          x.shape.map((side) => n % Math.max(1, side)),
        ),
  reversed: (x, n) => (x.rank === 0 ? x.clone() : tf.reverse(x, axis(x, n))),
  tiled: (x, n) =>
    x.size < 40
      ? tf.tile(
          x,
          x.shape.map((_, i) => 1 + ((n + i) % 2)),
        )
      : x.clone(),
  padded: (x, n) =>
    x.size < 40
      ? tf.pad(
          x,
          x.shape.map((_, i) => [n % 2, (n + i) % 2] as [number, number]),
        )
      : x.clone(),
  gathered: (x, n) =>
    x.rank === 0 || x.size === 0
      ? x.clone()
      : tf.gather(x, tf.tensor1d([0, 0, n % (x.shape[axis(x, n)] as number)], 'int32'), axis(x, n)),
  cumulated: (x, n) => (x.rank === 0 ? x.clone() : tf.cumsum(x, axis(x, n))),
  split: (x, n) => (x.rank === 0 ? x.clone() : (tf.unstack(x, axis(x, n)).at(-1) ?? x.clone())),
};

/** Of matrices that fit; a plain kernel that refuses does not give back what it has taken. */
function product(x: tf.Tensor, y: tf.Tensor, ofTransposed: boolean, byTransposed: boolean): tf.Tensor {
  const fits = x.rank === 2 && y.rank === 2 && x.shape[ofTransposed ? 0 : 1] === y.shape[byTransposed ? 1 : 0];
  return fits
    ? tf.matMul(x, y, ofTransposed, byTransposed)
    : tf.outerProduct(tf.reshape(x, [-1]) as tf.Tensor1D, tf.reshape(bounded(tf.sum(y)), [1]));
}

const PAIRS: Record<string, Binary> = {
  add: (x, y) => tf.add(x, y),
  sub: (x, y) => tf.sub(x, y),
  mul: (x, y) => tf.mul(x, bounded(y)),
  div: (x, y) => tf.div(x, tf.add(tf.square(y), 0.5)),
  squaredDifference: (x, y) => tf.squaredDifference(x, bounded(y)),
  matMul: (x, y) => product(x, y, false, false),
  matMulOfTransposed: (x, y) => product(x, y, true, false),
  matMulByTransposed: (x, y) => product(x, y, false, true),
  concat: (x, y) => tf.concat([x, y], -1),
  stack: (x, y) => tf.stack([x, y], 1),
  addN: (x, y) => tf.addN([x, y, x]),
};

/** Whole numbers, changing where results rarely lie: elsewhere a last digit would decide. */
const stairs = (x: tf.Tensor) => tf.floor(tf.add(tf.mul(x, 3.7), 0.31));

/** For programs without gradients. */
const EDGED: Record<string, Unary> = {
  relu: (x) => tf.relu(x),
  abs: (x) => tf.abs(x),
  largest: (x, n) => tf.max(x, x.rank === 0 ? undefined : axis(x, n)),
  places: (x, n) => tf.argMax(stairs(x), axis(x, n)),
  whole: (x) => tf.cast(stairs(x), 'int32'),
  real: (x) => tf.cast(x, 'float32'),
  chosen: (x) => tf.where(tf.greater(stairs(x), 0), x, tf.neg(x)),
};

interface Step {
  op: number;
  a: number;
  b: number;
  n: number;
}

interface Program {
  inputs: Held[];
  steps: Step[];
}

const small = { min: -2, max: 2 };
const shapes = fc.constantFrom<number[]>([2, 3], [3, 2], [3], [1], [2, 1], [], [2, 3, 2]);
const step = fc.record({ op: fc.nat(10_000), a: fc.nat(50), b: fc.nat(50), n: fc.nat(11) });
const programs = (most: number): fc.Arbitrary<Program> =>
  fc.record({
    inputs: fc.array(
      shapes.chain((shape) => held(shape, 'float32', small)),
      { minLength: 2, maxLength: 3 },
    ),
    steps: fc.array(step, { minLength: 3, maxLength: most }),
  });

function take<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

/** One step; a complaint about shapes is a result like another. */
function apply(known: tf.Tensor[], { op, a, b, n }: Step, unary: Record<string, Unary>): tf.Tensor | string {
  const [x, y] = [take(known, a), take(known, b)];
  const names = [...Object.keys(unary), ...Object.keys(PAIRS)];
  const name = take(names, op);
  try {
    return tf.tidy(() => (unary[name] ? unary[name](x, n) : (PAIRS[name] as Binary)(x, y)));
  } catch (error) {
    return `${name}: ${(error as Error).message}`;
  }
}

type Found = (string | { broken: true } | { shape: number[]; dtype: string; values: number[] })[];

function read(tensor: tf.Tensor) {
  return { shape: tensor.shape, dtype: tensor.dtype, values: Array.from(tensor.dataSync()) };
}

function expectSame(ours: Found, plain: Found): void {
  expect(ours.length).toBe(plain.length);
  for (const [i, mine] of ours.entries()) {
    const theirs = plain[i] as Found[number];
    if (typeof mine === 'string' || typeof theirs === 'string' || 'broken' in mine || 'broken' in theirs) {
      expect(mine).toEqual(theirs);
      continue;
    }
    expect({ shape: mine.shape, dtype: mine.dtype }).toEqual({ shape: theirs.shape, dtype: theirs.dtype });
    const apart = mine.values.findIndex(
      (value, j) => !isClose(value, theirs.values[j] as number, { relative: 1e-3, absolute: 1e-4 }),
    );
    if (apart >= 0)
      throw new Error(`result ${i}, at ${apart}: ours ${mine.values[apart]}, plain ${theirs.values[apart]}`);
  }
}

function onEach(run: () => Found): void {
  const found = ['cpu', TRAINING_BACKEND].map((backend) => {
    // Both backends are there already, so this takes effect before it returns.
    void tf.setBackend(backend);
    const { numTensors, numBytes, numDataBuffers } = tf.memory();
    const results = run();
    // tfjs's plain kernels do not give back all that they take, and a gradient that breaks leaves its tape behind.
    const broken = results.some((result) => typeof result === 'object' && 'broken' in result);
    if (backend === TRAINING_BACKEND && !broken)
      expect(tf.memory()).toMatchObject({ numTensors, numBytes, numDataBuffers });
    return results;
  });
  expectSame(found[1] as Found, found[0] as Found);
}

test('programs that keep, free and share tensors find what they find on the plain backend', () => {
  const every = { ...SMOOTH, ...EDGED };
  const run = ({ inputs, steps }: Program): Found => {
    const found: Found = [];
    const live: tf.Tensor[] = inputs.map((input) => make(input));
    const variable = tf.variable(live[0] as tf.Tensor);
    live.push(variable);
    const fixed = live.length;
    for (const [i, one] of steps.entries()) {
      const what = one.op % 23;
      if (what === 0 && live.length > fixed) {
        // Any of them: what others share with it has to stay.
        const [gone] = live.splice(fixed + (one.a % (live.length - fixed)), 1);
        gone?.dispose();
        continue;
      }
      if (what === 1) {
        const next = take(live, one.a);
        const fits = next.dtype === 'float32' && tf.util.arraysEqual(next.shape, variable.shape);
        if (fits) variable.assign(next);
        continue;
      }
      if (what === 2) {
        // A scope with steps of its own, of which one result survives.
        const inner = tf.tidy(() => {
          const made = [...live];
          for (const later of steps.slice(i, i + 3)) {
            const result = apply(made, later, every);
            if (result instanceof tf.Tensor) made.push(result);
          }
          return take(made, one.b);
        });
        live.push(live.includes(inner) ? inner.clone() : inner);
        continue;
      }
      const result = apply(live, one, every);
      if (typeof result === 'string') found.push(result);
      else if (!live.includes(result)) live.push(result);
    }
    found.push(...live.map(read));
    tf.dispose(live);
    return found;
  };
  fc.assert(
    fc.property(programs(25), (program) => onEach(() => run(program))),
    { numRuns: 300 },
  );
});

test('gradients through programs are those of the plain backend, first and second', () => {
  const run = ({ inputs, steps }: Program, second: boolean): Found => {
    const complaints: string[] = [];
    const f = (...given: tf.Tensor[]) => {
      const made = [...given];
      for (const one of steps) {
        const result = apply(made, one, SMOOTH);
        if (typeof result === 'string') complaints.push(result);
        else made.push(result);
      }
      return tf.addN(made.map((tensor) => tf.sum(bounded(tensor))));
    };
    const slopes = tf.tidy(() => {
      const given = inputs.map((input) => make(input));
      const [first = tf.scalar(0), ...others] = given;
      const slope = (x: tf.Tensor) => tf.sum(tf.square(tf.grad((z: tf.Tensor) => f(z, ...others))(x)));
      try {
        return second ? [read(tf.grad(slope)(first))] : tf.grads(f)(given).map(read);
      } catch {
        // Some operations have no gradient, or it has none, or it fails where they broadcast. Words may differ.
        return [{ broken: true as const }];
      }
    });
    return [...slopes, ...complaints];
  };
  fc.assert(
    fc.property(programs(12), fc.boolean(), (program, second) => onEach(() => run(program, second))),
    { numRuns: 200 },
  );
});
