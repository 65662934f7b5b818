import {
  type Checkpoint,
  checkpoints,
  type Draw,
  defineChallenge,
  input,
  largestMargin,
  marginOf,
  matrix,
  relativeDistance,
  tensor,
  vector,
} from '@/lib/authoring';
import { dealSignals, fourierMargin, largestFourierMargin, type Rows, replay, SIZE } from './data';
import { plots } from './plots';

const WIDTH = 16;
const START = 0.01;
const STEPS = 6000;
const EARLY = 100;
const CHECKPOINTS = [10, 20, 50, EARLY, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 4000, STEPS];

export default defineChallenge({
  id: 'fourier-sparsity',
  title: { en: 'Convolution prefers few frequencies', fr: 'La convolution préfère peu de fréquences' },
  concepts: ['fourier-sparsity'],
  difficulty: 4,
  source: {
    work: 'S. Gunasekar, J. Lee, D. Soudry, N. Srebro, Implicit bias of gradient descent on linear convolutional networks, NeurIPS',
    locator: 'theorems 1 and 2',
    year: 2018,
  },
  limits: { cpuSeconds: 15, wallSeconds: 90 },
  inputs: {
    x: input.tensor([12, SIZE], { en: 'One signal per row.', fr: 'Un signal par ligne.' }),
    y: input.tensor([12], { en: 'Its class, −1 or 1.', fr: 'Sa classe, −1 ou 1.' }),
    architecture: input.choice(['conv', 'dense'], {
      en: 'What the first layer is: a circular convolution of full width, or a matrix.',
      fr: 'Ce qu’est la première couche : une convolution circulaire de pleine largeur, ou une matrice.',
    }),
    first: input.tensor([SIZE, 'h'], {
      en: 'The first layer at the start: a filter [32, 1], or a matrix [32, 16].',
      fr: 'La première couche au départ : un filtre [32, 1], ou une matrice [32, 16].',
    }),
    second: input.tensor(['k'], {
      en: 'The second layer at the start: a filter [32], or a vector [16].',
      fr: 'La seconde couche au départ : un filtre [32], ou un vecteur [16].',
    }),
    learningRate: input.number({
      en: 'The step size, before it is divided by max(1, |beta|).',
      fr: 'Le pas, avant division par max(1, |beta|).',
    }),
    steps: input.number({ en: 'How many steps to take.', fr: 'Le nombre de pas à faire.' }),
    checkpoints: input.numbers('c', {
      en: 'After which steps to keep beta, in increasing order; the last is the last step.',
      fr: 'Après quels pas garder beta, dans l’ordre croissant ; le dernier est le dernier pas.',
    }),
  },
  returns: checkpoints({ beta: [SIZE] }, { atLeast: CHECKPOINTS.length, atMost: CHECKPOINTS.length }),

  data(draw) {
    const { train, heldOut } = telling(draw);
    const start = (shape: number[]) =>
      tensor(
        shape,
        draw.inputs.normals(shape.reduce((a, b) => a * b)).map((value) => START * value),
      );
    const shared = { ...train, learningRate: 0.05, steps: STEPS, checkpoints: CHECKPOINTS };
    return {
      runs: [
        {
          name: 'conv',
          inputs: { ...shared, architecture: 'conv' as const, first: start([SIZE, 1]), second: start([SIZE]) },
        },
        {
          name: 'dense',
          inputs: { ...shared, architecture: 'dense' as const, first: start([SIZE, WIDTH]), second: start([WIDTH]) },
        },
      ],
      heldOut: heldOut(),
    };
  },

  criteria: [
    {
      id: 'conv-fourier',
      title: {
        en: 'Convolution: Fourier margin, as a share of the largest',
        fr: 'Convolution : marge de Fourier, en part de la plus grande',
      },
      measure: ({ run }) => fourierShare(run('conv')),
      op: 'at-least',
      limit: 0.885,
      aggregate: 'worst',
      points: 4,
      feedback: {
        pass: {
          en: 'Relative to the sum of its frequencies, your convolutional map separates the signals nearly as well as any map can.',
          fr: 'Relativement à la somme de ses fréquences, votre application convolutive sépare les signaux presque aussi bien que possible.',
        },
        fail: {
          en: 'We compared the margin with the sum of |F beta| over all frequencies, and with the best that any beta reaches. Yours spreads over too many frequencies: both layers must be filters of length 32, trained from the given start, to the end.',
          fr: 'Nous avons rapporté la marge à la somme de |F beta| sur toutes les fréquences, et au mieux qu’atteigne un beta. Le vôtre s’étale sur trop de fréquences : les deux couches doivent être des filtres de longueur 32, entraînés depuis le départ donné, jusqu’au bout.',
        },
      },
    },
    {
      id: 'dense-l2',
      title: { en: 'Dense: margin, as a share of the largest', fr: 'Dense : marge, en part de la plus grande' },
      measure: ({ run }) => {
        const { inputs, artifact } = run('dense');
        const [x, y] = [matrix(inputs.x), vector(inputs.y)];
        return marginOf(x, y, lastOf(artifact)) / largestMargin(x, y).margin;
      },
      op: 'at-least',
      limit: 0.99,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'The dense network finds the largest Euclidean margin, as a single layer would.',
          fr: 'Le réseau dense trouve la plus grande marge euclidienne, comme le ferait une seule couche.',
        },
        fail: {
          en: 'The dense map misses the largest Euclidean margin. Train both layers from the given start, with nothing but the loss, and take all the steps.',
          fr: 'L’application dense manque la plus grande marge euclidienne. Entraînez les deux couches depuis le départ donné, sur la perte seule, et faites tous les pas.',
        },
      },
    },
    {
      id: 'contrast',
      title: {
        en: 'Fourier margin of the convolution less that of the dense network, as shares of the largest',
        fr: 'Marge de Fourier de la convolution moins celle du réseau dense, en parts de la plus grande',
      },
      measure: ({ run }) => fourierShare(run('conv')) - fourierShare(run('dense')),
      op: 'at-least',
      limit: 0.05,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'The dense network can express the same maps, and has less of a taste for few frequencies.',
          fr: 'Le réseau dense peut exprimer les mêmes applications, et a moins de goût pour le peu de fréquences.',
        },
        fail: {
          en: 'Your two maps are about equally sparse in frequency. Was run.architecture taken into account?',
          fr: 'Vos deux applications sont à peu près aussi parcimonieuses en fréquence. run.architecture a-t-il été pris en compte ?',
        },
      },
    },
    {
      id: 'early-path',
      title: {
        en: 'The map after 100 steps against a replay',
        fr: 'L’application après 100 pas, comparée à un calcul de référence',
      },
      measure: ({ run }) =>
        Math.max(
          ...['conv', 'dense'].map((name) => {
            const { inputs, artifact } = run(name);
            const kept = artifact.find(({ step }) => step === EARLY);
            return kept ? relativeDistance(vector(kept.beta), replay(inputs, EARLY)) : Number.NaN;
          }),
        ),
      op: 'at-most',
      limit: 0.01,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'Your maps at step 100 are those of the prescribed descent, replayed in double precision.',
          fr: 'Vos applications au pas 100 sont celles de la descente prescrite, recalculée en double précision.',
        },
        fail: {
          en: 'We replayed the first 100 steps, and your maps are elsewhere. Check the gradient of log sum exp(−m), the division of the step by max(1, |beta|), the order of indices in the convolution, and that both layers move at once.',
          fr: 'Nous avons recalculé les 100 premiers pas : vos applications sont ailleurs. Vérifiez le gradient de log somme exp(−m), la division du pas par max(1, |beta|), l’ordre des indices dans la convolution, et que les deux couches bougent en même temps.',
        },
      },
    },
  ],
  noHeldOutCriteria: 'Every measure compares with what follows from the inputs, all of which the program is given.',

  plots,

  explanations: [
    {
      failed: ['conv-fourier'],
      passed: ['dense-l2'],
      text: {
        en: 'Only a convolution of full width has this bias: the convolutional run reaches {conv-fourier} of the largest Fourier margin, no more than a dense network would.',
        fr: 'Seule une convolution de pleine largeur a ce biais : l’exécution convolutive atteint {conv-fourier} de la plus grande marge de Fourier, pas plus qu’un réseau dense.',
      },
    },
    {
      failed: ['dense-l2'],
      text: {
        en: 'The dense run reaches {dense-l2} of the largest margin. From a small start and with all the steps, both layers together find it.',
        fr: 'L’exécution dense atteint {dense-l2} de la plus grande marge. Depuis un petit départ et avec tous les pas, les deux couches la trouvent ensemble.',
      },
    },
  ],
});

/** Draws on which the largest Euclidean margin is nearly the largest Fourier margin, too, could tell nothing apart. */
function telling(draw: Draw): ReturnType<typeof dealSignals> {
  for (;;) {
    const dealt = dealSignals(draw);
    const { direction } = largestMargin(matrix(dealt.train.x), vector(dealt.train.y));
    if (fourierMargin(dealt.train, direction) <= 0.87 * largestFourierMargin(dealt.train)) return dealt;
  }
}

function lastOf(kept: readonly Checkpoint<'beta'>[]): Float64Array {
  return vector((kept.at(-1) as Checkpoint<'beta'>).beta);
}

function fourierShare({ inputs, artifact }: { inputs: Rows; artifact: readonly Checkpoint<'beta'>[] }): number {
  return fourierMargin(inputs, lastOf(artifact)) / largestFourierMargin(inputs);
}
