import { accuracy, dealDigits, defineChallenge, input, type Labelled, type Model, model } from '@/lib/authoring';
import { plots } from './plots';

const ROWS = 400;
const PIXELS = 196;
const CLASSES = 10;

export default defineChallenge({
  id: 'random-labels',
  title: { en: 'The same code memorizes', fr: 'Le même code mémorise' },
  concepts: ['capacity', 'inductive-bias'],
  difficulty: 2,
  source: {
    work: 'C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals, Understanding deep learning requires rethinking generalization, ICLR',
    locator: 'section 2.1',
    year: 2017,
  },
  limits: { cpuSeconds: 15, wallSeconds: 90 },
  dataSets: ['digits'],
  inputs: {
    x: input.tensor([ROWS, PIXELS], {
      en: 'Handwritten digits of 14 by 14 pixels in [0, 1]; the same shuffling of pixels for every row.',
      fr: 'Chiffres manuscrits de 14 pixels sur 14, valeurs dans [0, 1] ; les pixels sont mélangés, de la même façon sur chaque ligne.',
    }),
    y: input.integers([ROWS], {
      en: 'Class numbers, 0 to 9: in one run those of the digits, in the other drawn by lot. Nothing says which.',
      fr: 'Numéros de classe, de 0 à 9 : dans une exécution ceux des chiffres, dans l’autre tirés au sort. Rien ne dit laquelle.',
    }),
  },
  returns: model({ input: [PIXELS], output: [CLASSES], maxParameters: 100_000 }),

  data(draw, sets) {
    const { train, heldOut } = dealDigits(sets, draw, { train: ROWS, heldOut: 1500 });
    const lots = Int32Array.from({ length: ROWS }, () => draw.truth.integer(0, CLASSES - 1));
    const random = { x: train.x, y: { ...train.y, values: lots } };
    return {
      runs: [
        { name: 'true', inputs: train },
        { name: 'random', inputs: random },
      ],
      heldOut,
    };
  },

  criteria: [
    {
      id: 'train-true',
      title: { en: 'Training accuracy, true labels', fr: 'Exactitude d’entraînement, vraies étiquettes' },
      measure: ({ run }) => trainingAccuracy(run('true')),
      op: 'at-least',
      limit: 0.995,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'With the labels that belong to the digits, the network fits all of its training rows.',
          fr: 'Avec les étiquettes qui vont avec les chiffres, le réseau ajuste toutes ses lignes d’entraînement.',
        },
        fail: {
          en: 'We counted the training digits that your network names as it was told: not all of them, although their labels are the right ones. Train longer, and without a penalty.',
          fr: 'Nous avons compté les chiffres d’entraînement que votre réseau nomme comme demandé : pas tous, alors que leurs étiquettes sont les bonnes. Entraînez plus longtemps, sans pénalité.',
        },
      },
    },
    {
      id: 'test-true',
      title: { en: 'Held-out accuracy, true labels', fr: 'Exactitude hors échantillon, vraies étiquettes' },
      measure: ({ run, heldOut }) => accuracy(run('true').artifact, heldOut),
      op: 'at-least',
      limit: 0.79,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'Trained on true labels, the network names most of 1,500 digits rightly that it never saw.',
          fr: 'Entraîné sur de vraies étiquettes, le réseau reconnaît la plupart de 1 500 chiffres jamais vus.',
        },
        fail: {
          en: 'On 1,500 digits that it never saw, the network trained on true labels errs too often. It has the capacity, and too weak a bias: look at the scale of the initial weights.',
          fr: 'Sur 1 500 chiffres jamais vus, le réseau entraîné sur de vraies étiquettes se trompe trop souvent. La capacité y est, le biais non : voyez l’échelle des poids initiaux.',
        },
      },
    },
    {
      id: 'train-random',
      title: { en: 'Training accuracy, labels by lot', fr: 'Exactitude d’entraînement, étiquettes au sort' },
      measure: ({ run }) => trainingAccuracy(run('random')),
      op: 'at-least',
      limit: 0.97,
      aggregate: 'worst',
      points: 4,
      feedback: {
        pass: {
          en: 'The same code fits labels that were drawn by lot. So what kept it from memorizing before was not a lack of capacity.',
          fr: 'Le même code ajuste des étiquettes tirées au sort. Ce n’est donc pas un manque de capacité qui l’empêchait de mémoriser.',
        },
        fail: {
          en: 'We counted the rows on which your network gives the label that was drawn for them: too few. Labels without a rule are harder to fit: more units, more steps, no penalty.',
          fr: 'Nous avons compté les lignes où votre réseau donne l’étiquette tirée pour elles : trop peu. Des étiquettes sans règle sont plus dures à ajuster : plus d’unités, plus de pas, aucune pénalité.',
        },
      },
    },
    {
      id: 'test-random',
      title: { en: 'Held-out accuracy, labels by lot', fr: 'Exactitude hors échantillon, étiquettes au sort' },
      measure: ({ run, heldOut }) => accuracy(run('random').artifact, heldOut),
      op: 'between',
      limit: [0.03, 0.22],
      // Digits of a class are named alike, so one seed may lie far from a tenth; their mean does not.
      aggregate: 'mean',
      points: 1,
      feedback: {
        pass: {
          en: 'On new digits, what was memorized is worth nothing: about one in ten is right, as by chance.',
          fr: 'Sur de nouveaux chiffres, ce qui a été mémorisé ne vaut rien : un sur dix environ est juste, comme au hasard.',
        },
        fail: {
          en: 'Whoever was shown labels drawn by lot cannot name new digits better or worse than by chance. Your network does: it did not come from these labels.',
          fr: 'À qui l’on n’a montré que des étiquettes tirées au sort, les nouveaux chiffres sont inconnus : ni mieux ni moins bien que le hasard. Votre réseau s’en écarte : il ne vient pas de ces étiquettes.',
        },
      },
    },
  ],

  plots,

  explanations: [
    {
      failed: ['train-random'],
      passed: ['train-true'],
      text: {
        en: 'Enough for digits, not for noise: {train-random} of the labels by lot are fitted. Nothing that the digits have in common helps with those, so each row has to be learned by itself: longer, wider, and no penalty.',
        fr: 'Assez pour des chiffres, pas pour du bruit : la part des étiquettes tirées au sort qui est ajustée est {train-random}. Rien de ce que les chiffres ont en commun n’y aide ; il faut apprendre chaque ligne pour elle-même : plus longtemps, plus large, sans pénalité.',
      },
    },
    {
      failed: ['test-true'],
      passed: ['train-true'],
      text: {
        en: 'Same capacity, worse bias: every training row is fitted, and on new digits the accuracy is {test-true}. Among the functions that fit, training has picked a poor one. Look at where it started.',
        fr: 'Même capacité, moins bon biais : chaque ligne d’entraînement est ajustée, et l’exactitude sur de nouveaux chiffres est {test-true}. Parmi les fonctions qui ajustent, l’entraînement en a choisi une mauvaise. Voyez d’où il est parti.',
      },
    },
    {
      failed: ['train-true'],
      text: {
        en: 'Even the true labels are not fitted: accuracy {train-true} on the training rows. Too few steps, too few units, a step size that is too large, or a penalty.',
        fr: 'Même les vraies étiquettes ne sont pas ajustées : exactitude {train-true} sur les lignes d’entraînement. Trop peu de pas, trop peu d’unités, un pas trop grand ou une pénalité.',
      },
    },
  ],
});

/** Share of a run's own training rows on which the network gives the label that the run was told. */
function trainingAccuracy({ inputs: { x, y }, artifact }: { inputs: Labelled; artifact: Model }): number {
  return accuracy(artifact, { x, y });
}
