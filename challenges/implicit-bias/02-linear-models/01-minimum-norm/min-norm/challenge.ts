import {
  defineChallenge,
  input,
  matrix,
  nearestInterpolant,
  relativeDistance,
  relativeResidual,
  replayLeastSquares,
  rowOf,
  smoothness,
  type Tensor,
  tensor,
  tensors,
  vector,
} from '@/lib/authoring';
import { plots } from './plots';

const RUNS = ['zero', 'offset'] as const;
const STEPS = 1500;
const CHECKPOINTS = [1, 5, 25, 100];
const NOISE = 0.5;

export default defineChallenge({
  id: 'min-norm',
  title: {
    en: 'Gradient descent reaches the minimum norm',
    fr: 'La descente de gradient atteint la norme minimale',
  },
  concepts: ['min-norm'],
  difficulty: 1,
  source: {
    work: 'C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals, Understanding deep learning requires rethinking generalization, ICLR',
    locator: 'section 5',
    year: 2017,
  },
  limits: { cpuSeconds: 5, wallSeconds: 30 },
  inputs: {
    x: input.tensor(['n', 'p'], {
      en: 'One example per row; fewer rows than columns.',
      fr: 'Un exemple par ligne ; moins de lignes que de colonnes.',
    }),
    y: input.tensor(['n'], { en: 'The value to predict for each row.', fr: 'La valeur à prédire pour chaque ligne.' }),
    w0: input.tensor(['p'], { en: 'Where descent starts.', fr: 'Le point de départ de la descente.' }),
    learningRate: input.number({ en: 'The constant step size.', fr: 'Le pas, constant.' }),
    steps: input.number({ en: 'How many steps to take.', fr: 'Le nombre de pas à faire.' }),
    checkpoints: input.numbers('checkpoints', {
      en: 'After which steps to keep a copy of w, in increasing order.',
      fr: 'Après quels pas garder une copie de w, dans l’ordre croissant.',
    }),
  },
  returns: tensors({ w: ['p'], path: ['checkpoints', 'p'] }),

  data(draw) {
    const n = draw.inputs.integer(15, 24);
    const p = draw.inputs.integer(50, 79);
    const x = tensor([n, p], draw.inputs.normals(n * p));
    const truth = draw.truth.normals(p);
    const noise = draw.truth.normals(n);
    const y = tensor(
      [n],
      noise.map((e, i) => rowOf(x, i).reduce((sum, value, j) => sum + value * (truth[j] as number), NOISE * e)),
    );
    const shared = { x, y, learningRate: 1 / smoothness(matrix(x)), steps: STEPS, checkpoints: CHECKPOINTS };
    return {
      runs: [
        { name: 'zero', inputs: { ...shared, w0: tensor([p], new Float64Array(p)) } },
        { name: 'offset', inputs: { ...shared, w0: tensor([p], draw.inputs.normals(p)) } },
      ],
      heldOut: { truth, noise: NOISE },
    };
  },

  criteria: [
    {
      id: 'train-residual',
      title: {
        en: 'Relative training residual, both runs',
        fr: 'Résidu d’entraînement relatif, sur les deux exécutions',
      },
      measure: ({ run }) =>
        Math.max(
          ...RUNS.map((name) => {
            const { inputs, artifact } = run(name);
            return relativeResidual(matrix(inputs.x), vector(artifact.w), vector(inputs.y));
          }),
        ),
      op: 'at-most',
      limit: 0.001,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'Both runs fit the training data: |Xw − y| is a negligible share of |y|.',
          fr: 'Les deux exécutions ajustent les données : |Xw − y| est une part négligeable de |y|.',
        },
        fail: {
          en: 'We computed |Xw − y| / |y| for the w you returned, and one run has not fitted its data yet. Take all the steps, with the given step size and no term but the squared error.',
          fr: 'Nous avons calculé |Xw − y| / |y| pour le w renvoyé : une exécution n’ajuste pas encore ses données. Faites tous les pas, avec le pas donné et sans autre terme que l’erreur quadratique.',
        },
      },
    },
    {
      id: 'error-zero',
      title: {
        en: 'From zero: distance to the minimum-norm solution',
        fr: 'Depuis zéro : distance à la solution de norme minimale',
      },
      measure: ({ run }) => distanceToNearest(run('zero')),
      op: 'at-most',
      limit: 0.01,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'From zero, you arrive at the interpolant of least norm, although nothing in the loss asked for it.',
          fr: 'Depuis zéro, vous arrivez à l’interpolant de norme minimale, que rien dans la perte ne demandait.',
        },
        fail: {
          en: 'We compared your w with X′(XX′)⁻¹y, relative to its length. It is elsewhere: look for anything that moves w out of the span of the rows of X, or for steps that are missing.',
          fr: 'Nous avons comparé votre w à X′(XX′)⁻¹y, relativement à sa longueur. Il est ailleurs : cherchez ce qui fait sortir w de l’espace engendré par les lignes de X, ou les pas qui manquent.',
        },
      },
    },
    {
      id: 'error-offset',
      title: {
        en: 'From w0: distance to the nearest interpolant',
        fr: 'Depuis w0 : distance à l’interpolant le plus proche',
      },
      measure: ({ run }) => distanceToNearest(run('offset')),
      op: 'at-most',
      limit: 0.01,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'From another start, you arrive at the interpolant nearest to that start: what the data do not see is left as it was.',
          fr: 'Depuis un autre départ, vous arrivez à l’interpolant le plus proche de ce départ : ce que les données ne voient pas est resté intact.',
        },
        fail: {
          en: 'We compared your w with w0 + X′(XX′)⁻¹(y − Xw0), relative to its length. It is elsewhere: start from run.w0, and let nothing but the gradient of the squared error move it.',
          fr: 'Nous avons comparé votre w à w0 + X′(XX′)⁻¹(y − Xw0), relativement à sa longueur. Il est ailleurs : partez de run.w0, et que seul le gradient de l’erreur quadratique le déplace.',
        },
      },
    },
    {
      id: 'early-path',
      title: { en: 'Early path against a replay', fr: 'Début du chemin, comparé à un calcul de référence' },
      measure: ({ run }) =>
        Math.max(
          ...RUNS.flatMap((name) => {
            const { inputs, artifact } = run(name);
            const { x, y, w0, learningRate, checkpoints } = inputs;
            const replay = replayLeastSquares(matrix(x), vector(y), vector(w0), learningRate, checkpoints);
            return replay.map((expected, k) => relativeDistance(rowOf(artifact.path, k), expected));
          }),
        ),
      op: 'at-most',
      limit: 0.005,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'Your checkpoints lie on the path of plain gradient descent, replayed in double precision.',
          fr: 'Vos points de contrôle sont sur le chemin de la descente de gradient simple, recalculé en double précision.',
        },
        fail: {
          en: 'We replayed plain gradient descent in double precision, and the rows of path are not its iterates. Check the factor 1/n in the gradient, the step size, and that row k is w after exactly checkpoints[k] steps.',
          fr: 'Nous avons recalculé la descente de gradient simple en double précision : les lignes de path n’en sont pas les itérés. Vérifiez le facteur 1/n du gradient, le pas, et que la ligne k est bien w après exactement checkpoints[k] pas.',
        },
      },
    },
  ],
  noHeldOutCriteria: 'Every measure compares with what follows from the inputs, all of which the program is given.',

  plots,

  explanations: [
    {
      failed: ['early-path'],
      alone: true,
      text: {
        en: 'Right point, other road: use the given step and start. (Largest relative distance from the replayed path: {early-path}.)',
        fr: 'Bon point d’arrivée, autre chemin : utilisez le pas et le départ donnés. (Plus grande distance relative au chemin recalculé : {early-path}.)',
      },
    },
    {
      failed: ['error-zero', 'error-offset'],
      passed: ['train-residual'],
      text: {
        en: 'It fits, but at another interpolant than the one nearest to the start: {error-zero} away from the minimum-norm solution, relative to its length. Either it began elsewhere, or its steps are not combinations of the rows of X. A method that rescales each coordinate is enough to leave their span.',
        fr: 'Les données sont ajustées, mais par un autre interpolant que le plus proche du départ : à {error-zero} de la solution de norme minimale, relativement à sa longueur. Ou bien le départ était autre, ou bien les pas ne sont pas des combinaisons des lignes de X. Une méthode qui remet chaque coordonnée à l’échelle suffit à quitter leur espace.',
      },
    },
    {
      failed: ['error-offset'],
      passed: ['train-residual'],
      text: {
        en: 'It fits, but forgets where it started: the part of w0 that the rows of X do not see should still be there at the end (relative distance {error-offset}).',
        fr: 'Les données sont ajustées, mais le départ est oublié : la part de w0 que les lignes de X ne voient pas devrait être encore là à la fin (distance relative {error-offset}).',
      },
    },
    {
      failed: ['train-residual'],
      text: {
        en: 'The data are not fitted yet: a residual of {train-residual} of |y| is left. Too few steps, or a penalty that pulls against the data. In the limit, nothing but the start and the data should decide where w ends.',
        fr: 'Les données ne sont pas encore ajustées : il reste un résidu de {train-residual} fois |y|. Trop peu de pas, ou une pénalité qui tire contre les données. À la limite, seuls le départ et les données devraient décider où w aboutit.',
      },
    },
  ],
});

interface Finished {
  inputs: { x: Tensor; y: Tensor; w0: Tensor };
  artifact: { w: Tensor };
}

/** How far a run ended from the interpolant nearest to its start, relative to the length of that interpolant. */
function distanceToNearest({ inputs: { x, y, w0 }, artifact }: Finished): number {
  return relativeDistance(vector(artifact.w), nearestInterpolant(matrix(x), vector(y), vector(w0)));
}
