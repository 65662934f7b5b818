import {
  type Checkpoint,
  checkpoints,
  defineChallenge,
  input,
  largestMargin,
  log,
  marginOf,
  matrix,
  norm,
  relativeDistance,
  type Tensor,
  vector,
} from '@/lib/authoring';
import { type Rows, replayLogistic, separableRows } from './data';
import { plots } from './plots';

const STEPS = 4000;
const CHECKPOINTS = [1, 3, 10, 30, 100, 300, 500, 1000, 2000, 4000];
/** The growth of the norm is measured from here to the end. */
const FROM = 500;

export default defineChallenge({
  id: 'max-margin',
  title: {
    en: 'Logistic regression finds the margin',
    fr: 'La régression logistique trouve la marge',
  },
  concepts: ['max-margin'],
  difficulty: 2,
  source: {
    work: 'D. Soudry, E. Hoffer, M. S. Nacson, S. Gunasekar, N. Srebro, The implicit bias of gradient descent on separable data, Journal of Machine Learning Research 19',
    locator: 'theorems 3 and 5',
    year: 2018,
  },
  limits: { cpuSeconds: 10, wallSeconds: 60 },
  inputs: {
    x: input.tensor([60, 2], { en: 'One point of the plane per row.', fr: 'Un point du plan par ligne.' }),
    y: input.tensor([60], {
      en: 'Its class, −1 or 1; a line through the origin separates the two.',
      fr: 'Sa classe, −1 ou 1 ; une droite passant par l’origine sépare les deux.',
    }),
    method: input.choice(['plain', 'normalized'], {
      en: 'Which descent: plain, with the given step; or normalized, with a step of your own.',
      fr: 'Quelle descente : simple, avec le pas donné ; ou normalisée, avec un pas de votre choix.',
    }),
    learningRate: input.number({
      en: 'The constant step size of plain descent.',
      fr: 'Le pas, constant, de la descente simple.',
    }),
    steps: input.number({ en: 'How many steps to take.', fr: 'Le nombre de pas à faire.' }),
    checkpoints: input.numbers('k', {
      en: 'After which steps to keep a checkpoint, in increasing order; the last is the last step.',
      fr: 'Après quels pas garder un point de contrôle, dans l’ordre croissant ; le dernier est le dernier pas.',
    }),
  },
  returns: checkpoints({ w: [2] }, { atLeast: CHECKPOINTS.length, atMost: CHECKPOINTS.length }),

  data(draw) {
    for (;;) {
      const { train, heldOut } = separableRows(draw);
      const learningRate = 4 / vector(train.x).reduce((sum, value) => sum + value * value, 0);
      const [last] = replayLogistic(train, learningRate, [STEPS]) as [Float64Array];
      // Plain descent is slow on nearly all draws; a draw on which it happens to be quick shows nothing.
      if (gapOf(train, last) < 0.06) continue;
      const shared = { ...train, learningRate, steps: STEPS, checkpoints: CHECKPOINTS };
      return {
        runs: [
          { name: 'plain', inputs: { ...shared, method: 'plain' as const } },
          { name: 'normalized', inputs: { ...shared, method: 'normalized' as const } },
        ],
        heldOut: heldOut(),
      };
    }
  },

  criteria: [
    {
      id: 'gap-normalized',
      title: {
        en: 'Normalized descent: share of the largest margin that is missing',
        fr: 'Descente normalisée : part manquante de la plus grande marge',
      },
      measure: ({ run }) => gapOf(run('normalized').inputs, lastOf(run('normalized'))),
      op: 'at-most',
      limit: 0.03,
      aggregate: 'worst',
      points: 4,
      feedback: {
        pass: {
          en: 'The boundary of your normalized descent is as far from the nearest points as any line can be, up to three per cent.',
          fr: 'La frontière de votre descente normalisée est aussi loin des points les plus proches qu’une droite peut l’être, à trois pour cent près.',
        },
        fail: {
          en: 'We measured the distance of the nearest training point to your last boundary, and compared it with the largest that any line through the origin has. Divide the gradient by the loss, so that steps do not fade, and take all of them.',
          fr: 'Nous avons mesuré la distance du point d’entraînement le plus proche à votre dernière frontière, et l’avons comparée à la plus grande possible. Divisez le gradient par la perte, pour que les pas ne s’éteignent pas, et faites-les tous.',
        },
      },
    },
    {
      id: 'gap-plain',
      title: {
        en: 'Plain descent: share of the largest margin that is missing',
        fr: 'Descente simple : part manquante de la plus grande marge',
      },
      measure: ({ run }) => gapOf(run('plain').inputs, lastOf(run('plain'))),
      op: 'at-least',
      limit: 0.05,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'After all these steps plain descent is still well short of the largest margin, as theory says: the direction converges like 1/log t.',
          fr: 'Après tous ces pas, la descente simple est encore loin de la plus grande marge, comme le dit la théorie : la direction converge en 1/log t.',
        },
        fail: {
          en: 'Your plain run is too close to the largest margin: plain descent with this step cannot be there yet. Do nothing but the prescribed steps when run.method is plain.',
          fr: 'Votre exécution simple est trop près de la plus grande marge : avec ce pas, la descente simple ne peut pas encore y être. Ne faites que les pas prescrits quand run.method vaut plain.',
        },
      },
    },
    {
      id: 'plain-path',
      title: { en: 'Plain path against a replay', fr: 'Chemin simple, comparé à un calcul de référence' },
      measure: ({ run }) => {
        const { inputs, artifact } = run('plain');
        const replay = replayLogistic(inputs, inputs.learningRate, inputs.checkpoints);
        return Math.max(
          ...inputs.checkpoints.map((step, k) =>
            relativeDistance(weightsAt(artifact, step), replay[k] as Float64Array),
          ),
        );
      },
      op: 'at-most',
      limit: 0.02,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'Your checkpoints are the iterates of plain gradient descent, replayed in double precision.',
          fr: 'Vos points de contrôle sont les itérés de la descente de gradient simple, recalculée en double précision.',
        },
        fail: {
          en: 'We replayed plain descent on the sum of the losses, from zero, and your checkpoints are elsewhere. Check the sign, the sum (not the mean), the step size, that nothing else pulls on w, and that there is one checkpoint for each entry of run.checkpoints.',
          fr: 'Nous avons recalculé la descente simple sur la somme des pertes, depuis zéro : vos points de contrôle sont ailleurs. Vérifiez le signe, la somme (et non la moyenne), le pas, que rien d’autre ne tire sur w, et qu’il y a un point de contrôle par entrée de run.checkpoints.',
        },
      },
    },
    {
      id: 'norm-growth',
      title: {
        en: 'Plain descent: growth of |w| per unit of log t, times the margin',
        fr: 'Descente simple : croissance de |w| par unité de log t, fois la marge',
      },
      measure: ({ run }) => {
        const { inputs, artifact } = run('plain');
        const growth = norm(weightsAt(artifact, STEPS)) - norm(weightsAt(artifact, FROM));
        return (growth * best(inputs).margin) / log(STEPS / FROM);
      },
      op: 'between',
      limit: [0.3, 3],
      aggregate: 'every',
      points: 2,
      feedback: {
        pass: {
          en: 'The norm keeps growing like log t divided by the margin: there is no finite point where it would settle.',
          fr: 'La norme croît toujours comme log t divisé par la marge : aucun point fini où elle se fixerait.',
        },
        fail: {
          en: 'We measured how much |w| grew from step 500 to the last. Theory says about log t divided by the margin. If it stopped, a penalty or missing steps held it back.',
          fr: 'Nous avons mesuré de combien |w| a crû du pas 500 au dernier. La théorie dit environ log t divisé par la marge. S’il s’est arrêté, une pénalité ou des pas manquants l’ont retenu.',
        },
      },
    },
  ],
  noHeldOutCriteria: 'Every measure compares with what follows from the inputs, all of which the program is given.',

  plots,

  explanations: [
    {
      failed: ['gap-normalized'],
      alone: true,
      text: {
        en: 'Plain descent needs exponentially many steps: what is left of the gap after t of them is of the order of 1/log t. The normalized run is short of the margin by {gap-normalized}; divide its gradient by the loss.',
        fr: 'La descente simple demande un nombre exponentiel de pas : après t pas, l’écart restant est de l’ordre de 1/log t. À l’exécution normalisée, il manque {gap-normalized} de la marge ; divisez son gradient par la perte.',
      },
    },
    {
      failed: ['norm-growth'],
      text: {
        en: 'The norm stopped growing: a penalty, or too few steps. With the logistic loss on separable points no w is best; longer is always better, and only the direction settles.',
        fr: 'La norme a cessé de croître : une pénalité, ou trop peu de pas. Avec la perte logistique sur des points séparables, aucun w n’est le meilleur ; plus long vaut toujours mieux, et seule la direction se fixe.',
      },
    },
    {
      failed: ['plain-path'],
      text: {
        en: 'The plain run is not the iteration that was asked for: its checkpoints are off by {plain-path}, relative to their length.',
        fr: 'L’exécution simple n’est pas l’itération demandée : ses points de contrôle s’écartent de {plain-path}, relativement à leur longueur.',
      },
    },
  ],
});

function best({ x, y }: Rows): ReturnType<typeof largestMargin> {
  return largestMargin(matrix(x), vector(y));
}

/** The share of the largest margin that a direction misses. */
function gapOf(rows: Rows, w: Float64Array): number {
  return 1 - marginOf(matrix(rows.x), vector(rows.y), w) / best(rows).margin;
}

/** The weights kept after so many steps; not a number where there is no such checkpoint. */
function weightsAt(kept: readonly Checkpoint<'w'>[], step: number): Float64Array {
  const found = kept.find((one) => one.step === step);
  return found ? vector(found.w) : new Float64Array(2).fill(Number.NaN);
}

function lastOf({ artifact }: { artifact: readonly { w: Tensor }[] }): Float64Array {
  return vector((artifact.at(-1) as { w: Tensor }).w);
}
