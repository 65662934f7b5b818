import * as tf from '@tensorflow/tfjs';
import { type Correction, noteCorrected } from './correction';
import { prototypeOf, replacing, together } from './replacing';

/** A seed as tfjs takes it for one: it asks whether there is one by whether it is true. */
function heard(seed: number | undefined): number | undefined {
  if (seed !== 0 || !isHeard) return seed;
  noteCorrected(zero);
  // Text goes where numbers go: into the text that its generators start from.
  return '0' as unknown as number;
}

let isHeard = false;
let isRate = false;

const switched = (set: (on: boolean) => void) => () => {
  set(true);
  return () => set(false);
};

type Functions = Pick<
  typeof tf,
  'multinomial' | 'randomGamma' | 'randomNormal' | 'randomStandardNormal' | 'truncatedNormal'
>;

/** What stands in the place of tfjs's functions where programs import it: they are no methods that could be replaced. */
export const RANDOM_FUNCTIONS: Functions = {
  multinomial: (logits, samples, seed, normalized) => tf.multinomial(logits, samples, heard(seed), normalized),
  randomGamma(shape, alpha, beta = 1, dtype, seed) {
    if (isRate && beta !== 1) noteCorrected(rate);
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
  advice: {
    en: 'Seed 0 is a seed here: the same numbers each time. tfjs 4.22.0 does this otherwise: it takes 0 for no seed.',
    fr: 'La graine 0 est ici une graine : les mêmes nombres à chaque fois. tfjs 4.22.0 fait autrement : il prend 0 pour une absence de graine.',
  },
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
  advice: {
    en: 'beta of tf.randomGamma is the inverse scale here, as documented: the mean is alpha / beta. tfjs 4.22.0 computes this otherwise: alpha times beta.',
    fr: "beta de tf.randomGamma est ici l'inverse de l'échelle, comme documenté : la moyenne est alpha / beta. tfjs 4.22.0 calcule autrement : alpha fois beta.",
  },
  put: switched((on) => {
    isRate = on;
  }),
};

export const RANDOM: Correction[] = [zero, clock, rate];
