import { z } from 'zod';
import type { Text } from '../text';

/** A threshold, or the two ends of an interval. */
export const Limit = z.union([z.number(), z.tuple([z.number(), z.number()])]);
export type Limit = z.infer<typeof Limit>;

interface Operator {
  /** How many numbers its limit has. */
  limits: 1 | 2;
  /** The values that are good enough, both ends included; -Infinity or Infinity where there is no end. */
  good(low: number, high: number): [low: number, high: number];
}

/** A new operator is a line here: schemas, decisions, sentences, plots and the command line follow. */
const OPERATORS = {
  'at-least': { limits: 1, good: (limit) => [limit, Number.POSITIVE_INFINITY] },
  'at-most': { limits: 1, good: (limit) => [Number.NEGATIVE_INFINITY, limit] },
  between: { limits: 2, good: (low, high) => [low, high] },
} as const satisfies Record<string, Operator>;

export type Op = keyof typeof OPERATORS;
export const Op = z.enum(Object.keys(OPERATORS) as [Op, ...Op[]]);

/** The values that are good enough, both ends included; -Infinity or Infinity where there is no end. */
export function goodValues(op: Op, limit: Limit): [low: number, high: number] {
  const [low, high] = typeof limit === 'number' ? [limit, limit] : limit;
  return OPERATORS[op].good(low, high);
}

/** The ends of what is good enough. */
export function limitsOf(op: Op, limit: Limit): number[] {
  return goodValues(op, limit).filter(Number.isFinite);
}

/** Whether a limit has as many numbers as its operator takes. */
export function fitsOperator(op: Op, limit: unknown): boolean {
  return (Array.isArray(limit) ? 2 : 1) === OPERATORS[op].limits;
}

/** How the values of several seeds become one decision. */
interface Aggregator {
  /** The number that stands for all seeds. @param farthestLast the same values, by how far they lie beyond the limit */
  value(values: readonly number[], farthestLast: readonly number[]): number;
  /** How many of so many seeds must reach the limit, where nothing else counts; null where the value itself decides. */
  wanted(count: number): number | null;
  /** Whether that number decides, and not the value. */
  counts: boolean;
}

const farthest: Aggregator = {
  value: (_, farthestLast) => farthestLast.at(-1) ?? Number.NaN,
  wanted: (count) => count,
  counts: true,
};

/**
 * 'every': each seed must reach the limit. 'worst': the value farthest on the wrong side must. 'mean', 'median': that value must.
 * A new one is a line here, and its words in `app/i18n/…/workspace.json`.
 */
const AGGREGATES = {
  every: farthest,
  worst: farthest,
  mean: {
    value: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
    wanted: () => null,
    counts: false,
  },
  median: { value: medianOf, wanted: (count) => (count % 2 === 1 ? (count + 1) / 2 : null), counts: false },
} as const satisfies Record<string, Aggregator>;

const named = z.enum(Object.keys(AGGREGATES) as [keyof typeof AGGREGATES]);
/** One of the named ones, or so many seeds that must reach the limit. */
export const Aggregate = z.union([named, z.strictObject({ atLeast: z.int().positive() })]);
export type Aggregate = z.infer<typeof Aggregate>;

export function aggregatorOf(aggregate: Aggregate): Aggregator {
  if (typeof aggregate === 'string') return AGGREGATES[aggregate];
  const { atLeast } = aggregate;
  return {
    value: (values, farthestLast) => farthestLast[Math.min(atLeast, values.length) - 1] ?? Number.NaN,
    wanted: () => atLeast,
    counts: true,
  };
}

/** NaN if any value is none. */
function medianOf(values: readonly number[]): number {
  if (values.some(Number.isNaN)) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

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
  const [low, high] = goodValues(op, limit);
  return value >= low && value <= high;
}

/** How far a value lies beyond its limit: 0 or less when it reaches it, NaN never does and counts as farthest. */
export function shortfall(op: Op, limit: Limit, value: number): number {
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  const [low, high] = goodValues(op, limit);
  // An end that is not there is never passed, not even by an infinite value.
  const below = low === Number.NEGATIVE_INFINITY ? low : low - value;
  const above = high === Number.POSITIVE_INFINITY ? -high : value - high;
  return Math.max(below, above);
}
