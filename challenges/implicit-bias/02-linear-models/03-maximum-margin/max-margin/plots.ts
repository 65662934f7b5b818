import {
  boxAround,
  type Checkpoint,
  exp,
  finding,
  largestMargin,
  log,
  log1p,
  marginOf,
  matrix,
  norm,
  type Plot,
  rowOf,
  type Series,
  vector,
  zeroLines,
} from '@/lib/authoring';
import type { Rows } from './data';

interface Evidence {
  heldOut: Rows;
  run(name: string): { inputs: Rows; artifact: readonly Checkpoint<'w'>[] };
}

const STEP = { label: { en: 'Step', fr: 'Pas' }, scale: 'log' } as const;
/** The boundaries of plain descent that are drawn, beside the last. */
const EARLY = [1, 100];

export const plots: Plot<Evidence>[] = [
  {
    id: 'boundary',
    kind: 'plane',
    x: { label: { en: 'First coordinate', fr: 'Première coordonnée' } },
    y: { label: { en: 'Second coordinate', fr: 'Seconde coordonnée' } },
    draw({ heldOut, run }) {
      const { inputs, artifact } = run('plain');
      const { direction, margin } = largestMargin(matrix(inputs.x), vector(inputs.y));
      const rows = pointsOf(inputs);
      const box = boxAround(rows.map(({ at }) => at));
      const last = lastOf(run('plain'));
      const boundary = (w: Float64Array) =>
        zeroLines((x, y) => (w[0] as number) * x + (w[1] as number) * y, box).flat();
      const misses = pointsOf(heldOut).filter(
        ({ at, label }) => label * (at[0] * (last[0] as number) + at[1] * (last[1] as number)) <= 0,
      );
      const missing = (name: string) =>
        100 * (1 - marginOf(matrix(inputs.x), vector(inputs.y), lastOf(run(name))) / margin);
      const drawn: Series[] = [
        {
          label: { en: 'class 1', fr: 'classe 1' },
          role: 'train',
          mark: 'plus',
          points: rows.filter(({ label }) => label > 0).map(({ at }) => at),
        },
        {
          label: { en: 'class −1', fr: 'classe −1' },
          role: 'train',
          mark: 'minus',
          points: rows.filter(({ label }) => label < 0).map(({ at }) => at),
        },
        ...(['plus', 'minus'] as const).map(
          (mark): Series => ({
            label:
              mark === 'plus'
                ? { en: 'held-out, class 1, missed by plain', fr: 'hors échantillon, classe 1, manqué par la simple' }
                : {
                    en: 'held-out, class −1, missed by plain',
                    fr: 'hors échantillon, classe −1, manqué par la simple',
                  },
            role: 'held-out',
            mark,
            points: misses.filter(({ label }) => label > 0 === (mark === 'plus')).map(({ at }) => at),
          }),
        ),
        { label: { en: 'plain, last', fr: 'simple, dernier pas' }, role: 'other', points: boundary(last) },
        {
          label: { en: 'normalized, last', fr: 'normalisée, dernier pas' },
          role: 'other',
          points: boundary(lastOf(run('normalized'))),
        },
        ...artifact
          .filter(({ step }) => EARLY.includes(step))
          .toReversed()
          .map(
            ({ step, w }): Series => ({
              label: { en: `plain, step ${step}`, fr: `simple, pas ${step}` },
              role: 'other',
              points: boundary(vector(w)),
            }),
          ),
        { label: { en: 'largest margin', fr: 'plus grande marge' }, role: 'reference', points: boundary(direction) },
      ];
      return {
        title: finding(
          {
            en: 'Of the largest margin, the plain boundary misses {plain} %, the normalized one {normalized} %; plain gets {wrong} % of held-out points wrong',
            fr: 'De la plus grande marge, il manque {plain} % à la frontière simple, {normalized} % à la normalisée ; la simple se trompe sur {wrong} % des points hors échantillon',
          },
          {
            plain: missing('plain'),
            normalized: missing('normalized'),
            wrong: (100 * misses.length) / heldOut.y.values.length,
          },
        ),
        series: drawn,
      };
    },
  },
  {
    id: 'gap',
    kind: 'lines',
    x: STEP,
    y: {
      label: { en: 'Missing share of the largest margin', fr: 'Part manquante de la plus grande marge' },
      scale: 'log',
    },
    draw({ run }) {
      const { inputs } = run('plain');
      const [x, y] = [matrix(inputs.x), vector(inputs.y)];
      const { margin } = largestMargin(x, y);
      const gaps = (name: string) =>
        run(name).artifact.map(({ step, w }): [number, number] => [step, 1 - marginOf(x, y, vector(w)) / margin]);
      const [plain, normalized] = [gaps('plain'), gaps('normalized')];
      return {
        title: finding(
          {
            en: 'At the end plain descent still misses {plain} of the largest margin, normalized descent {normalized}',
            fr: 'À la fin, il manque encore {plain} de la plus grande marge à la descente simple, {normalized} à la normalisée',
          },
          { plain: plain.at(-1)?.[1] ?? Number.NaN, normalized: normalized.at(-1)?.[1] ?? Number.NaN },
        ),
        series: [
          { label: { en: 'plain', fr: 'simple' }, role: 'other', points: plain },
          { label: { en: 'normalized', fr: 'normalisée' }, role: 'other', points: normalized },
        ],
      };
    },
  },
  {
    id: 'norm-path',
    kind: 'lines',
    x: STEP,
    y: { label: { en: 'Length of w, plain descent', fr: 'Longueur de w, descente simple' }, min: 0 },
    draw({ run }) {
      const { inputs, artifact } = run('plain');
      const { margin } = largestMargin(matrix(inputs.x), vector(inputs.y));
      const path = artifact.map(({ step, w }): [number, number] => [step, norm(vector(w))]);
      const half = path[Math.floor(path.length / 2)] as [number, number];
      const theory = path
        .filter(([step]) => step >= half[0])
        .map(([step]): [number, number] => [step, half[1] + log(step / half[0]) / margin]);
      return {
        title: finding(
          {
            en: 'From step {step} to the end |w| grows by {grown}; growing like log t over the margin would be {theory}',
            fr: 'Du pas {step} à la fin, |w| croît de {grown} ; croître comme log t sur la marge donnerait {theory}',
          },
          {
            step: half[0],
            grown: (path.at(-1)?.[1] ?? Number.NaN) - half[1],
            theory: (theory.at(-1)?.[1] ?? Number.NaN) - half[1],
          },
        ),
        series: [
          { label: { en: 'measured', fr: 'mesurée' }, role: 'other', points: path },
          {
            label: {
              en: 'slope that theory gives: log t over the margin',
              fr: 'pente que donne la théorie : log t sur la marge',
            },
            role: 'reference',
            points: theory,
          },
        ],
      };
    },
  },
  {
    id: 'losses',
    kind: 'lines',
    x: STEP,
    y: {
      label: { en: 'Mean logistic loss, plain descent', fr: 'Perte logistique moyenne, descente simple' },
      scale: 'log',
    },
    draw({ heldOut, run }) {
      const { inputs, artifact } = run('plain');
      const losses = (rows: Rows) => artifact.map(({ step, w }): [number, number] => [step, meanLoss(rows, vector(w))]);
      const [train, unseen] = [losses(inputs), losses(heldOut)];
      return {
        title: finding(
          {
            en: 'Plain descent ends with a training loss of {train} and a held-out loss of {unseen}, whose least was {least}',
            fr: 'La descente simple finit avec une perte d’entraînement de {train} et une perte hors échantillon de {unseen}, dont le minimum fut {least}',
          },
          {
            train: train.at(-1)?.[1] ?? Number.NaN,
            unseen: unseen.at(-1)?.[1] ?? Number.NaN,
            least: Math.min(...unseen.map(([, loss]) => loss)),
          },
        ),
        series: [
          { label: { en: 'train', fr: 'entraînement' }, role: 'train', points: train },
          { label: { en: 'held-out', fr: 'hors échantillon' }, role: 'held-out', points: unseen },
        ],
      };
    },
  },
];

function pointsOf({ x, y }: Rows): { at: [number, number]; label: number }[] {
  return Array.from(y.values, (label, i) => ({ at: Array.from(rowOf(x, i)) as [number, number], label }));
}

function lastOf({ artifact }: { artifact: readonly Checkpoint<'w'>[] }): Float64Array {
  return vector((artifact.at(-1) as Checkpoint<'w'>).w);
}

function meanLoss({ x, y }: Rows, w: Float64Array): number {
  const losses = pointsOf({ x, y }).map(({ at, label }) => {
    const output = label * (at[0] * (w[0] as number) + at[1] * (w[1] as number));
    // log(1 + exp(-z)) without overflow.
    return Math.max(0, -output) + log1p(exp(-Math.abs(output)));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
