import type { Scalar, Variable } from '@tensorflow/tfjs';
import { noteCorrected } from '../corrected/correction';

/**
 * One step in place: addresses in bytes of the float32 arrays of the variable, of its gradient and of its slots, the
 * number of elements, then factors. Order and formulas stand in `assembly/update.ts`.
 */
type Update = (value: number, gradient: number, ...rest: number[]) => void;

export interface UpdateExports {
  copyBlock(to: number, from: number, bytes: number): void;
  updateSgd: Update;
  updateMomentum: Update;
  updateAdam: Update;
  updateAdamax: Update;
  updateRmsProp: Update;
  updateCenteredRmsProp: Update;
  updateAdagrad: Update;
  updateAdadelta: Update;
}

/** One variable an optimizer keeps for each variable it trains, as `getWeights` gives it out. */
export interface Slot {
  originalName: string;
  variable: Variable;
}

/** One step of one kind of optimizer; `Self` is what its instances hold that tfjs does not declare. */
export interface FusedUpdate<Self> {
  /** Scalars of the optimizer that the step reads. */
  scalars: (keyof Self & string)[];
  /** Where the slots are, and how their names go on after the trained variable's. */
  slots(self: Self): readonly { list: keyof Self & string; suffix: string; first: number }[];
  /** What the step has in common for all variables, in float32; `read` gives the value of a scalar. */
  prepare(self: Self, read: (scalar: Scalar | Variable) => number): number[];
  update(self: Self, n: number, value: number, gradient: number, slots: number[], prepared: number[]): void;
  /** New values of scalars, after all variables. */
  finish?(self: Self, read: (scalar: Scalar | Variable) => number): [Variable, number][];
}

interface Sgd {
  c: Scalar;
}

interface Momentum extends Sgd {
  m: Scalar;
  useNesterov: boolean;
  accumulations: Slot[];
}

interface Moments {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  accBeta1: Variable;
  accumulatedFirstMoment: Slot[];
}

interface Adam extends Moments {
  accBeta2: Variable;
  accumulatedSecondMoment: Slot[];
}

interface Adamax extends Moments {
  decay: number;
  iteration: Variable;
  accumulatedWeightedInfNorm: Slot[];
}

interface RmsProp {
  learningRate: number;
  decay: number;
  momentum: number;
  epsilon: number;
  centered: boolean;
  accumulatedMeanSquares: Slot[];
  accumulatedMoments: Slot[];
  accumulatedMeanGrads: Slot[];
}

interface Adagrad {
  learningRate: number;
  initialAccumulatorValue: number;
  accumulatedGrads: Slot[];
}

interface Adadelta {
  learningRate: number;
  rho: number;
  epsilon: number;
  accumulatedGrads: Slot[];
  accumulatedUpdates: Slot[];
}

const { fround } = Math;
const NONE = [] as const;
const MOMENTUM = [{ list: 'accumulations', suffix: 'momentum', first: 0 }] as const;
const ADAM = [
  { list: 'accumulatedFirstMoment', suffix: 'm', first: 0 },
  { list: 'accumulatedSecondMoment', suffix: 'v', first: 0 },
] as const;
const ADAMAX = [ADAM[0], { list: 'accumulatedWeightedInfNorm', suffix: 'v', first: 0 }] as const;
const RMSPROP = [
  { list: 'accumulatedMeanSquares', suffix: 'rms', first: 0 },
  { list: 'accumulatedMoments', suffix: 'momentum', first: 0 },
] as const;
const CENTERED = [...RMSPROP, { list: 'accumulatedMeanGrads', suffix: 'mg', first: 0 }] as const;
const ADADELTA = [
  { list: 'accumulatedGrads', suffix: 'accum_grad', first: 0 },
  { list: 'accumulatedUpdates', suffix: 'accum_var', first: 0 },
] as const;

/**
 * The steps of the optimizers of tfjs. Every number that tfjs turns into a scalar tensor is rounded to float32 where tfjs
 * does so; arguments of `wasm` are rounded as they are passed.
 * @param epsilon what tfjs adds under roots where an optimizer has no epsilon of its own.
 */
