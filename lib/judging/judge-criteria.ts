import { z } from 'zod';
import {
  Aggregate,
  aggregatorOf,
  type Criterion,
  type Explanation,
  Limit,
  Op,
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
  op: Op,
  limit: Limit,
  aggregate: Aggregate,
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
  const farthestLast = numbers.toSorted((a, b) => shortfall(op, limit, a) - shortfall(op, limit, b));
  const aggregator = aggregatorOf(aggregate);
  const value = aggregator.value(numbers, farthestLast);
  const reached = seeds.filter((seed) => seed.passed).length;
  const wanted = aggregator.counts ? aggregator.wanted(seeds.length) : null;
  const passed = seeds.length > 0 && (wanted === null ? reaches(op, limit, value) : reached >= wanted);
  const earned = criterion.partial && seeds.length > 0 ? reached / Math.max(seeds.length, wanted ?? 0) : 0;
  const share = passed ? 1 : earned;
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
