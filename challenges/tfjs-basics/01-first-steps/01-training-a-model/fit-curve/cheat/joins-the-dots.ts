// @fails held-out-error
// Sets weights by hand so that the model goes through every training point, noise included.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y }: Run): Returned {
  const [places, heights] = [x.dataSync(), y.dataSync()];
  const sorted = [...places].map((at, i) => [at, heights[i] as number] as const).sort(([a], [b]) => a - b);
  // Where two places are nearly one, the first is enough.
  const points = sorted.filter(([at], i) => i === 0 || at - (sorted[i - 1]?.[0] ?? 0) > 0.003);
  const slopes = points.slice(1).map(([at, height], i) => {
    const [before, was] = points[i] as readonly [number, number];
    return (height - was) / (at - before);
  });
  const bends = slopes.map((slope, i) => slope - (slopes[i - 1] ?? 0));
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [1], units: bends.length, activation: 'relu' }),
      tf.layers.dense({ units: 1 }),
    ],
  });
  model.setWeights([
    tf.ones([1, bends.length]),
    tf.tensor1d(points.slice(0, -1).map(([at]) => -at)),
    tf.tensor2d(bends, [bends.length, 1]),
    tf.tensor1d([points[0]?.[1] ?? 0]),
  ]);
  return model;
}
