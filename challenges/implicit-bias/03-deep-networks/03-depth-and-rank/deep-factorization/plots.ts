import {
  type Checkpoint,
  effectiveRank,
  finding,
  matrix,
  type Plot,
  type Series,
  singularValues,
} from '@/lib/authoring';
import { type Entries, type HeldOut, placesOf, productAt, RANK, relativeError, SIZE } from './data';

interface Evidence {
  heldOut: HeldOut;
  run(name: string): { inputs: Entries; artifact: readonly Checkpoint<'factors'>[] };
}

const STEP = { label: { en: 'Step', fr: 'Pas' }, scale: 'log' } as const;
/** Singular values that are drawn. */
const SHOWN = 5;
const STEMS = 10;

const RUNS = [
  { name: 'deep', en: 'depth 3, small start', fr: 'profondeur 3, petit départ' },
  { name: 'wide-start', en: 'depth 3, large start', fr: 'profondeur 3, grand départ' },
  { name: 'shallow', en: 'depth 1', fr: 'profondeur 1' },
];

export const plots: Plot<Evidence>[] = [
  {
    id: 'singular-values',
    kind: 'lines',
    x: STEP,
    y: {
      label: {
        en: 'Singular value of the product, depth 3, small start',
        fr: 'Valeur singulière du produit, profondeur 3, petit départ',
      },
      min: 0,
    },
    draw({ heldOut, run }) {
      const { artifact } = run('deep');
      const spectra = artifact.map((kept) => ({ step: kept.step, values: singularValues(productAt(kept)) }));
      const last = spectra.at(-1) as { step: number; values: number[] };
      const truth = singularValues(
        matrix({ shape: [SIZE, SIZE], dtype: 'float32', values: Float32Array.from(heldOut.truth) }),
      );
      const halfway = (k: number) =>
        spectra.find(({ values }) => (values[k] as number) >= (last.values[k] as number) / 2)?.step ?? Number.NaN;
      return {
        title: finding(
          {
            en: 'The largest singular value is half grown at step {first}, the second at step {second}; the third ends at {third} of the first',
            fr: 'La plus grande valeur singulière est à mi-hauteur au pas {first}, la deuxième au pas {second} ; la troisième finit à {third} de la première',
          },
          { first: halfway(0), second: halfway(1), third: (last.values[2] as number) / (last.values[0] as number) },
        ),
        series: [
          ...Array.from(
            { length: SHOWN },
            (_, k): Series => ({
              label: { en: `number ${k + 1}`, fr: `numéro ${k + 1}` },
              role: 'other',
              points: spectra.map(({ step, values }) => [step, values[k] as number]),
            }),
          ),
          ...truth.slice(0, RANK).map(
            (value, k): Series => ({
              label: { en: `number ${k + 1} of the true matrix`, fr: `numéro ${k + 1} de la vraie matrice` },
              role: 'reference',
              points: [
                [artifact[0]?.step ?? 1, value],
                [last.step, value],
              ],
            }),
          ),
        ],
      };
    },
  },
  {
    id: 'errors',
    kind: 'lines',
    x: STEP,
    y: { label: { en: 'Relative error', fr: 'Erreur relative' }, scale: 'log' },
    draw({ heldOut, run }) {
      const runs = RUNS.slice(0, 2).map((row) => {
        const { inputs, artifact } = run(row.name);
        const shown = placesOf(inputs);
        const errors = (places: number[]) =>
          artifact.map((kept): [number, number] => [kept.step, relativeError(productAt(kept), heldOut.truth, places)]);
        return { ...row, shown: errors(shown), hidden: errors(heldOut.hidden) };
      });
      const last = (points?: [number, number][]) => points?.at(-1)?.[1] ?? Number.NaN;
      return {
        title: finding(
          {
            en: 'Entries shown are fitted to {shownDeep} from the small start, to {shownWide} from the large one; hidden entries are missed by {deep} and {wide}',
            fr: 'Les coefficients montrés sont ajustés à {shownDeep} près depuis le petit départ, à {shownWide} depuis le grand ; les cachés sont manqués de {deep} et de {wide}',
          },
          {
            shownDeep: last(runs[0]?.shown),
            shownWide: last(runs[1]?.shown),
            deep: last(runs[0]?.hidden),
            wide: last(runs[1]?.hidden),
          },
        ),
        series: runs.flatMap(({ en, fr, shown, hidden }): Series[] => [
          { label: { en: `shown, ${en}`, fr: `montrés, ${fr}` }, role: 'train', points: shown },
          { label: { en: `hidden, ${en}`, fr: `cachés, ${fr}` }, role: 'held-out', points: hidden },
        ]),
      };
    },
  },
  {
    id: 'effective-rank',
    kind: 'lines',
    x: STEP,
    y: { label: { en: 'Effective rank of the product', fr: 'Rang effectif du produit' }, min: 0 },
    draw({ run }) {
      const ranks = RUNS.map((row) => ({
        ...row,
        points: run(row.name).artifact.map((kept): [number, number] => [
          kept.step,
          effectiveRank(singularValues(productAt(kept))),
        ]),
      }));
      const last = (index: number) => ranks[index]?.points.at(-1)?.[1] ?? Number.NaN;
      const end = Math.max(...ranks.flatMap(({ points }) => points.map(([step]) => step)));
      return {
        title: finding(
          {
            en: 'The same data are fitted with effective rank {deep} at depth 3 from a small start, {wide} from a large one, {shallow} at depth 1',
            fr: 'Les mêmes données sont ajustées avec un rang effectif de {deep} à la profondeur 3 depuis un petit départ, {wide} depuis un grand, {shallow} à la profondeur 1',
          },
          { deep: last(0), wide: last(1), shallow: last(2) },
        ),
        series: [
          ...ranks.map(({ en, fr, points }): Series => ({ label: { en, fr }, role: 'other', points })),
          {
            label: { en: 'rank of the true matrix', fr: 'rang de la vraie matrice' },
            role: 'reference',
            points: [
              [ranks[0]?.points[0]?.[0] ?? 1, RANK],
              [end, RANK],
            ],
          },
        ],
      };
    },
  },
  {
    id: 'final-spectrum',
    kind: 'spectrum',
    x: { label: { en: 'Number of the singular value', fr: 'Numéro de la valeur singulière' } },
    y: { label: { en: 'Singular value after the last step', fr: 'Valeur singulière après le dernier pas' }, min: 0 },
    draw({ run }) {
      const spectra = RUNS.map((row) => ({
        ...row,
        values: singularValues(productAt(run(row.name).artifact.at(-1) as Checkpoint<'factors'>)),
      }));
      const large = (index: number) => {
        const values = spectra[index]?.values ?? [];
        return values.filter((value) => value >= 0.1 * (values[0] as number)).length;
      };
      return {
        title: finding(
          {
            en: 'Singular values above a tenth of the largest: {deep} at depth 3 from a small start, {wide} from a large one, {shallow} at depth 1',
            fr: 'Valeurs singulières au-dessus du dixième de la plus grande : {deep} à la profondeur 3 depuis un petit départ, {wide} depuis un grand, {shallow} à la profondeur 1',
          },
          { deep: large(0), wide: large(1), shallow: large(2) },
        ),
        series: spectra.map(
          ({ en, fr, values }): Series => ({
            label: { en, fr },
            role: 'other',
            points: values.slice(0, STEMS).map((value, k) => [k + 1, value]),
          }),
        ),
      };
    },
  },
];
