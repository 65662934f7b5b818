import {
  AdadeltaOptimizer,
  add,
  div,
  engine,
  keep,
  MomentumOptimizer,
  mul,
  type NamedTensorMap,
  type Optimizer,
  RMSPropOptimizer,
  type Scalar,
  SGDOptimizer,
  scalar,
  sqrt,
  square,
  sub,
  type Tensor,
  tidy,
  type Variable,
  zerosLike,
} from '@tensorflow/tfjs';
import { type Correction, noteCorrected } from './correction';

type Gradients = NamedTensorMap | { name: string; tensor: Tensor }[];
type Step<Self = Optimizer> = (this: Self, gradients: Gradients) => void;
type Slots = { originalName: string; variable: Variable }[];

interface RmsProp extends Optimizer {
  learningRate: number;
  decay: number;
  momentum: number;
  epsilon: number;
  centered: boolean;
  accumulatedMeanSquares: Slots;
  accumulatedMoments: Slots;
  accumulatedMeanGrads: Slots;
}

interface Adadelta extends Optimizer {
  learningRate: number;
  rho: number;
  epsilon: number;
  accumulatedGrads: Slots;
  accumulatedUpdates: Slots;
}

const stepOf = (of: { prototype: object }) => (of.prototype as { applyGradients: Step }).applyGradients;
const stockRmsProp = stepOf(RMSPropOptimizer);
const stockAdadelta = stepOf(AdadeltaOptimizer);

/** Each variable with its gradient, and the slots that are kept for it, made when they are not there yet. */
function each(
  gradients: Gradients,
  slots: [Slots, string][],
  step: (value: Variable, g: Tensor, kept: Variable[]) => void,
) {
  const { registeredVariables } = engine() as unknown as { registeredVariables: Record<string, Variable> };
  const names = Array.isArray(gradients) ? gradients.map(({ name }) => name) : Object.keys(gradients);
  for (const [i, name] of names.entries()) {
    const value = registeredVariables[name] as Variable;
    const kept = slots.map(([list, suffix]) => {
      list[i] ??= {
        originalName: `${name}/${suffix}`,
        variable: tidy(() => zerosLike(value).variable(false)) as Variable,
      };
      return list[i].variable;
    });
    const gradient = Array.isArray(gradients) ? gradients[i]?.tensor : gradients[name];
    if (gradient) tidy(() => step(value, gradient, kept));
  }
}

const counted = (optimizer: Optimizer) =>
  (optimizer as unknown as { incrementIterations(): void }).incrementIterations();

const rmsProp: Step<RmsProp> = function applyGradients(gradients) {
  if (!this.centered) {
    stockRmsProp.call(this, gradients);
    return;
  }
  noteCorrected('centered-rmsprop');
  const slots: [Slots, string][] = [
    [this.accumulatedMeanSquares, 'rms'],
    [this.accumulatedMoments, 'momentum'],
    [this.accumulatedMeanGrads, 'mg'],
  ];
  each(gradients, slots, (value, g, [squares, moments, averages]) => {
    const [s, m, a] = [squares, moments, averages] as [Variable, Variable, Variable];
    const newSquares = add(mul(s, this.decay), mul(square(g), 1 - this.decay));
    const newAverages = add(mul(a, this.decay), mul(g, 1 - this.decay));
    const root = sqrt(add(sub(newSquares, square(newAverages)), this.epsilon));
    const newMoments = add(mul(m, this.momentum), div(mul(g, this.learningRate), root));
    s.assign(newSquares);
    a.assign(newAverages);
    m.assign(newMoments);
    value.assign(sub(value, newMoments));
  });
  counted(this);
};

const adadelta: Step<Adadelta> = function applyGradients(gradients) {
  noteCorrected('adadelta-step');
  const slots: [Slots, string][] = [
    [this.accumulatedGrads, 'accum_grad'],
    [this.accumulatedUpdates, 'accum_var'],
  ];
  each(gradients, slots, (value, g, [squares, updates]) => {
    const [s, u] = [squares, updates] as [Variable, Variable];
    const newSquares = add(mul(s, this.rho), mul(square(g), 1 - this.rho));
    const step = mul(div(sqrt(add(u, this.epsilon)), sqrt(add(newSquares, this.epsilon))), g);
    s.assign(newSquares);
    u.assign(add(mul(u, this.rho), mul(square(step), 1 - this.rho)));
    value.assign(add(mul(step, -this.learningRate), value));
  });
  counted(this);
};

/** Steps by operations, where those of `patches/optimizers.ts` do not serve. */
export const CORRECTED_STEPS: Record<string, Step> = { rmsProp: rmsProp as Step, adadelta: adadelta as Step };

/** Puts the right step in place, or leaves the one that is quicker and as right. */
function replace(of: { prototype: object }, stock: Step, right: Step): () => () => void {
  const prototype = of.prototype as { applyGradients: Step };
  let inUse = right;
  return () => {
    if (prototype.applyGradients === stock) prototype.applyGradients = inUse;
    return () => {
      inUse = prototype.applyGradients;
      prototype.applyGradients = stock;
    };
  };
}

interface Assigned {
  c?: Scalar;
  m?: Scalar;
}

/** Lets a number that an optimizer holds in a tensor too be assigned: that tensor follows. */
function assignable(of: { prototype: object }, name: string, slot: keyof Assigned, sign: 1 | -1) {
  const values = new WeakMap<object, number>();
  let isObeyed = false;
  Object.defineProperty(of.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: object) {
      return values.get(this);
    },
    set(this: Assigned, value: number) {
      const before = values.get(this);
      values.set(this, value);
      if (!isObeyed || !this[slot] || before === value) return;
      this[slot]?.dispose();
      this[slot] = keep(scalar(sign * value));
      noteCorrected('assigned-learning-rate');
    },
  });
  return {
    obey(obeyed: boolean) {
      isObeyed = obeyed;
    },
  };
}

const all = [assignable(SGDOptimizer, 'learningRate', 'c', -1), assignable(MomentumOptimizer, 'momentum', 'm', 1)];

const assignment: Correction = {
  id: 'assigned-learning-rate',
  what: '`learningRate` assigned to `sgd` and `momentum` between steps, and `momentum` of the latter',
  stock: 'Ignored: they keep the ones that they were built with',
  right: 'Obeyed',
  by: 'tfjs itself, for its other optimizers',
  source: 'tfjs-core/dist/optimizers/sgd_optimizer.js, momentum_optimizer.js',
  put() {
    for (const one of all) one.obey(true);
    return () => {
      for (const one of all) one.obey(false);
    };
  },
};

export const OPTIMIZERS: Correction[] = [
  {
    id: 'centered-rmsprop',
    what: 'Centered `rmsprop`',
    stock: 'Takes epsilon away under the root: NaN for small gradients, explodes for steady ones',
    right: 'Adds it',
    by: 'TensorFlow; Graves 2013, section 4.2',
    source: 'tfjs-core/dist/optimizers/rmsprop_optimizer.js',
    put: replace(RMSPropOptimizer, stockRmsProp, rmsProp as Step),
  },
  {
    id: 'adadelta-step',
    what: '`adadelta`',
    stock:
      'Divides by the average of squares before this gradient: the first step is the learning rate times the gradient',
    right: 'Divides by the average that counts this gradient',
    by: 'Zeiler 2012; Keras, PyTorch',
    source: 'tfjs-core/dist/optimizers/adadelta_optimizer.js',
    put: replace(AdadeltaOptimizer, stockAdadelta, adadelta as Step),
  },
  assignment,
];
