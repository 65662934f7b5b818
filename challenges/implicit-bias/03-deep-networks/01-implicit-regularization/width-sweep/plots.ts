import { errorRate, finding, type Labelled, type Model, type Plot } from '@/lib/authoring';

interface Evidence {
  heldOut: Labelled;
  run(name: string): { inputs: Labelled & { width: number }; artifact: Model };
}

const RUNS = ['w4', 'w16', 'w64', 'w256'];
const WIDEST = 'w256';
/** Points of a distribution. */
const SHARES = Array.from({ length: 61 }, (_, i) => i / 60);

export const plots: Plot<Evidence>[] = [
  {
    id: 'errors-by-width',
    kind: 'lines',
    x: { label: { en: 'Hidden units', fr: 'Unités cachées' }, scale: 'log' },
    y: { label: { en: 'Error (% of digits)', fr: 'Erreur (% des chiffres)' }, min: 0 },
    draw({ heldOut, run }) {
      const runs = RUNS.map(run);
      const train = runs.map(({ inputs, artifact }): [number, number] => [
        inputs.width,
        100 * errorRate(artifact, inputs),
      ]);
      const unseen = runs.map(({ inputs, artifact }): [number, number] => [
        inputs.width,
        100 * errorRate(artifact, heldOut),
      ]);
      const at = (points: [number, number][], index: number) => points.at(index)?.[1] ?? Number.NaN;
      return {
        title: finding(
          {
            en: 'From width 4 to width 256, the held-out error goes from {first} % to {last} %, the training error from {trainFirst} % to {trainLast} %',
            fr: 'De la largeur 4 à la largeur 256, l’erreur hors échantillon passe de {first} % à {last} %, celle d’entraînement de {trainFirst} % à {trainLast} %',
          },
          { first: at(unseen, 0), last: at(unseen, -1), trainFirst: at(train, 0), trainLast: at(train, -1) },
        ),
        series: [
          { label: { en: 'training digits', fr: 'chiffres d’entraînement' }, role: 'train', points: train },
          { label: { en: 'held-out digits', fr: 'chiffres hors échantillon' }, role: 'held-out', points: unseen },
        ],
      };
    },
  },
  {
    id: 'margins',
    kind: 'lines',
    x: {
      label: {
        en: 'Lead of the right class (1 = median of the training digits)',
        fr: 'Avance de la bonne classe (1 = médiane des chiffres d’entraînement)',
      },
    },
    y: { label: { en: 'Share of digits below (%)', fr: 'Part des chiffres en dessous (%)' }, min: 0, max: 100 },
    draw({ heldOut, run }) {
      const { inputs, artifact } = run(WIDEST);
      const train = leads(artifact, inputs);
      const unit = quantile(train, 0.5);
      const points = (sorted: number[]) =>
        SHARES.map((share): [number, number] => [quantile(sorted, share) / unit, 100 * share]);
      const unseen = leads(artifact, heldOut);
      return {
        title: finding(
          {
            en: 'At width 256 the typical held-out digit has {share} times the lead of a training digit; {wrong} % have none',
            fr: 'À la largeur 256, le chiffre hors échantillon typique a {share} fois l’avance d’un chiffre d’entraînement ; {wrong} % n’en ont aucune',
          },
          { share: quantile(unseen, 0.5) / unit, wrong: 100 * errorRate(artifact, heldOut) },
        ),
        series: [
          { label: { en: 'training digits', fr: 'chiffres d’entraînement' }, role: 'train', points: points(train) },
          {
            label: { en: 'held-out digits', fr: 'chiffres hors échantillon' },
            role: 'held-out',
            points: points(unseen),
          },
          {
            label: { en: 'left of this line: named wrongly', fr: 'à gauche de cette ligne : mal reconnus' },
            role: 'reference',
            points: [
              [0, 0],
              [0, 100],
            ],
          },
        ],
      };
    },
  },
];

/** By how much the output of the right class exceeds the best other one, for every row, in growing order. */
function leads(model: Model, { x, y }: Labelled): number[] {
  const { shape, values } = model.predict(x);
  const classes = shape[1] ?? 1;
  return Array.from(y.values, (label, row) => {
    const scores = values.subarray(row * classes, (row + 1) * classes);
    return (scores[label] as number) - Math.max(...Array.from(scores).filter((_, k) => k !== label));
  }).sort((a, b) => a - b);
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
}
