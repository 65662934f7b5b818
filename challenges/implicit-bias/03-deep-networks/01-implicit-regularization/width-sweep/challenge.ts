import {
  accuracy,
  dealDigits,
  defineChallenge,
  errorRate,
  input,
  type Labelled,
  type Model,
  model,
} from '@/lib/authoring';
import { plots } from './plots';

const WIDTHS = [4, 16, 64, 256] as const;
const PIXELS = 196;
const CLASSES = 10;

export default defineChallenge({
  id: 'width-sweep',
  title: { en: 'Wider without overfitting', fr: 'Plus large sans surapprentissage' },
  concepts: ['implicit-regularization'],
  difficulty: 2,
  source: {
    work: 'B. Neyshabur, R. Tomioka, N. Srebro, In search of the real inductive bias: on the role of implicit regularization in deep learning, ICLR workshop',
    locator: 'figure 1',
    year: 2015,
  },
  limits: { cpuSeconds: 24, wallSeconds: 120 },
  dataSets: ['digits'],
  inputs: {
    x: input.tensor([600, PIXELS], {
      en: 'Handwritten digits of 14 by 14 pixels in [0, 1]; the same shuffling of pixels for every row.',
      fr: 'Chiffres manuscrits de 14 pixels sur 14, valeurs dans [0, 1] ; les pixels sont mélangés, de la même façon sur chaque ligne.',
    }),
    y: input.integers([600], {
      en: 'Class numbers, 0 to 9; which digit has which number is drawn anew each time.',
      fr: 'Numéros de classe, de 0 à 9 ; le numéro de chaque chiffre est retiré à chaque fois.',
    }),
    width: input.number({
      en: 'How many hidden units the network must have: 4, 16, 64 or 256.',
      fr: 'Le nombre d’unités cachées que le réseau doit avoir : 4, 16, 64 ou 256.',
    }),
  },
  returns: model({ input: [PIXELS], output: [CLASSES], maxParameters: 130_000 }),

  data(draw, sets) {
    const { train, heldOut } = dealDigits(sets, draw, { train: 600, heldOut: 1500 });
    return { runs: WIDTHS.map((width) => ({ name: `w${width}`, inputs: { ...train, width } })), heldOut };
  },

  criteria: [
    {
      id: 'train-64',
      title: { en: 'Training accuracy at width 64', fr: 'Exactitude d’entraînement à la largeur 64' },
      measure: ({ run }) => trainingAccuracy(run('w64')),
      op: 'at-least',
      limit: 0.998,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'Sixty-four units already fit the training digits.',
          fr: 'Soixante-quatre unités suffisent pour ajuster les chiffres d’entraînement.',
        },
        fail: {
          en: 'We counted the training digits that your network of width 64 names rightly: not all yet. More steps, every layer trained, no penalty.',
          fr: 'Nous avons compté les chiffres d’entraînement que votre réseau de largeur 64 reconnaît : pas encore tous. Plus de pas, toutes les couches entraînées, aucune pénalité.',
        },
      },
    },
    {
      id: 'train-256',
      title: { en: 'Training accuracy at width 256', fr: 'Exactitude d’entraînement à la largeur 256' },
      measure: ({ run }) => trainingAccuracy(run('w256')),
      op: 'at-least',
      limit: 0.998,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'The widest network fits the training digits completely. Nothing limits it but how it was trained.',
          fr: 'Le réseau le plus large ajuste tous les chiffres d’entraînement. Rien ne le limite, sinon la façon de l’entraîner.',
        },
        fail: {
          en: 'We counted the training digits that your network of width 256 names rightly: not all yet. Look for a penalty, a layer that does not move, a step that is too large, or too few of them.',
          fr: 'Nous avons compté les chiffres d’entraînement que votre réseau de largeur 256 reconnaît : pas encore tous. Cherchez une pénalité, une couche qui ne bouge pas, un pas trop grand ou trop peu de pas.',
        },
      },
    },
    {
      id: 'error-256',
      title: { en: 'Held-out error at width 256', fr: 'Erreur hors échantillon à la largeur 256' },
      measure: ({ run, heldOut }) => errorRate(run('w256').artifact, heldOut),
      op: 'at-most',
      limit: 0.16,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'On 1,500 digits it never saw, the widest network errs rarely, although it could have memorized anything.',
          fr: 'Sur 1 500 chiffres jamais vus, le réseau le plus large se trompe rarement, alors qu’il aurait pu mémoriser n’importe quoi.',
        },
        fail: {
          en: 'We measured the errors of your network of width 256 on 1,500 digits it never saw: too many. Fitting is not enough; look at the scale of the initial weights, then at the step size.',
          fr: 'Nous avons mesuré les erreurs de votre réseau de largeur 256 sur 1 500 chiffres jamais vus : il y en a trop. Ajuster ne suffit pas ; voyez l’échelle des poids initiaux, puis le pas.',
        },
      },
    },
    {
      id: 'rise',
      title: {
        en: 'Rise of the held-out error above its least value',
        fr: 'Remontée de l’erreur hors échantillon au-dessus de son minimum',
      },
      measure: ({ run, heldOut }) => {
        const errors = WIDTHS.map((width) => errorRate(run(`w${width}`).artifact, heldOut));
        return (errors.at(-1) as number) - Math.min(...errors);
      },
      op: 'at-most',
      limit: 0.015,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'Among your four widths, the widest is the best or nearly so: no price for the parameters it did not need.',
          fr: 'De vos quatre largeurs, la plus grande est la meilleure ou presque : les paramètres superflus ne coûtent rien.',
        },
        fail: {
          en: 'A narrower network of yours errs less on held-out digits than the widest. Train all four by the same code, with initial weights that shrink as the layer gets wider.',
          fr: 'L’un de vos réseaux plus étroits se trompe moins hors échantillon que le plus large. Entraînez les quatre par le même code, avec des poids initiaux d’autant plus petits que la couche est large.',
        },
      },
    },
    {
      id: 'drop',
      title: {
        en: 'Drop of the held-out error from width 4 to width 256',
        fr: 'Baisse de l’erreur hors échantillon de la largeur 4 à la largeur 256',
      },
      measure: ({ run, heldOut }) => errorRate(run('w4').artifact, heldOut) - errorRate(run('w256').artifact, heldOut),
      op: 'at-least',
      limit: 0.05,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'Width helped: the error of the widest network is well below that of the narrowest.',
          fr: 'La largeur a aidé : l’erreur du réseau le plus large est bien au-dessous de celle du plus étroit.',
        },
        fail: {
          en: 'The widest network errs about as often as the narrowest on held-out digits. Is the number of hidden units really run.width?',
          fr: 'Hors échantillon, le réseau le plus large se trompe à peu près aussi souvent que le plus étroit. Le nombre d’unités cachées est-il bien run.width ?',
        },
      },
    },
    {
      id: 'width',
      title: {
        en: 'Parameters too many or too few for one hidden layer of run.width units',
        fr: 'Paramètres en trop ou en moins pour une couche cachée de run.width unités',
      },
      measure: ({ run }) =>
        Math.max(
          ...WIDTHS.map((width) => {
            const expected = (PIXELS + 1) * width + (width + 1) * CLASSES;
            return Math.abs(run(`w${width}`).artifact.parameters - expected);
          }),
        ),
      op: 'at-most',
      limit: 0,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'Each network has exactly one hidden layer of the width that was asked for, with biases.',
          fr: 'Chaque réseau a exactement une couche cachée de la largeur demandée, avec biais.',
        },
        fail: {
          en: 'We counted the parameters: one hidden layer of run.width units and one output layer, both with biases, make 207 × width + 10. At least one of your networks has another number.',
          fr: 'Nous avons compté les paramètres : une couche cachée de run.width unités et une couche de sortie, toutes deux avec biais, en font 207 × largeur + 10. L’un au moins de vos réseaux en a un autre nombre.',
        },
      },
    },
  ],

  plots,

  explanations: [
    {
      failed: ['width'],
      text: {
        en: 'These are not the four networks that were asked for: a count of parameters is {width} off. The experiment varies the width and nothing else, so each network needs one hidden layer of run.width units.',
        fr: 'Ce ne sont pas les quatre réseaux demandés : un nombre de paramètres s’écarte de {width}. L’expérience ne fait varier que la largeur : il faut à chaque réseau une seule couche cachée de run.width unités.',
      },
    },
    {
      failed: ['train-256'],
      text: {
        en: 'Something keeps it from fitting: a penalty, frozen weights, a step that is too large, or few steps. At width 256 it names {train-256} of the training digits rightly, and could name all of them.',
        fr: 'Quelque chose l’empêche d’ajuster les données : une pénalité, des poids gelés, un pas trop grand ou trop peu de pas. À la largeur 256, la part de chiffres d’entraînement reconnus est {train-256} ; elle pourrait être 1.',
      },
    },
    {
      failed: ['error-256'],
      passed: ['train-256'],
      text: {
        en: 'It fits from too large a start. Training accuracy {train-256}, and yet a held-out error of {error-256}: from large random weights, the nearest way to fit leaves most of the randomness in place.',
        fr: 'Les données sont ajustées, mais depuis un départ trop grand. Exactitude d’entraînement {train-256}, et pourtant une erreur hors échantillon de {error-256} : depuis de grands poids aléatoires, le plus court chemin vers l’ajustement laisse en place presque tout le hasard.',
      },
    },
    {
      failed: ['rise'],
      passed: ['train-256', 'error-256'],
      text: {
        en: 'The widest network is good, but a narrower one of yours is better by {rise}. Was everything but the width the same?',
        fr: 'Le réseau le plus large est bon, mais l’un de vos réseaux plus étroits fait mieux de {rise}. Tout, sauf la largeur, était-il identique ?',
      },
    },
  ],
});

/** Share of a run's own training rows that the network it returned names rightly. */
function trainingAccuracy({ inputs: { x, y }, artifact }: { inputs: Labelled; artifact: Model }): number {
  return accuracy(artifact, { x, y });
}
