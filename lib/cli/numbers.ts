import { goodValues, type Limit, type Op } from '../authoring/criteria';

/** A limit as the terminal shows it: `≤ 0.02`, `in [0.3, 3]`. */
export function limitText(op: Op, limit: Limit): string {
  const [low, high] = goodValues(op, limit);
  if (low === Number.NEGATIVE_INFINITY) return `≤ ${high}`;
  return high === Number.POSITIVE_INFINITY ? `≥ ${low}` : `in [${low}, ${high}]`;
}

/** A measured value in four figures. */
export function numberText(value: number | null): string {
  return value === null ? 'not a number' : String(Number(value.toPrecision(4)));
}
