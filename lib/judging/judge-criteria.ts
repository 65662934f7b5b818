import { z } from 'zod';
import {
  type Aggregate,
  type Criterion,
  type Explanation,
  type Limit,
  type Op,
  reaches,
  shortfall,
} from '../authoring/criteria';
import { withNumbers } from '../authoring/plots';
import { Text } from '../text';
import type { Measured } from './messages';

const Value = z.number().nullable();

/** One criterion over all seeds. */
export const CriterionResult = z.object({
  id: z.string(),
  title: Text,
  passed: z.boolean(),
  points: z.number(),
  maxPoints: z.number(),
  op: z.enum(['at-least', 'at-most', 'between']),
  limit: z.union([z.number(), z.tuple([z.number(), z.number()])]),
  aggregate: z.union([z.enum(['every', 'worst', 'mean', 'median']), z.object({ atLeast: z.number() })]),
  /** What the aggregate makes of the seeds; null when it is not a finite number. */
  value: Value,
  seeds: z.array(z.object({ seed: z.number(), value: Value, passed: z.boolean() })),
  feedback: Text,
});
export type CriterionResult = z.infer<typeof CriterionResult>;

type AnyCriterion = Omit<Criterion<never>, 'measure'>;

/** Points have at most three decimals, everywhere. */
export function roundPoints(points: number): number {
  return Math.round(points * 1000) / 1000;
}

/** Holds the values of each seed against the limit and draws them together. */
export function judgeCriterion(
  criterion: AnyCriterion,
  values: { seed: number; value: number | null }[],
): CriterionResult {
  const { op, limit, aggregate } = criterion;
  const seeds = values.map(({ seed, value }) => ({ seed, value, passed: reaches(op, limit, value ?? Number.NaN) }));
  const numbers = values.map(({ value }) => value ?? Number.NaN);
  const value = aggregateValue(aggregate, op, limit, numbers);
  const reached = seeds.filter((seed) => seed.passed).length;
  const passed = seeds.length > 0 && decide(aggregate, op, limit, value, reached, seeds.length);
  const share = passed ? 1 : criterion.partial && seeds.length > 0 ? reached / seeds.length : 0;
  return {
    id: criterion.id,
    title: criterion.title,
    passed,
    points: roundPoints(criterion.points * share),
    maxPoints: criterion.points,
    op,
    limit,
    aggregate,
    value: Number.isFinite(value) ? value : null,
    seeds,
    feedback: passed ? criterion.feedback.pass : criterion.feedback.fail,
  };
}

function decide(aggregate: Aggregate, op: Op, limit: Limit, value: number, reached: number, count: number): boolean {
  if (typeof aggregate === 'object') return reached >= aggregate.atLeast;
  if (aggregate === 'every' || aggregate === 'worst') return reached === count;
  return reaches(op, limit, value);
}

/** The number that stands for all seeds. NaN if any seed could not be measured and the aggregate needs it. */
function aggregateValue(aggregate: Aggregate, op: Op, limit: Limit, values: number[]): number {
  if (values.length === 0) return Number.NaN;
  const farthestLast = values.toSorted((a, b) => shortfall(op, limit, a) - shortfall(op, limit, b));
  if (typeof aggregate === 'object') return farthestLast[Math.min(aggregate.atLeast, values.length) - 1] as number;
  if (aggregate === 'every' || aggregate === 'worst') return farthestLast.at(-1) as number;
  if (aggregate === 'mean') return values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.some(Number.isNaN)) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Judges every criterion from the measures of each seed. */
export function judgeCriteria(
  criteria: AnyCriterion[],
  seeds: { seed: number; measured: Measured[] }[],
): CriterionResult[] {
  return criteria.map((criterion) =>
    judgeCriterion(
      criterion,
      seeds.map(({ seed, measured }) => ({
        seed,
        value: measured.find(({ criterionId }) => criterionId === criterion.id)?.value ?? null,
      })),
    ),
  );
}

/** The first explanation whose pattern fits the results, with measured values in place of `{criterion-id}`. */
export function explain(explanations: Explanation[], results: CriterionResult[]): Text | null {
  const passed = new Map(results.map((result) => [result.id, result.passed]));
  const missed = results.filter((result) => !result.passed).length;
  const fitting = explanations.find(
    (explanation) =>
      (explanation.failed ?? []).every((id) => passed.get(id) === false) &&
      (explanation.passed ?? []).every((id) => passed.get(id) === true) &&
      (!explanation.alone || missed === (explanation.failed ?? []).length),
  );
  if (!fitting) return null;
  return withNumbers(fitting.text, Object.fromEntries(results.map(({ id, value }) => [id, value ?? Number.NaN])));
}
