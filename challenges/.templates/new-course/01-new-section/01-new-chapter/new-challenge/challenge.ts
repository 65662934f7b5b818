import { defineChallenge, input, tensors } from '@/lib/authoring';
import { dealLine } from './data';

export default defineChallenge({
  id: 'new-challenge',
  title: { en: 'New challenge', fr: 'New challenge' },
  concepts: ['new-concept'],
  difficulty: 1,
  source: { work: 'The paper or book that shows the phenomenon', locator: 'theorem, figure or section', year: 2026 },
  inputs: {
    x: input.tensor(['n'], { en: 'The points.', fr: 'Les points.' }),
    y: input.tensor(['n'], { en: 'The value at each point.', fr: 'La valeur en chaque point.' }),
  },
  returns: tensors({ slope: [] }),
  data(draw) {
    const { x, y, heldOut } = dealLine(draw);
    return { runs: [{ name: 'line', inputs: { x, y } }], heldOut };
  },
  criteria: [
    {
      id: 'held-out-error',
      title: { en: 'Mean squared error on held-out points', fr: 'Erreur quadratique moyenne hors échantillon' },
      measure: ({ run, heldOut }) => {
        const slope = run('line').artifact.slope.values[0] ?? Number.NaN;
        const errors = heldOut.x.map((x, i) => slope * x - (heldOut.y[i] as number));
        return errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
      },
      op: 'at-most',
      limit: 0.02,
      aggregate: 'worst',
      points: 10,
      feedback: {
        pass: { en: 'The line fits points that it never saw.', fr: 'La droite convient à des points jamais vus.' },
        fail: {
          en: 'Noise alone costs 0.01. What is above it comes from the slope.',
          fr: 'Le bruit seul coûte 0,01. Ce qui dépasse vient de la pente.',
        },
      },
    },
  ],
  explanations: [
    {
      failed: ['held-out-error'],
      text: {
        en: 'An error of {held-out-error} is left on points that the training never saw.',
        fr: 'Il reste une erreur de {held-out-error} sur des points que l’entraînement n’a jamais vus.',
      },
    },
  ],
});
