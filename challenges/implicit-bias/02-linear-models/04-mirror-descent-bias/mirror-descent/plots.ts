import { finding, type Plot, relativeDistance, type Tensor, vector } from '@/lib/authoring';

interface Evidence {
  heldOut: { truth: Float64Array };
  run(name: string): { artifact: { w: Tensor } };
}

const RUNS = [
  { name: 'euclidean', en: 'Euclidean', fr: 'euclidien' },
  { name: 'power', en: 'power 1.5', fr: 'puissance 1,5' },
  { name: 'entropy', en: 'entropy', fr: 'entropie' },
];

export const plots: Plot<Evidence>[] = [
  {
    id: 'weights-by-size',
    kind: 'lines',
    x: { label: { en: 'Weights, the largest first', fr: 'Poids, du plus grand au plus petit' }, min: 1 },
    y: { label: { en: 'Size of the weight', fr: 'Grandeur du poids' }, min: 0 },
    draw({ heldOut: { truth }, run }) {
      const off = (name: string) => relativeDistance(vector(run(name).artifact.w), truth);
      return {
        title: finding(
          {
            en: 'The sparse weights behind the data are missed by {euclidean} with the Euclidean potential, {power} with the power 1.5 and {entropy} with the entropy',
            fr: 'Les poids parcimonieux d’origine sont manqués de {euclidean} avec le potentiel euclidien, {power} avec la puissance 1,5 et {entropy} avec l’entropie',
          },
          { euclidean: off('euclidean'), power: off('power'), entropy: off('entropy') },
        ),
        series: [
          ...RUNS.map(({ name, en, fr }) => ({
            label: { en, fr },
            role: 'other' as const,
            points: bySize(vector(run(name).artifact.w)),
          })),
          { label: { en: 'behind the data', fr: 'à l’origine des données' }, role: 'reference', points: bySize(truth) },
        ],
      };
    },
  },
];

function bySize(w: Float64Array): [number, number][] {
  return Array.from(w, Math.abs)
    .toSorted((a, b) => b - a)
    .map((size, i) => [i + 1, size]);
}
