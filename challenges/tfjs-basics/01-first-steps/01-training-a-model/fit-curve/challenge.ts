import { defineChallenge, finding, input, type Model, model, type Tensor, tensor } from '@/lib/authoring';
import { dealWave } from './data';

export default defineChallenge({
  id: 'fit-curve',
  title: { en: 'Fit a curve' },
  concepts: ['layers-model', 'training'],
  difficulty: 1,
  source: {
    work: 'G. Cybenko, Approximation by superpositions of a sigmoidal function, Mathematics of Control, Signals and Systems 2',
    locator: 'theorem 2',
    year: 1989,
  },
  inputs: {
    x: input.tensor([480, 1], { en: 'One number for each example, from -2 to 2.' }),
    y: input.tensor([480, 1], { en: 'The value of the curve at each x, with noise.' }),
  },
  returns: model({ input: [1], output: [1], maxParameters: 2000 }),

  data(draw) {
    const { x, y, heldOut } = dealWave(draw);
    return { runs: [{ name: 'curve', inputs: { x, y } }], heldOut };
  },

  criteria: [
    {
      id: 'train-error',
      title: { en: 'Mean squared error on the training points' },
      measure: ({ run }) => {
        const { inputs, artifact } = run('curve');
        return squaredError(artifact, inputs.x, inputs.y.values);
      },
      op: 'at-most',
      limit: 0.13,
      aggregate: 'worst',
      points: 4,
      feedback: {
        pass: { en: 'The model goes through the middle of the training points.' },
        fail: {
          en: 'We compared the model with the training points: it misses them by more than their noise, which alone costs 0.09. Is `fit` awaited, does a hidden layer have an activation, and are there enough epochs?',
        },
      },
    },
    {
      id: 'held-out-error',
      title: { en: 'Mean squared distance to the curve, at points that were not in training' },
      measure: ({ run, heldOut }) => squaredError(run('curve').artifact, heldOut.x, heldOut.y),
      op: 'at-most',
      limit: 0.036,
      aggregate: 'worst',
      points: 6,
      feedback: {
        pass: {
          en: 'Between the training points, where it was shown nothing, the model is close to the curve without noise.',
        },
        fail: {
          en: 'We compared the model with the curve itself, without noise, at 400 places that it was not trained on: too far away. A model that misses the training points misses here too; one that goes through each of them has learned their noise.',
        },
      },
    },
  ],

  plots: [
    {
      id: 'curve',
      kind: 'lines',
      x: { label: { en: 'x' } },
      y: { label: { en: 'y' } },
      draw: ({ run, heldOut }) => {
        const { inputs, artifact } = run('curve');
        const byPlace = (points: [number, number][]) => points.toSorted(([a], [b]) => a - b);
        const grid = Array.from({ length: 101 }, (_, i) => -2 + (4 * i) / 100);
        const said = artifact.predict(tensor([grid.length, 1], grid)).values;
        const error = squaredError(artifact, heldOut.x, heldOut.y);
        return {
          title: finding({ en: 'The mean squared distance to the curve is {error}' }, { error }),
          series: [
            {
              label: { en: 'training points' },
              role: 'train',
              mark: 'dots',
              points: [...inputs.x.values].map((x, i): [number, number] => [x, inputs.y.values[i] as number]),
            },
            {
              label: { en: 'the curve, held out' },
              role: 'held-out',
              points: byPlace([...heldOut.x.values].map((x, i) => [x, heldOut.y[i] as number])),
            },
            {
              label: { en: 'your model' },
              role: 'other',
              points: grid.map((x, i): [number, number] => [x, said[i] as number]),
            },
          ],
        };
      },
    },
  ],

  explanations: [
    {
      failed: ['train-error', 'held-out-error'],
      text: {
        en: 'The model has hardly learned: its error on the training points is {train-error}, where the noise alone would cost 0.09. The usual reasons are a `fit` without `await`, no activation, or few epochs.',
      },
    },
    {
      failed: ['held-out-error'],
      passed: ['train-error'],
      text: {
        en: 'It fits the training points, error {train-error}, and yet it is {held-out-error} away from the curve between them: it has learned their noise. A smaller model or fewer epochs follow less of it.',
      },
    },
  ],
});

function squaredError(model: Model, x: Tensor, y: ArrayLike<number>): number {
  const said = model.predict(x).values;
  const errors = Array.from(said, (value, i) => value - (y[i] as number));
  return errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
}
