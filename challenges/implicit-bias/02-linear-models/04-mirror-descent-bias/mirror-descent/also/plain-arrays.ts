// Plain numbers in double precision; each potential has its own rule for a weight, written without dual variables.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train({ x, y, potential, w0, learningRate, steps }: Run): Returned {
  const rows = x.arraySync();
  const targets = y.arraySync();
  const w = Float64Array.from(w0.dataSync());
  for (let step = 0; step < steps; step++) {
    const residuals = rows.map((row, i) => row.reduce((sum, value, j) => sum + value * w[j], -targets[i]));
    for (let j = 0; j < w.length; j++) {
      let move = 0;
      for (let i = 0; i < rows.length; i++) move -= learningRate * rows[i][j] * residuals[i];
      if (potential === 'euclidean') w[j] += move;
      else if (potential === 'entropy') w[j] *= Math.exp(move);
      else {
        const root = Math.sign(w[j]) * Math.sqrt(Math.abs(w[j])) + move;
        w[j] = root * Math.abs(root);
      }
    }
  }
  return { w: tf.tensor1d([...w]) };
}