export function fusedUpdates(wasm: UpdateExports, epsilon: number) {
  const sgd: FusedUpdate<Sgd> = {
    scalars: ['c'],
    slots: () => NONE,
    prepare: ({ c }, read) => [read(c)],
    update: (_self, n, value, gradient, _slots, [scale]) => wasm.updateSgd(value, gradient, n, scale as number),
  };
  const momentum: FusedUpdate<Momentum> = {
    scalars: ['c', 'm'],
    slots: () => MOMENTUM,
    prepare: ({ c, m }, read) => [read(c), read(m)],
    update({ useNesterov }, n, value, gradient, slots, [scale, factor]) {
      wasm.updateMomentum(value, gradient, slots[0] as number, n, scale as number, factor as number, +useNesterov);
    },
  };
  const adam: FusedUpdate<Adam> = {
    scalars: ['accBeta1', 'accBeta2'],
    slots: () => ADAM,
    prepare: ({ accBeta1, accBeta2 }, read) => [fround(1 - read(accBeta1)), fround(1 - read(accBeta2))],
    update(self, n, value, gradient, slots, prepared) {
      const { learningRate, beta1, beta2 } = self;
      const [first, second] = slots as [number, number];
      const [correction1, correction2] = prepared as [number, number];
      wasm.updateAdam(
        value,
        gradient,
        first,
        second,
        n,
        -learningRate,
        beta1,
        1 - beta1,
        beta2,
        1 - beta2,
        correction1,
        correction2,
        self.epsilon,
      );
    },
    finish: ({ accBeta1, accBeta2, beta1, beta2 }, read) => [
      [accBeta1, read(accBeta1) * fround(beta1)],
      [accBeta2, read(accBeta2) * fround(beta2)],
    ],
  };
  const adamax: FusedUpdate<Adamax> = {
    scalars: ['accBeta1', 'iteration'],
    slots: () => ADAMAX,
    prepare({ learningRate, decay, iteration, accBeta1 }, read) {
      const slowed = fround(fround(read(iteration) * fround(decay)) + 1);
      return [fround(fround(fround(-learningRate) / slowed) / fround(1 - read(accBeta1)))];
    },
    update(self, n, value, gradient, slots, [scale]) {
      const { beta1, beta2 } = self;
      const [first, norm] = slots as [number, number];
      wasm.updateAdamax(value, gradient, first, norm, n, scale as number, beta1, 1 - beta1, beta2, self.epsilon);
    },
    finish: ({ iteration, accBeta1, beta1 }, read) => [
      [iteration, read(iteration) + 1],
      [accBeta1, read(accBeta1) * fround(beta1)],
    ],
  };
  const rmsProp: FusedUpdate<RmsProp> = {
    scalars: [],
    slots: ({ centered }) => (centered ? CENTERED : RMSPROP),
    prepare({ centered }) {
      if (centered) noteCorrected('centered-rmsprop');
      return [];
    },
    update(self, n, value, gradient, slots) {
      const { learningRate, decay, centered } = self;
      const [squares, moments, averages] = slots as [number, number, number];
      if (centered) {
        wasm.updateCenteredRmsProp(
          value,
          gradient,
          squares,
          moments,
          averages,
          n,
          learningRate,
          decay,
          1 - decay,
          self.momentum,
          self.epsilon,
        );
        return;
      }
      wasm.updateRmsProp(
        value,
        gradient,
        squares,
        moments,
        n,
        learningRate,
        decay,
        1 - decay,
        self.momentum,
        self.epsilon,
      );
    },
  };
  const adagrad: FusedUpdate<Adagrad> = {
    scalars: [],
    slots: ({ initialAccumulatorValue: first }) => [{ list: 'accumulatedGrads', suffix: 'accumulator', first }],
    prepare: () => [],
    update({ learningRate }, n, value, gradient, slots) {
      wasm.updateAdagrad(value, gradient, slots[0] as number, n, -learningRate, epsilon);
    },
  };
  const adadelta: FusedUpdate<Adadelta> = {
    scalars: [],
    slots: () => ADADELTA,
    prepare() {
      noteCorrected('adadelta-step');
      return [];
    },
    update(self, n, value, gradient, slots) {
      const { learningRate, rho } = self;
      const [squares, updates] = slots as [number, number];
      wasm.updateAdadelta(value, gradient, squares, updates, n, -learningRate, rho, 1 - rho, self.epsilon);
    },
  };
  return { sgd, momentum, adam, adamax, rmsProp, adagrad, adadelta };
}
