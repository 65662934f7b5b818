import * as tf from '@tensorflow/tfjs';
import { type Correction, noteCorrected } from './correction';
import { prototypeOf, replacing, together } from './replacing';

/** A seed as tfjs takes it for one: it asks whether there is one by whether it is true. */
function heard(seed: number | undefined): number | undefined {
  if (seed !== 0 || !isHeard) return seed;
  noteCorrected('seed-of-zero');
  // Text goes where numbers go: into the text that its generators start from.
  return '0' as unknown as number;
}

let isHeard = false;
let isRate = false;
let isKept = false;

const switched = (set: (on: boolean) => void) => () => {
  set(true);
  return () => set(false);
};

type Functions = Pick<
  typeof tf,
  'initializers' | 'multinomial' | 'randomGamma' | 'randomNormal' | 'randomStandardNormal' | 'truncatedNormal'
>;

/** The same initializer, with the zeros that it was given and took for nothing. */
function kept<Args extends object, Made>(made: Made, args: Args, ...names: (keyof Args & string)[]): Made {
  const zeros = names.filter((name) => args[name] === 0);
  if (!isKept || zeros.length === 0) return made;
  noteCorrected('zeros-of-initializers');
  return Object.assign(made as object, Object.fromEntries(zeros.map((name) => [name, 0]))) as Made;
}

const initializers: typeof tf.initializers = {
  ...tf.initializers,
  randomNormal: (args) => kept(tf.initializers.randomNormal(args), args, 'stddev'),
  randomUniform: (args) => kept(tf.initializers.randomUniform(args), args, 'minval', 'maxval'),
  truncatedNormal: (args) => kept(tf.initializers.truncatedNormal(args), args, 'stddev'),
};

/** What stands in the place of tfjs's functions where programs import it: they are no methods that could be replaced. */
export const RANDOM_FUNCTIONS: Functions = {
  initializers,
  multinomial: (logits, samples, seed, normalized) => tf.multinomial(logits, samples, heard(seed), normalized),
  randomGamma(shape, alpha, beta = 1, dtype, seed) {
    if (isRate && beta !== 1) noteCorrected('random-gamma');
    return tf.randomGamma(shape, alpha, isRate ? 1 / beta : beta, dtype, heard(seed));
  },
  randomNormal: (shape, mean, deviation, dtype, seed) => tf.randomNormal(shape, mean, deviation, dtype, heard(seed)),
  randomStandardNormal: (shape, dtype, seed) => tf.randomStandardNormal(shape, dtype, heard(seed)),
  truncatedNormal: (shape, mean, deviation, dtype, seed) =>
    tf.truncatedNormal(shape, mean, deviation, dtype, heard(seed)),
};

interface Initializer {
  seed?: number;
  apply(shape: number[], dtype?: tf.DataType): tf.Tensor;
}

interface Shuffled {
  shuffle(bufferSize: number, seed?: string | number, reshuffleEachIteration?: boolean): unknown;
}

const zero: Correction = {
  id: 'seed-of-zero',
  what: 'Seed 0 of `randomNormal`, `randomStandardNormal`, `truncatedNormal`, `randomGamma`, `multinomial`, of initializers and of `shuffle` of data sets',
  stock: 'Counts as no seed: other numbers each time',
  right: 'A seed like any other',
  by: 'tfjs itself, for `randomUniform` and `dropout`',
  source: 'tfjs-core/dist/ops/rand_util.js, multinomial.js; tfjs-data/dist/dataset.js',
  put: together(
    switched((on) => {
      isHeard = on;
    }),
    ...['RandomNormal', 'TruncatedNormal', 'VarianceScaling', 'Orthogonal'].map((name) =>
      replacing(
        prototypeOf<Initializer>(name),
        'apply',
        (stock) =>
          function apply(this: Initializer, ...parameters: Parameters<Initializer['apply']>) {
            const { seed } = this;
            this.seed = heard(seed);
            try {
              return stock.apply(this, parameters);
            } finally {
              this.seed = seed;
            }
          },
      ),
    ),
    replacing(
      tf.data.Dataset.prototype as unknown as Shuffled,
      'shuffle',
      (stock) =>
        function shuffle(this: Shuffled, bufferSize, seed, ...rest) {
          return stock.call(this, bufferSize, heard(seed as number), ...rest);
        },
    ),
  ),
};

const clock: Correction = {
  id: 'shuffle-without-a-seed',
  what: '`shuffle` of data sets without a seed',
  stock: 'Draws from the clock: no run is like another',
  right: 'Draws from `Math.random`, as everything else that has no seed',
  by: 'tfjs itself, for `fit` and random tensors',
  source: 'tfjs-data/dist/dataset.js',
  put: replacing(
    tf.data.Dataset.prototype as unknown as Shuffled,
    'shuffle',
    (stock) =>
      function shuffle(this: Shuffled, bufferSize, seed, ...rest) {
        return stock.call(this, bufferSize, seed ?? String(Math.random()), ...rest);
      },
  ),
};

const rate: Correction = {
  id: 'random-gamma',
  what: '`beta` of `tf.randomGamma`',
  stock: 'Multiplies: the mean is alpha times beta',
  right: 'Divides: the mean is alpha over beta',
  by: 'tfjs\'s own words ("the inverse scale parameter of the gamma distribution"); TensorFlow',
  source: 'tfjs-core/dist/ops/rand_util.js (RandGamma)',
  put: switched((on) => {
    isRate = on;
  }),
};

const bounds: Correction = {
  id: 'zeros-of-initializers',
  what: '`minval: 0` and `maxval: 0` of `tf.initializers.randomUniform`, `stddev: 0` of `randomNormal` and `truncatedNormal`',
  stock: 'Count as not given: -0.05, 0.05 and 0.05',
  right: 'As given',
  by: 'tfjs\'s own words ("lower bound of the range of random values to generate"); Keras 2',
  source: 'tfjs-layers/dist/initializers.js',
  put: switched((on) => {
    isKept = on;
  }),
};

export const RANDOM: Correction[] = [zero, clock, rate, bounds];
