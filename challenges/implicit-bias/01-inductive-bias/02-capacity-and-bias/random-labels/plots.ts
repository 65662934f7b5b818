import { accuracy, finding, type Labelled, type Model, type Plot } from '@/lib/authoring';

interface Evidence {
  heldOut: Labelled;
  run(name: string): { inputs: Labelled; artifact: Model };
}

const RUNS = [
  { name: 'true', en: 'true labels', fr: 'vraies étiquettes' },
  { name: 'random', en: 'labels by lot', fr: 'étiquettes au sort' },
];
/** How many of the surest answers are looked at, as shares of all. */
const SHARES = Array.from({ length: 40 }, (_, i) => (i + 1) / 40);

export const plots: Plot<Evidence>[] = [
  {
    id: 'sure-and-right',
    kind: 'lines',
    x: { label: { en: 'The surest of the digits (%)', fr: 'Les chiffres les plus sûrs (%)' }, min: 0, max: 100 },
    y: { label: { en: 'Right among them (%)', fr: 'Justes parmi eux (%)' }, min: 0, max: 100 },
    draw({ heldOut, run }) {
      const right = (name: string) => 100 * accuracy(run(name).artifact, heldOut);
      const train = (name: string) => 100 * accuracy(run(name).artifact, run(name).inputs);
      return {
        title: finding(
          {
            en: 'Fitted: {trainTrue} % of the true labels, {trainRandom} % of those by lot. On new digits {testTrue} % and {testRandom} % are right',
            fr: 'Ajustées : {trainTrue} % des vraies étiquettes, {trainRandom} % des tirées au sort. Sur de nouveaux chiffres, {testTrue} % et {testRandom} % sont justes',
          },
          {
            trainTrue: train('true'),
            trainRandom: train('random'),
            testTrue: right('true'),
            testRandom: right('random'),
          },
        ),
        series: RUNS.flatMap(({ name, en, fr }) => {
          const { inputs, artifact } = run(name);
          return [
            {
              label: { en: `training, ${en}`, fr: `entraînement, ${fr}` },
              role: 'train' as const,
              points: rightAmongSurest(artifact, inputs),
            },
            {
              label: { en: `held-out, ${en}`, fr: `hors échantillon, ${fr}` },
              role: 'held-out' as const,
              points: rightAmongSurest(artifact, heldOut),
            },
          ];
        }),
      };
    },
  },
];

/** For growing shares of the rows, the surest first: how many percent of them are named rightly. */
function rightAmongSurest(model: Model, { x, y }: Labelled): [number, number][] {
  const { shape, values } = model.predict(x);
  const classes = shape[1] ?? 1;
  const answers = Array.from(y.values, (label, row) => {
    const scores = Array.from(values.subarray(row * classes, (row + 1) * classes));
    const [best = 0, second = 0] = scores.toSorted((a, b) => b - a);
    return { lead: best - second, right: scores[label] === best };
  }).sort((a, b) => b.lead - a.lead);
  return SHARES.map((share) => {
    const surest = answers.slice(0, Math.round(share * answers.length));
    return [100 * share, (100 * surest.filter(({ right }) => right).length) / surest.length];
  });
}
