import type { Text } from '../text';

export type Op = 'at-least' | 'at-most' | 'between';

/** A threshold, or the two ends of an interval for 'between'. */
export type Limit = number | [number, number];

/**
 * How the values of several seeds become one decision. 'every': each seed must reach the limit. 'worst': the value
 * farthest on the wrong side must. 'mean', 'median': that value must. `atLeast`: so many seeds must.
 */
export type Aggregate = 'every' | 'worst' | 'mean' | 'median' | { atLeast: number };

export interface Criterion<E> {
  id: string;
  title: Text;
  /** Recomputes one number from what the runs of one seed returned. NaN means "cannot be measured" and is never enough. */
  measure: (evidence: E) => number;
  op: Op;
  limit: Limit;
  aggregate: Aggregate;
  points: number;
  /** Gives points in proportion to the seeds that reach the limit, instead of all or none. */
  partial?: boolean;
  feedback: { pass: Text; fail: Text };
}

/**
 * A sentence that teaches, chosen by which criteria were reached. The first that fits is shown. `{criterion-id}` in the
 * text stands for the measured value of that criterion.
 */
export interface Explanation {
  /** All of these were not reached. */
  failed?: string[];
  /** All of these were reached. */
  passed?: string[];
  /** Nothing but `failed` was missed. */
  alone?: boolean;
  text: Text;
}

/** Whether one value is on the right side of its limit. False for NaN. */
export function reaches(op: Op, limit: Limit, value: number): boolean {
  if (op === 'between') {
    const [low, high] = limit as [number, number];
    return value >= low && value <= high;
  }
  return op === 'at-least' ? value >= (limit as number) : value <= (limit as number);
}

/** How far a value lies beyond its limit: 0 or less when it reaches it, NaN never does and counts as farthest. */
export function shortfall(op: Op, limit: Limit, value: number): number {
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  if (op === 'between') {
    const [low, high] = limit as [number, number];
    return Math.max(low - value, value - high);
  }
  return op === 'at-least' ? (limit as number) - value : value - (limit as number);
}
