import type { Labelled } from './data-sets';
import type { Model } from './returns';

/** Share of rows whose largest output is the label's; ties count as wrong, so that a constant answer earns nothing. */
export function accuracy(model: Model, { x, y }: Labelled): number {
  const outputs = model.predict(x);
  const classes = outputs.shape[1] ?? 1;
  let right = 0;
  y.values.forEach((label, row) => {
    const scores = outputs.values.subarray(row * classes, (row + 1) * classes);
    const own = scores[label] as number;
    if (scores.every((score, k) => k === label || score < own)) right++;
  });
  return right / y.values.length;
}

/** Share of rows classified wrongly: 1 - accuracy. */
export function errorRate(model: Model, rows: Labelled): number {
  return 1 - accuracy(model, rows);
}
