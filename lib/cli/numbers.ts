import type { Limit, Op } from '../authoring/criteria';

const SYMBOLS = { 'at-least': '≥', 'at-most': '≤', between: 'in' };

/** A limit as the terminal shows it: `≤ 0.02`, `in [0.3, 3]`. */
export function limitText(op: Op, limit: Limit): string {
  return `${SYMBOLS[op]} ${Array.isArray(limit) ? `[${limit.join(', ')}]` : limit}`;
}

/** A measured value in four figures. */
export function numberText(value: number | null): string {
  return value === null ? 'not a number' : String(Number(value.toPrecision(4)));
}
