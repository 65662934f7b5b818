// No tensors but at the ends: the Gram matrix once, then a loop over plain numbers.
import * as tf from '@tensorflow/tfjs';
import type { Returned, Run } from 'challenge';

export default function train(run: Run): Returned {
  const { learningRate, steps, checkpoints } = run;
  const [n, p] = run.x.shape;
  const [x, y] = [run.x.arraySync(), run.y.arraySync()];
  const [unseen, values] = [run.xValidation.arraySync(), run.yValidation.arraySync()];
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    let sum = 0;
    for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
    return sum;
  };
  const columns = Array.from({ length: p }, (_, j) => x.map((row) => row[j]));
  const gram = columns.map((one) => Float64Array.from(columns, (other) => dot(one, other) / n));
  const pull = columns.map((one) => dot(one, y) / n);

  let w = new Float64Array(p);
  let best = { error: Number.POSITIVE_INFINITY, w };
  const path: number[][] = [];
  for (let step = 1; step <= steps; step++) {
    w = w.map((value, j) => value - learningRate * (dot(gram[j], w) - pull[j]));
    if (checkpoints.includes(step)) path.push([...w]);
    if (step % 20 !== 0) continue;
    const error = unseen.reduce((sum, row, i) => sum + (dot(row, w) - values[i]) ** 2, 0);
    if (error < best.error) best = { error, w };
  }
  const lambdas = checkpoints.map((step) => 1 / (step * learningRate));
  return { path: tf.tensor2d(path), lambdas: tf.tensor1d(lambdas), w: tf.tensor1d([...best.w]) };
}
