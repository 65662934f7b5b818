import {
  defineChallenge,
  exp,
  input,
  matrix,
  relativeDistance,
  replayLeastSquares,
  ridgeSolution,
  rowOf,
  smoothness,
  type Tensor,
  tensors,
  vector,
} from '@/lib/authoring';
import { dealRows, riskOf } from './data';
import { plots } from './plots';

const STEPS = 8000;
const CHECKPOINTS = [10, 30, 100, 300, 1000];
/** Penalties among which the best ridge regression is looked for. */
const PENALTIES = Array.from({ length: 37 }, (_, k) => exp(Math.LN10 * (-3 + k / 8)));

export default defineChallenge({
  id: 'early-stopping',
  title: { en: 'Early stopping is close to ridge', fr: 'L’arrêt précoce ressemble à ridge' },
  concepts: ['early-stopping'],
  difficulty: 2,
  source: {
    work: 'A. Ali, J. Z. Kolter, R. J. Tibshirani, A continuous-time view of early stopping for least squares regression, AISTATS',
    locator: 'abstract: the risk along the path is at most 1.69 times that of ridge',
    year: 2019,
  },
  limits: { cpuSeconds: 10, wallSeconds: 60 },
  inputs: {
    x: input.tensor(['n', 'p'], { en: 'One training row per example.', fr: 'Une ligne par exemple d’entraînement.' }),
    y: input.tensor(['n'], { en: 'The noisy value of each row.', fr: 'La valeur, bruitée, de chaque ligne.' }),
    xValidation: input.tensor(['m', 'p'], {
      en: 'Further rows, to choose when to stop; not to train on.',
      fr: 'D’autres lignes, pour choisir quand s’arrêter ; pas pour s’entraîner.',
    }),
    yValidation: input.tensor(['m'], { en: 'Their noisy values.', fr: 'Leurs valeurs, bruitées.' }),
    learningRate: input.number({ en: 'The constant step size.', fr: 'Le pas, constant.' }),
    steps: input.number({ en: 'How many steps may be taken.', fr: 'Le nombre de pas que l’on peut faire.' }),
    checkpoints: input.numbers('k', {
      en: 'After which steps to keep a copy of w, in increasing order.',
      fr: 'Après quels pas garder une copie de w, dans l’ordre croissant.',
    }),
  },
  returns: tensors({ path: ['k', 'p'], lambdas: ['k'], w: ['p'] }),

  data(draw) {
    const { train, validation, truth } = dealRows(draw);
    const inputs = {
      ...train,
      xValidation: validation.x,
      yValidation: validation.y,
      learningRate: 0.15 / smoothness(matrix(train.x)),
      steps: STEPS,
      checkpoints: CHECKPOINTS,
    };
    return { runs: [{ name: 'ridge', inputs }], heldOut: { truth } };
  },

  criteria: [
    {
      id: 'early-path',
      title: { en: 'Iterates against a replay', fr: 'Itérés, comparés à un calcul de référence' },
      measure: ({ run }) => {
        const { inputs, artifact } = run('ridge');
        const { x, y, learningRate, checkpoints } = inputs;
        const start = new Float64Array(x.shape[1] as number);
        const replay = replayLeastSquares(matrix(x), vector(y), start, learningRate, checkpoints);
        return Math.max(...replay.map((expected, k) => relativeDistance(rowOf(artifact.path, k), expected)));
      },
      op: 'at-most',
      limit: 0.005,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'Your five iterates are those of plain gradient descent from zero, replayed in double precision.',
          fr: 'Vos cinq itérés sont ceux de la descente de gradient simple depuis zéro, recalculée en double précision.',
        },
        fail: {
          en: 'We replayed gradient descent from zero, and the rows of path are not its iterates. Check the factor 1/n, the step size, and that row k is w after exactly checkpoints[k] steps.',
          fr: 'Nous avons recalculé la descente de gradient depuis zéro : les lignes de path n’en sont pas les itérés. Vérifiez le facteur 1/n, le pas, et que la ligne k est bien w après exactement checkpoints[k] pas.',
        },
      },
    },
    {
      id: 'ridge-distance',
      title: {
        en: 'Distance from each iterate to ridge with your λ',
        fr: 'Distance de chaque itéré à ridge avec votre λ',
      },
      measure: ({ run }) => Math.max(...pairs(run('ridge')).map(({ w, ridge }) => relativeDistance(w, ridge))),
      op: 'at-most',
      limit: 0.4,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'With the penalties that you name, ridge regression is close to each of your iterates, from the tenth step to the thousandth.',
          fr: 'Avec les pénalités que vous indiquez, la régression ridge est proche de chacun de vos itérés, du dixième pas au millième.',
        },
        fail: {
          en: 'We solved ridge regression for each of your lambdas, and at least one solution is far from the iterate beside it. How does λ depend on the step size and on the number of steps?',
          fr: 'Nous avons résolu la régression ridge pour chacun de vos lambdas : une solution au moins est loin de l’itéré correspondant. Comment λ dépend-il du pas et du nombre de pas ?',
        },
      },
    },
    {
      id: 'risk-ratio',
      title: {
        en: 'Largest ratio of risks: iterate over ridge with your λ',
        fr: 'Plus grand rapport des risques : itéré sur ridge avec votre λ',
      },
      measure: ({ run, heldOut: { truth } }) =>
        Math.max(...pairs(run('ridge')).map(({ w, ridge }) => riskOf(w, truth) / riskOf(ridge, truth))),
      op: 'at-most',
      limit: 1.69,
      // The theorem speaks of the mean over noise.
      aggregate: 'median',
      points: 2,
      feedback: {
        pass: {
          en: 'On new rows no iterate errs more than 1.69 times as much as its ridge regression. For gradient flow a theorem says so, in expectation.',
          fr: 'Sur de nouvelles lignes, aucun itéré ne se trompe plus de 1,69 fois plus que sa régression ridge. Pour le flot de gradient, un théorème le dit, en espérance.',
        },
        fail: {
          en: 'We compared the squared errors on new rows: some iterate errs more than 1.69 times as much as ridge with the λ beside it. It is not the λ that belongs to that step.',
          fr: 'Nous avons comparé les erreurs quadratiques sur de nouvelles lignes : un itéré se trompe plus de 1,69 fois plus que ridge avec le λ correspondant. Ce n’est pas le λ de ce pas.',
        },
      },
    },
    {
      id: 'stop-risk',
      title: {
        en: 'Risk of w, over the least that ridge can reach',
        fr: 'Risque de w, rapporté au plus petit que ridge atteigne',
      },
      measure: ({ run, heldOut: { truth } }) => {
        const { inputs, artifact } = run('ridge');
        const [x, y] = [matrix(inputs.x), vector(inputs.y)];
        const least = Math.min(...PENALTIES.map((lambda) => riskOf(ridgeSolution(x, y, lambda), truth)));
        return riskOf(vector(artifact.w), truth) / least;
      },
      op: 'at-most',
      limit: 1.6,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'The w that you chose errs on new rows about as little as ridge with the best penalty there is, and nobody told you the truth.',
          fr: 'Le w que vous avez choisi se trompe sur de nouvelles lignes presque aussi peu que ridge avec la meilleure pénalité, sans que personne ne vous ait dit la vérité.',
        },
        fail: {
          en: 'We computed the squared error of w on new rows exactly, and a ridge regression does much better. Choose the step by the validation error, over all the steps, and not by the training error.',
          fr: 'Nous avons calculé exactement l’erreur quadratique de w sur de nouvelles lignes : une régression ridge fait bien mieux. Choisissez le pas par l’erreur de validation, sur tous les pas, et non par l’erreur d’entraînement.',
        },
      },
    },
  ],

  plots,

  explanations: [
    {
      failed: ['stop-risk'],
      passed: ['early-path', 'ridge-distance'],
      text: {
        en: 'The path is right, the stop is not: w errs {stop-risk} times as much as the best ridge regression. The training error falls to the end and says nothing about when to stop; the validation rows do.',
        fr: 'Le chemin est bon, l’arrêt ne l’est pas : w se trompe {stop-risk} fois plus que la meilleure régression ridge. L’erreur d’entraînement baisse jusqu’au bout et ne dit rien du moment où s’arrêter ; les lignes de validation, si.',
      },
    },
    {
      failed: ['ridge-distance'],
      passed: ['early-path'],
      text: {
        en: 'Right path, wrong penalties: a ridge solution is {ridge-distance} away from its iterate, relative to its length. Time is the step size times the number of steps, and λ is one over that.',
        fr: 'Bon chemin, mauvaises pénalités : une solution ridge est à {ridge-distance} de son itéré, relativement à sa longueur. Le temps est le pas multiplié par le nombre de pas, et λ en est l’inverse.',
      },
    },
    {
      failed: ['early-path'],
      text: {
        en: 'These are not the iterates of gradient descent: the largest relative distance to the replay is {early-path}. Start from zero, and take every step with the given step size.',
        fr: 'Ce ne sont pas les itérés de la descente de gradient : la plus grande distance relative au calcul de référence est {early-path}. Partez de zéro, et faites chaque pas avec le pas donné.',
      },
    },
  ],
});

interface Finished {
  inputs: { x: Tensor; y: Tensor };
  artifact: { path: Tensor; lambdas: Tensor };
}

/** Each iterate that was returned beside ridge regression with the penalty named for it; NaN where that is not positive. */
function pairs({ inputs, artifact }: Finished): { w: Float64Array; ridge: Float64Array }[] {
  const [x, y] = [matrix(inputs.x), vector(inputs.y)];
  return Array.from(artifact.lambdas.values, (lambda, k) => ({
    w: rowOf(artifact.path, k),
    ridge: lambda > 0 ? ridgeSolution(x, y, lambda) : new Float64Array(x.columns).fill(Number.NaN),
  }));
}
