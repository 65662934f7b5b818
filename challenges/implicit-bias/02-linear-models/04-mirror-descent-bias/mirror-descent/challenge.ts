import { defineChallenge, input, matrix, relativeResidual, type Tensor, tensors, vector } from '@/lib/authoring';
import { dealProblem, LINKS, outsideShare, POTENTIALS, type Potential } from './data';
import { plots } from './plots';

const PLAN = {
  euclidean: { learningRate: 0.1, steps: 3000 },
  entropy: { learningRate: 0.2, steps: 16_000 },
  power: { learningRate: 0.1, steps: 3000 },
};

export default defineChallenge({
  id: 'mirror-descent',
  title: { en: 'The potential decides', fr: 'Le potentiel décide' },
  concepts: ['mirror-descent'],
  difficulty: 3,
  source: {
    work: 'S. Gunasekar, J. Lee, D. Soudry, N. Srebro, Characterizing implicit bias in terms of optimization geometry, ICML',
    locator: 'theorem 1',
    year: 2018,
  },
  limits: { cpuSeconds: 10, wallSeconds: 60 },
  inputs: {
    x: input.tensor(['n', 'p'], {
      en: 'One example per row; fewer rows than columns.',
      fr: 'Un exemple par ligne ; moins de lignes que de colonnes.',
    }),
    y: input.tensor(['n'], { en: 'The value to fit for each row.', fr: 'La valeur à ajuster pour chaque ligne.' }),
    potential: input.choice([...POTENTIALS], {
      en: 'The potential whose derivative is the link.',
      fr: 'Le potentiel dont la dérivée est le lien.',
    }),
    w0: input.tensor(['p'], { en: 'Where descent starts.', fr: 'Le point de départ de la descente.' }),
    learningRate: input.number({ en: 'The constant step size.', fr: 'Le pas, constant.' }),
    steps: input.number({ en: 'How many steps to take.', fr: 'Le nombre de pas à faire.' }),
  },
  returns: tensors({ w: ['p'] }),

  data(draw) {
    const { x, y, starts, truth } = dealProblem(draw);
    const runs = POTENTIALS.map((potential) => ({
      name: potential,
      inputs: { x, y, potential, w0: starts[potential], ...PLAN[potential] },
    }));
    return { runs, heldOut: { truth } };
  },

  criteria: [
    {
      id: 'train-residual',
      title: {
        en: 'Relative training residual, all runs',
        fr: 'Résidu d’entraînement relatif, toutes exécutions',
      },
      measure: ({ run }) =>
        Math.max(
          ...POTENTIALS.map((name) => {
            const { inputs, artifact } = run(name);
            return relativeResidual(matrix(inputs.x), vector(artifact.w), vector(inputs.y));
          }),
        ),
      op: 'at-most',
      limit: 0.005,
      aggregate: 'worst',
      points: 1,
      feedback: {
        pass: {
          en: 'All three runs fit: what follows compares solutions of the same equations.',
          fr: 'Les trois exécutions ajustent : la suite compare des solutions des mêmes équations.',
        },
        fail: {
          en: 'We computed |Xw − y| / |y|, and one run has not fitted its data yet. Take all the steps, with the given step size.',
          fr: 'Nous avons calculé |Xw − y| / |y| : une exécution n’ajuste pas encore ses données. Faites tous les pas, avec le pas donné.',
        },
      },
    },
    {
      id: 'outside-euclidean',
      title: {
        en: 'Euclidean potential: share of the way outside of the row span',
        fr: 'Potentiel euclidien : part du chemin hors de l’espace des lignes',
      },
      measure: ({ run }) => wayOutside('euclidean', run('euclidean')),
      op: 'at-most',
      limit: 0.02,
      aggregate: 'worst',
      points: 2,
      feedback: {
        pass: {
          en: 'With the Euclidean potential, w − w0 is a combination of rows: this is gradient descent, and w the nearest solution.',
          fr: 'Avec le potentiel euclidien, w − w0 est une combinaison de lignes : c’est la descente de gradient, et w est la solution la plus proche.',
        },
        fail: {
          en: 'We looked at w − w0, and part of it is no combination of the rows of X. With this potential every step is one: start from w0, and let nothing else move w.',
          fr: 'Nous avons examiné w − w0 : une part n’en est pas une combinaison des lignes de X. Avec ce potentiel, chaque pas en est une : partez de w0, et que rien d’autre ne déplace w.',
        },
      },
    },
    {
      id: 'outside-entropy',
      title: {
        en: 'Entropy: share of log w − log w0 outside of the row span',
        fr: 'Entropie : part de log w − log w0 hors de l’espace des lignes',
      },
      measure: ({ run }) => wayOutside('entropy', run('entropy')),
      op: 'at-most',
      limit: 0.02,
      aggregate: 'worst',
      points: 4,
      feedback: {
        pass: {
          en: 'With the entropy, log w − log w0 is a combination of rows: among all positive solutions, w has the least divergence from w0.',
          fr: 'Avec l’entropie, log w − log w0 est une combinaison de lignes : de toutes les solutions positives, w a la plus petite divergence depuis w0.',
        },
        fail: {
          en: 'We looked at log w − log w0, and it is no combination of the rows of X. Multiply each weight by exp(−η × its gradient), from the given start, and do not normalize; then no weight ever reaches zero.',
          fr: 'Nous avons examiné log w − log w0 : ce n’est pas une combinaison des lignes de X. Multipliez chaque poids par exp(−η × son gradient), depuis le départ donné, sans normaliser ; aucun poids n’atteint alors zéro.',
        },
      },
    },
    {
      id: 'outside-power',
      title: {
        en: 'Power 1.5: share of the way of the link outside of the row span',
        fr: 'Puissance 1,5 : part du chemin du lien hors de l’espace des lignes',
      },
      measure: ({ run }) => wayOutside('power', run('power')),
      op: 'at-most',
      limit: 0.02,
      aggregate: 'worst',
      points: 3,
      feedback: {
        pass: {
          en: 'With the power 1.5, the signed roots of w are a combination of rows: w is the solution with the least sum of |w|^1.5.',
          fr: 'Avec la puissance 1,5, les racines signées de w sont une combinaison de lignes : w est la solution de plus petite somme des |w|^1,5.',
        },
        fail: {
          en: 'We looked at sign(w)√|w|, and it is no combination of the rows of X. Keep the dual variable, step on it, and compute w from it by the inverse of the link.',
          fr: 'Nous avons examiné signe(w)√|w| : ce n’est pas une combinaison des lignes de X. Gardez la variable duale, faites le pas sur elle, et calculez w par l’inverse du lien.',
        },
      },
    },
  ],
  noHeldOutCriteria: 'Every measure compares with what follows from the inputs, all of which the program is given.',

  plots,

  explanations: [
    {
      failed: ['outside-entropy', 'outside-power'],
      passed: ['train-residual'],
      text: {
        en: 'It fits, but by steps on w: of the way of log w a share of {outside-entropy} lies outside of the row span, of the way of the roots {outside-power}. Step in the dual variable, not in w.',
        fr: 'Les données sont ajustées, mais par des pas sur w : une part de {outside-entropy} du chemin de log w est hors de l’espace des lignes, et {outside-power} de celui des racines. Faites le pas sur la variable duale, non sur w.',
      },
    },
    {
      failed: ['outside-entropy'],
      passed: ['train-residual'],
      text: {
        en: 'The positive weights ended at another solution: {outside-entropy} of the way of log w lies outside of the row span. Start from the given w0, step by factors, and do not normalize.',
        fr: 'Les poids positifs aboutissent à une autre solution : {outside-entropy} du chemin de log w est hors de l’espace des lignes. Partez du w0 donné, avancez par facteurs, et ne normalisez pas.',
      },
    },
    {
      failed: ['outside-euclidean'],
      passed: ['train-residual'],
      text: {
        en: 'With the Euclidean potential this is plain gradient descent, and {outside-euclidean} of the way of w lies outside of the row span: something else moved it, or it began elsewhere.',
        fr: 'Avec le potentiel euclidien, c’est la descente de gradient simple ; or {outside-euclidean} du chemin de w est hors de l’espace des lignes : autre chose l’a déplacé, ou le départ était ailleurs.',
      },
    },
    {
      failed: ['train-residual'],
      text: {
        en: 'Not fitted yet: a residual of {train-residual} of |y| is left in one run. The potential decides where descent ends, once it ends.',
        fr: 'Pas encore ajusté : il reste dans une exécution un résidu de {train-residual} fois |y|. Le potentiel décide où la descente aboutit, une fois qu’elle aboutit.',
      },
    },
  ],
});

interface Finished {
  inputs: { x: Tensor; w0: Tensor };
  artifact: { w: Tensor };
}

function wayOutside(potential: Potential, { inputs: { x, w0 }, artifact }: Finished): number {
  return outsideShare(x, LINKS[potential], vector(artifact.w), vector(w0));
}
