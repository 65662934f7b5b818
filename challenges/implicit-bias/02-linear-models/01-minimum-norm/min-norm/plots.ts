import {
  finding,
  matrix,
  nearestInterpolant,
  norm,
  type Plot,
  rowOf,
  type Tensor,
  times,
  vector,
} from '@/lib/authoring';

interface Finished {
  inputs: { x: Tensor; y: Tensor; w0: Tensor; steps: number; checkpoints: number[] };
  artifact: { w: Tensor; path: Tensor };
}

interface Evidence {
  heldOut: { truth: Float64Array; noise: number };
  run(name: string): Finished;
}

interface Iterate {
  step: number;
  w: Float64Array;
}

const STEP = { label: { en: 'Step', fr: 'Pas' }, scale: 'log' } as const;

const ROWS = [
  { name: 'zero', en: 'from zero', fr: 'depuis zéro' },
  { name: 'offset', en: 'from w0', fr: 'depuis w0' },
];

export const plots: Plot<Evidence>[] = [
  {
    id: 'errors',
    kind: 'lines',
    x: STEP,
    // Below, it is rounding that is seen.
    y: { label: { en: 'Mean squared error', fr: 'Erreur quadratique moyenne' }, scale: 'log', min: 1e-6 },
    draw({ heldOut, run }) {
      const runs = ROWS.map((row) => {
        const finished = run(row.name);
        const path = iterates(finished);
        const trained = path.map(({ step, w }): [number, number] => [step, trainError(finished, w)]);
        const unseen = path.map(({ step, w }): [number, number] => [step, newRowError(heldOut, w)]);
        return { ...row, trained, unseen };
      });
      const last = (points?: [number, number][]) => points?.at(-1)?.[1] ?? Number.NaN;
      return {
        title: finding(
          {
            en: 'On the rows given the error ends at {trainZero} from zero and {trainOffset} from w0; on new rows, at {zero} and {offset}',
            fr: 'Sur les lignes données, l’erreur finit à {trainZero} depuis zéro et à {trainOffset} depuis w0 ; sur de nouvelles lignes, à {zero} et à {offset}',
          },
          {
            trainZero: last(runs[0]?.trained),
            trainOffset: last(runs[1]?.trained),
            zero: last(runs[0]?.unseen),
            offset: last(runs[1]?.unseen),
          },
        ),
        series: runs.flatMap(({ en, fr, trained, unseen }) => [
          { label: { en: `train, ${en}`, fr: `entraînement, ${fr}` }, role: 'train' as const, points: trained },
          {
            label: { en: `held-out, ${en}`, fr: `hors échantillon, ${fr}` },
            role: 'held-out' as const,
            points: unseen,
          },
        ]),
      };
    },
  },
  {
    id: 'norm-path',
    kind: 'lines',
    x: STEP,
    y: { label: { en: 'Length of w', fr: 'Longueur de w' }, min: 0 },
    draw({ run }) {
      const { inputs } = run('zero');
      const least = norm(leastNorm(inputs));
      const paths = ROWS.map((row) => ({
        ...row,
        points: iterates(run(row.name)).map(({ step, w }): [number, number] => [step, norm(w)]),
      }));
      return {
        title: finding(
          {
            en: 'No solution is shorter than {least}: from zero w ends with length {zero}, from w0 with {offset}',
            fr: 'Aucune solution n’est plus courte que {least} : depuis zéro, w finit à la longueur {zero}, depuis w0 à {offset}',
          },
          {
            least,
            zero: paths[0]?.points.at(-1)?.[1] ?? Number.NaN,
            offset: paths[1]?.points.at(-1)?.[1] ?? Number.NaN,
          },
        ),
        series: [
          ...paths.map(({ en, fr, points }) => ({ label: { en, fr }, role: 'other' as const, points })),
          {
            label: { en: 'least norm of a solution', fr: 'plus petite norme d’une solution' },
            role: 'reference' as const,
            points: [
              [1, least],
              [inputs.steps, least],
            ],
          },
        ],
      };
    },
  },
  {
    id: 'span',
    kind: 'plane',
    x: {
      label: {
        en: 'Still to go within the row span (÷ least norm)',
        fr: 'Reste à faire dans l’espace des lignes (÷ norme min.)',
      },
      min: 0,
    },
    y: {
      label: {
        en: 'Part of w that no row sees (÷ least norm)',
        fr: 'Part de w que nulle ligne ne voit (÷ norme min.)',
      },
      min: 0,
    },
    draw({ run }) {
      const least = leastNorm(run('zero').inputs);
      const paths = ROWS.map((row) => {
        const { inputs, artifact } = run(row.name);
        const points = [{ step: 0, w: vector(inputs.w0) }, ...iterates({ inputs, artifact })].map(({ w }) => {
          const seen = nearestInterpolant(matrix(inputs.x), times(matrix(inputs.x), w), new Float64Array(w.length));
          const toGo = norm(seen.map((value, j) => value - (least[j] as number)));
          const unseen = norm(w.map((value, j) => value - (seen[j] as number)));
          return [toGo / norm(least), unseen / norm(least)] as [number, number];
        });
        return { ...row, points };
      });
      const heights = paths.map(({ points }) => points.map(([, height]) => height));
      const change = Math.max(...heights.flatMap((path) => path.map((h) => Math.abs(h - (path[0] as number)))));
      const sideways = {
        en: 'Every step goes sideways: the part of w that no row sees stays as it was, up to {change} of the least norm',
        fr: 'Chaque pas va de côté : la part de w que nulle ligne ne voit reste telle quelle, à {change} de la norme minimale près',
      };
      const leaving = {
        en: 'Some steps leave the row span: the part of w that no row sees changes by {change} of the least norm',
        fr: 'Des pas quittent l’espace des lignes : la part de w que nulle ligne ne voit change de {change} fois la norme minimale',
      };
      return {
        title: finding(change <= 0.01 ? sideways : leaving, { change }),
        series: [
          ...paths.map(({ en, fr, points }) => ({ label: { en, fr }, role: 'other' as const, points })),
          {
            label: { en: 'where the loss is zero', fr: 'là où la perte est nulle' },
            role: 'reference' as const,
            points: [
              [0, 0],
              [0, Math.max(...heights.flat())],
            ],
          },
        ],
      };
    },
  },
];

/** The kept iterates and the last one. */
function iterates({ inputs: { steps, checkpoints }, artifact }: Finished): Iterate[] {
  const kept = checkpoints.map((step, k) => ({ step, w: rowOf(artifact.path, k) }));
  return [...kept, { step: steps, w: vector(artifact.w) }];
}

function leastNorm({ x, y, w0 }: Finished['inputs']): Float64Array {
  return nearestInterpolant(matrix(x), vector(y), new Float64Array(w0.values.length));
}

function trainError({ inputs: { x, y } }: Finished, w: Float64Array): number {
  return square(norm(times(matrix(x), w).map((output, i) => output - (y.values[i] as number)))) / y.values.length;
}

/** Expected on a new row: rows are standard normal, so the error is |w - truth|^2 and the noise. */
function newRowError({ truth, noise }: Evidence['heldOut'], w: Float64Array): number {
  return square(norm(w.map((value, j) => value - (truth[j] as number)))) + square(noise);
}

function square(value: number): number {
  return value * value;
}
