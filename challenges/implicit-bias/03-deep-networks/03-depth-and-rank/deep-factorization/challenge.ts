import {
  type Checkpoint,
  checkpoints,
  defineChallenge,
  effectiveRank,
  input,
  relativeDistance,
  singularValues,
  tensor,
} from '@/lib/authoring';
import {
  dealMatrix,
  factorsOf,
  type HeldOut,
  imbalance,
  type Matrix,
  placesOf,
  productAt,
  relativeError,
  replayFactors,
  SIZE,
} from './data';
import { plots } from './plots';

const RUNS = {
  deep: { depth: 3, scale: 0.2, learningRate: 3.6 },
  shallow: { depth: 1, scale: 0.15, learningRate: 6 },
  'wide-start': { depth: 3, scale: 1.5, learningRate: 0.6 },
};
const STEPS = 3000;
/** The replay is compared here: later, rounding is amplified. */
const EARLY = 30;
/** Close together while singular values grow. */
const CHECKPOINTS = [...Array.from({ length: 24 }, (_, i) => 5 * (i + 1)), 140, 160, 200, 300, 500, 1000, 2000, STEPS];

export default defineChallenge({
  id: 'deep-factorization',
  title: { en: 'Depth prefers low rank', fr: 'La profondeur préfère le rang faible' },
  concepts: ['low-rank'],
  difficulty: 3,
  source: {
    work: 'S. Arora, N. Cohen, W. Hu, Y. Luo, Implicit regularization in deep matrix factorization, NeurIPS',
    locator: 'section 3',
    year: 2019,
  },
  limits: { cpuSeconds: 15, wallSeconds: 90 },
  inputs: {
    rows: input.integers(['m'], {
      en: 'The row of each entry shown, from 0.',
      fr: 'La ligne de chaque coefficient montré, à partir de 0.',
    }),
    columns: input.integers(['m'], { en: 'Its column, from 0.', fr: 'Sa colonne, à partir de 0.' }),
    values: input.tensor(['m'], { en: 'Its value.', fr: 'Sa valeur.' }),
    start: input.tensor(['depth', SIZE, SIZE], {
      en: 'The factors to start from; the first is applied first.',
      fr: 'Les facteurs de départ ; le premier s’applique d’abord.',
    }),
    learningRate: input.number({ en: 'The constant step size.', fr: 'Le pas, constant.' }),
    steps: input.number({ en: 'How many steps to take.', fr: 'Le nombre de pas à faire.' }),
    checkpoints: input.numbers('k', {
      en: 'After which steps to keep a checkpoint, in increasing order; the last is the last step.',
      fr: 'Après quels pas garder un point de contrôle, dans l’ordre croissant ; le dernier est le dernier pas.',
    }),
  },
  returns: checkpoints({ factors: ['depth', SIZE, SIZE] }, { atLeast: 20, atMost: 60 }),

  data(draw) {
    const { entries, heldOut } = dealMatrix(draw);
    const runs = Object.entries(RUNS).map(([name, { depth, scale, learningRate }]) => {
      const start = draw.inputs.normals(depth * SIZE * SIZE).map((value) => (scale * value) / Math.sqrt(SIZE));
      const inputs = {
        ...entries,
        start: tensor([depth, SIZE, SIZE], start),
        learningRate,
        steps: STEPS,
        checkpoints: CHECKPOINTS,
      };
      return { name, inputs };
    });
    return { runs, heldOut };
  },

  criteria: [
    {
      id: 'train-residual',
      title: {
        en: 'Relative error on the entries shown, all runs',
        fr: 'Erreur relative sur les coefficients montrés, toutes exécutions',
      },
      measure: ({ heldOut, run }) =>
        Math.max(
          ...Object.keys(RUNS).map((name) => {
            const { inputs, artifact } = run(name);
            return relativeError(finalOf(artifact), heldOut.truth, placesOf(inputs));
          }),
        ),
      op: 'at-most',
      limit: 0.02,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'All three runs fit the entries that they were shown. What follows compares fits with fits.',
          fr: 'Les trois exécutions ajustent les coefficients montrés. La suite compare des ajustements entre eux.',
        },
        fail: {
          en: 'We multiplied the factors you returned and compared the product with the entries shown: one run has not fitted them yet. Take all the steps, with the given step size and no other term.',
          fr: 'Nous avons multiplié les facteurs renvoyés et comparé le produit aux coefficients montrés : une exécution ne les ajuste pas encore. Faites tous les pas, avec le pas donné et sans autre terme.',
        },
      },
    },
    {
      id: 'test-deep',
      title: {
        en: 'Depth 3, small start: relative error on the hidden entries',
        fr: 'Profondeur 3, petit départ : erreur relative sur les coefficients cachés',
      },
      measure: ({ heldOut, run }) => hiddenError(run('deep').artifact, heldOut),
      op: 'at-most',
      limit: 0.25,
      // Of forty matrices one came near the limit, at 0.2: the middle of the seeds is judged, not the worst.
      aggregate: 'median',
      points: 2,
      feedback: {
        pass: {
          en: 'More than half of the matrix was never shown, and your product has it right.',
          fr: 'Plus de la moitié de la matrice n’a jamais été montrée, et votre produit la retrouve.',
        },
        fail: {
          en: 'On the entries that no run was shown, your product of three factors is off by too much. It fits, but not with low rank: start from the given factors, train all three, and let nothing else move them.',
          fr: 'Sur les coefficients qu’aucune exécution n’a vus, votre produit de trois facteurs s’écarte trop. Il ajuste, mais pas avec un rang faible : partez des facteurs donnés, entraînez-les tous les trois, et que rien d’autre ne les déplace.',
        },
      },
    },
    {
      id: 'effective-rank',
      title: { en: 'Depth 3, small start: effective rank', fr: 'Profondeur 3, petit départ : rang effectif' },
      measure: ({ run }) => effectiveRank(singularValues(finalOf(run('deep').artifact))),
      op: 'at-most',
      limit: 3,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'About two singular values carry the product, as many as the matrix behind the data has. No term of the loss asked for that.',
          fr: 'Deux valeurs singulières environ portent le produit, autant qu’en a la matrice d’origine. Aucun terme de la perte ne le demandait.',
        },
        fail: {
          en: 'We computed the singular values of your product: too many of them are large. A start that is too large fills all directions before the data can choose.',
          fr: 'Nous avons calculé les valeurs singulières de votre produit : trop d’entre elles sont grandes. Un départ trop grand remplit toutes les directions avant que les données n’aient pu choisir.',
        },
      },
    },
    {
      id: 'imbalance',
      title: {
        en: 'Depth 3, small start: imbalance of neighbouring factors',
        fr: 'Profondeur 3, petit départ : déséquilibre des facteurs voisins',
      },
      measure: ({ run }) => imbalance(factorsOf((run('deep').artifact.at(-1) as Checkpoint<'factors'>).factors)),
      op: 'at-most',
      limit: 0.3,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'Neighbouring factors share their singular values, as gradient descent from a small start keeps them.',
          fr: 'Les facteurs voisins partagent leurs valeurs singulières, comme la descente de gradient les conserve depuis un petit départ.',
        },
        fail: {
          en: 'Descent from a small start keeps W′W of each factor close to WW′ of the one before it. In your factors it is not: they did not come from descending on all of them.',
          fr: 'Depuis un petit départ, la descente garde W′W de chaque facteur proche du WW′ du précédent. Dans vos facteurs, ce n’est pas le cas : ils ne viennent pas d’une descente sur tous à la fois.',
        },
      },
    },
    {
      id: 'test-shallow',
      title: {
        en: 'Depth 1: relative error on the hidden entries',
        fr: 'Profondeur 1 : erreur relative sur les coefficients cachés',
      },
      measure: ({ heldOut, run }) => hiddenError(run('shallow').artifact, heldOut),
      op: 'at-least',
      limit: 0.8,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'With a single factor, hidden entries get no gradient and stay where they began: the same loss, and nothing learned.',
          fr: 'Avec un seul facteur, les coefficients cachés ne reçoivent aucun gradient et restent où ils étaient : même perte, rien d’appris.',
        },
        fail: {
          en: 'A single factor cannot know the hidden entries by descent alone. Something else filled them in.',
          fr: 'Un seul facteur ne peut connaître les coefficients cachés par la seule descente. Autre chose les a remplis.',
        },
      },
    },
    {
      id: 'test-wide',
      title: {
        en: 'Depth 3, large start: relative error on the hidden entries',
        fr: 'Profondeur 3, grand départ : erreur relative sur les coefficients cachés',
      },
      measure: ({ heldOut, run }) => hiddenError(run('wide-start').artifact, heldOut),
      op: 'at-least',
      limit: 0.3,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'The same depth from a start seven times as large fits just as well and completes far worse.',
          fr: 'La même profondeur, depuis un départ sept fois plus grand, ajuste aussi bien et complète bien plus mal.',
        },
        fail: {
          en: 'From the large start, descent alone does not complete the matrix this well. Was the given start scaled down, or a penalty added?',
          fr: 'Depuis le grand départ, la descente seule ne complète pas si bien la matrice. Le départ a-t-il été réduit, ou une pénalité ajoutée ?',
        },
      },
    },
    {
      id: 'early-path',
      title: {
        en: 'The first 30 steps against a replay, all runs',
        fr: 'Les 30 premiers pas, comparés à un calcul de référence',
      },
      measure: ({ run }) =>
        Math.max(
          ...Object.keys(RUNS).map((name) => {
            const { inputs, artifact } = run(name);
            const kept = artifact.find(({ step }) => step === EARLY);
            if (!kept) return Number.NaN;
            const replay = replayFactors(inputs, inputs.start, inputs.learningRate, EARLY);
            const expected = replay.flatMap((factor) => factor.to1DArray());
            return relativeDistance(kept.factors.values, expected);
          }),
        ),
      op: 'at-most',
      limit: 0.005,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'Your factors at step 30 are those of plain gradient descent, replayed in double precision.',
          fr: 'Vos facteurs au pas 30 sont ceux de la descente de gradient simple, recalculée en double précision.',
        },
        fail: {
          en: 'We replayed the first 30 steps, and your factors are elsewhere. Check the factor 1/m of the mean, the given start and step size, and that all factors are updated from the same old values.',
          fr: 'Nous avons recalculé les 30 premiers pas : vos facteurs sont ailleurs. Vérifiez le facteur 1/m de la moyenne, le départ et le pas donnés, et que tous les facteurs sont mis à jour depuis les mêmes anciennes valeurs.',
        },
      },
    },
  ],

  plots,

  explanations: [
    {
      failed: ['early-path'],
      alone: true,
      text: {
        en: 'The right end by another road: the first steps are off by {early-path}, relative to the length of the factors.',
        fr: 'La bonne arrivée par un autre chemin : les premiers pas s’écartent de {early-path}, relativement à la longueur des facteurs.',
      },
    },
    {
      failed: ['test-deep', 'effective-rank'],
      passed: ['train-residual'],
      text: {
        en: 'Too large a start for low rank: the product fits with an effective rank of {effective-rank} and misses the hidden entries by {test-deep}.',
        fr: 'Un départ trop grand pour un rang faible : le produit ajuste avec un rang effectif de {effective-rank} et manque les coefficients cachés de {test-deep}.',
      },
    },
    {
      failed: ['test-wide'],
      text: {
        en: 'From the large start the matrix was completed to {test-wide}: that was not descent alone.',
        fr: 'Depuis le grand départ, la matrice a été complétée à {test-wide} près : ce n’était pas la descente seule.',
      },
    },
  ],
});

function finalOf(kept: readonly Checkpoint<'factors'>[]): Matrix {
  return productAt(kept.at(-1) as Checkpoint<'factors'>);
}

function hiddenError(kept: readonly Checkpoint<'factors'>[], { truth, hidden }: HeldOut): number {
  return relativeError(finalOf(kept), truth, hidden);
}
