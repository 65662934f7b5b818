import {
  type Checkpoint,
  effectiveRank,
  finding,
  fourierMagnitudes,
  matrix,
  type Plot,
  type Series,
  times,
  vector,
} from '@/lib/authoring';
import { fourierMargin, type HeldOut, largestFourierMargin, type Rows, SIZE, sumOf } from './data';

interface Evidence {
  heldOut: HeldOut;
  run(name: string): { inputs: Rows; artifact: readonly Checkpoint<'beta'>[] };
}

const STEP = { label: { en: 'Step', fr: 'Pas' }, scale: 'log' } as const;

const RUNS = [
  { name: 'conv', en: 'convolution', fr: 'convolution' },
  { name: 'dense', en: 'dense', fr: 'dense' },
];

export const plots: Plot<Evidence>[] = [
  {
    id: 'spectrum',
    kind: 'spectrum',
    x: { label: { en: 'Frequency (periods per signal)', fr: 'Fréquence (périodes par signal)' } },
    y: { label: { en: 'Share of the spectrum (%)', fr: 'Part du spectre (%)' }, min: 0 },
    draw({ heldOut, run }) {
      const shares = RUNS.map(({ name }) => sharesOf(lastOf(run(name).artifact)));
      const own = shares.map((values) => values[heldOut.frequency] as number);
      return {
        title: finding(
          {
            en: 'The labels come from frequency {k}: it makes {conv} % of the convolution’s spectrum and {dense} % of the dense one',
            fr: 'Les étiquettes viennent de la fréquence {k} : elle fait {conv} % du spectre de la convolution et {dense} % de celui du réseau dense',
          },
          { k: heldOut.frequency, conv: own[0] as number, dense: own[1] as number },
        ),
        series: RUNS.map(
          ({ en, fr }, i): Series => ({
            label: { en, fr },
            role: 'other',
            points: (shares[i] as number[]).map((share, k) => [k, share]),
          }),
        ),
      };
    },
  },
  {
    id: 'frequencies',
    kind: 'lines',
    x: STEP,
    y: { label: { en: 'Effective number of frequencies', fr: 'Nombre effectif de fréquences' }, min: 0 },
    draw({ run }) {
      const counts = RUNS.map(({ name }) =>
        run(name).artifact.map(({ step, beta }): [number, number] => [step, effectiveRank(sharesOf(vector(beta)))]),
      );
      return {
        title: finding(
          {
            en: 'The convolution ends with {conv} effective frequencies, the dense network with {dense}',
            fr: 'La convolution finit avec {conv} fréquences effectives, le réseau dense avec {dense}',
          },
          { conv: last(counts[0]), dense: last(counts[1]) },
        ),
        series: RUNS.map(({ en, fr }, i): Series => ({ label: { en, fr }, role: 'other', points: counts[i] ?? [] })),
      };
    },
  },
  {
    id: 'fourier-margin',
    kind: 'lines',
    x: STEP,
    y: {
      label: { en: 'Fourier margin, as a share of the largest', fr: 'Marge de Fourier, en part de la plus grande' },
    },
    draw({ run }) {
      const best = largestFourierMargin(run('conv').inputs);
      const margins = RUNS.map(({ name }) => {
        const { inputs, artifact } = run(name);
        return artifact.map(({ step, beta }): [number, number] => [step, fourierMargin(inputs, vector(beta)) / best]);
      });
      return {
        title: finding(
          {
            en: 'Of the largest Fourier margin the convolution reaches {conv}, the dense network {dense}',
            fr: 'De la plus grande marge de Fourier, la convolution atteint {conv}, le réseau dense {dense}',
          },
          { conv: last(margins[0]), dense: last(margins[1]) },
        ),
        series: RUNS.map(({ en, fr }, i): Series => ({ label: { en, fr }, role: 'other', points: margins[i] ?? [] })),
      };
    },
  },
  {
    id: 'errors',
    kind: 'lines',
    x: STEP,
    y: { label: { en: 'Error (% of signals)', fr: 'Erreur (% des signaux)' }, min: 0 },
    draw({ heldOut, run }) {
      const runs = RUNS.map((row) => {
        const { inputs, artifact } = run(row.name);
        const errors = (rows: Rows) =>
          artifact.map(({ step, beta }): [number, number] => [step, 100 * errorOf(rows, vector(beta))]);
        return { ...row, train: errors(inputs), unseen: errors(heldOut) };
      });
      return {
        title: finding(
          {
            en: 'On new signals the convolution errs in {conv} % of cases, the dense network in {dense} %; on the twelve given, in {trainConv} % and {trainDense} %',
            fr: 'Sur de nouveaux signaux, la convolution se trompe dans {conv} % des cas, le réseau dense dans {dense} % ; sur les douze donnés, dans {trainConv} % et {trainDense} %',
          },
          {
            conv: last(runs[0]?.unseen),
            dense: last(runs[1]?.unseen),
            trainConv: last(runs[0]?.train),
            trainDense: last(runs[1]?.train),
          },
        ),
        series: runs.flatMap(({ en, fr, train, unseen }): Series[] => [
          { label: { en: `train, ${en}`, fr: `entraînement, ${fr}` }, role: 'train', points: train },
          { label: { en: `held-out, ${en}`, fr: `hors échantillon, ${fr}` }, role: 'held-out', points: unseen },
        ]),
      };
    },
  },
];

function last(points?: readonly [number, number][]): number {
  return points?.at(-1)?.[1] ?? Number.NaN;
}

function lastOf(kept: readonly Checkpoint<'beta'>[]): Float64Array {
  return vector((kept.at(-1) as Checkpoint<'beta'>).beta);
}

/** Per cent of the sum of |F beta| for each of the frequencies 0..16; k and 32 - k are one frequency. */
function sharesOf(beta: Float64Array): number[] {
  const magnitudes = fourierMagnitudes(beta);
  const total = sumOf(magnitudes);
  return Array.from({ length: SIZE / 2 + 1 }, (_, k) => {
    const both = k === 0 || k === SIZE / 2 ? 1 : 2;
    return (100 * both * (magnitudes[k] as number)) / total;
  });
}

function errorOf({ x, y }: Rows, beta: Float64Array): number {
  const outputs = times(matrix(x), beta);
  return outputs.filter((output, i) => !(output * (y.values[i] as number) > 0)).length / outputs.length;
}
