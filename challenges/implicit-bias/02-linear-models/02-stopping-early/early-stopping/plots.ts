import {
  finding,
  matrix,
  type Plot,
  replayLeastSquares,
  ridgeSolution,
  rowOf,
  type Tensor,
  vector,
} from '@/lib/authoring';
import { riskOf } from './data';

interface Evidence {
  heldOut: { truth: Float64Array };
  run(name: string): {
    inputs: { x: Tensor; y: Tensor; learningRate: number; checkpoints: number[] };
    artifact: { path: Tensor; lambdas: Tensor; w: Tensor };
  };
}

/** Steps at which the risk of plain descent is drawn. */
const STEPS = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200, 300, 500, 800, 1200, 2000, 3000, 5000, 8000];

export const plots: Plot<Evidence>[] = [
  {
    id: 'risk-by-time',
    kind: 'lines',
    x: {
      label: { en: 'Time (step size × steps), or 1/λ', fr: 'Temps (pas × nombre de pas), ou 1/λ' },
      scale: 'log',
    },
    y: { label: { en: 'Squared error on new rows', fr: 'Erreur quadratique sur de nouvelles lignes' }, min: 0 },
    draw({ heldOut: { truth }, run }) {
      const { inputs, artifact } = run('ridge');
      const [x, y] = [matrix(inputs.x), vector(inputs.y)];
      const { learningRate, checkpoints } = inputs;
      const iterates = replayLeastSquares(x, y, new Float64Array(x.columns), learningRate, STEPS);
      const descent = iterates.map((w, k): [number, number] => [learningRate * (STEPS[k] as number), riskOf(w, truth)]);
      const ridge = descent.map(([time]): [number, number] => [time, riskOf(ridgeSolution(x, y, 1 / time), truth)]);
      const chosen = riskOf(vector(artifact.w), truth);
      const ends = [descent[0], descent.at(-1)].map((point): [number, number] => [point?.[0] ?? Number.NaN, chosen]);
      return {
        title: finding(
          {
            en: 'The error of descent falls to {least} and rises to {last} at the end; that of your w is {chosen}',
            fr: 'L’erreur de la descente baisse jusqu’à {least}, puis remonte à {last} ; celle de votre w est {chosen}',
          },
          {
            least: Math.min(...descent.map(([, risk]) => risk)),
            last: descent.at(-1)?.[1] ?? Number.NaN,
            chosen,
          },
        ),
        series: [
          { label: { en: 'descent at this time', fr: 'descente à ce temps' }, role: 'held-out', points: descent },
          { label: { en: 'ridge with λ = 1/time', fr: 'ridge avec λ = 1/temps' }, role: 'other', points: ridge },
          { label: { en: 'your w', fr: 'votre w' }, role: 'reference', points: ends },
          {
            label: { en: 'your iterates', fr: 'vos itérés' },
            role: 'held-out',
            mark: 'dots',
            points: checkpoints.map((step, k): [number, number] => [
              learningRate * step,
              riskOf(rowOf(artifact.path, k), truth),
            ]),
          },
        ],
      };
    },
  },
];
