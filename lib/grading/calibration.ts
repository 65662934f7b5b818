import { aggregatorOf, type Criterion, goodValues, reaches } from '../authoring/criteria';
import type { CalibratedCriterion, CalibratedSolution } from '../catalog/calibration';
import { judgeCriteria, judgeCriterion } from '../judging/judge-criteria';
import {
  atLeast,
  clopperPearson,
  type Interval,
  marginInterval,
  normalCdf,
  straightness,
} from '../statistics/intervals';

/** The largest share of submissions that may go wrong before a margin is called thin. */
export const TOLERATED = 0.01;

/** One seed of one solution: its values by criterion, or how else it ended. */
export interface SeedValues {
  seed: number;
  outcome: string;
  /** Null where nothing finite was measured. */
  values: Record<string, number | null>;
}

export interface MeasuredSolution {
  file: string;
  role: CalibratedSolution['role'];
  fails: string[];
  seeds: SeedValues[];
}

type AnyCriterion = Omit<Criterion<never>, 'measure'>;
type Counted = CalibratedSolution['passes'];

/**
 * What values of many seeds tell of submissions, each graded on `graded` seeds of its own. Assumed: seeds are independent
 * draws of one distribution, which the streams of the engine are made to be.
 *
 * Two answers for how often a submission goes wrong. `counted` assumes nothing else: seeds that reach the limit are a binomial
 * count, its interval is that of Clopper and Pearson, and the probability of a submission is a monotone function of that of a
 * seed, so the ends are carried over. A mean, and a median of an even number, are no such function; there whole submissions of
 * disjoint seeds are counted. `fitted` assumes that values are normal, or their logarithms are, whichever look more so; its interval is that of one-sided tolerance limits. Thirty seeds cannot show by counting alone that fewer than
 * one in a hundred goes wrong; a limit that is far away for the spread can.
 *
 * Thin: the count's own estimate is above what is tolerated; or both upper ends are, unless all values are the same; or that of
 * the count is where anything went wrong at all.
 */
export function summarize(criteria: AnyCriterion[], graded: number, solution: MeasuredSolution): CalibratedSolution {
  const { file, role, fails, seeds } = solution;
  const outcomes: Record<string, number> = {};
  for (const { outcome } of seeds) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const passes = countPasses(criteria, graded, seeds);
  const honest = role === 'honest';
  const wrongShare = honest ? complement(passes.share) : passes.share;
  return {
    file,
    role,
    fails,
    outcomes,
    passes: { ...passes, share: rounded(passes.share) },
    criteria: criteria.map((criterion) => {
      const values = seeds.map((seed) => seed.values[criterion.id] ?? null);
      const claims = honest ? 'reached' : fails.includes(criterion.id) ? 'missed' : null;
      return summarizeCriterion(criterion, graded, values, claims);
    }),
    thin: wrongShare.estimate > TOLERATED,
  };
}

function summarizeCriterion(
  criterion: AnyCriterion,
  graded: number,
  values: (number | null)[],
  claims: 'reached' | 'missed' | null,
): CalibratedCriterion {
  const { id, op, limit } = criterion;
  const finite = values.filter((value) => value !== null);
  return {
    id,
    values: finite.length === 0 ? null : distribution(finite),
    reached: values.filter((value) => reaches(op, limit, value ?? Number.NaN)).length,
    wrongly: claims === null ? null : howOftenWrong(criterion, graded, values, claims),
  };
}

function howOftenWrong(
  criterion: AnyCriterion,
  graded: number,
  values: (number | null)[],
  claims: 'reached' | 'missed',
): NonNullable<CalibratedCriterion['wrongly']> {
  const units = unitsOf(criterion, graded, values);
  const wrongIf = (reached: Interval) => (claims === 'reached' ? complement(reached) : reached);
  const carried = (share: Interval) => wrongIf(mapped(share, units.ofSubmission));
  const hits = units.values.filter((value) => reaches(criterion.op, criterion.limit, value ?? Number.NaN)).length;
  const share = carried(clopperPearson(hits, units.values.length));
  const finite = units.values.filter((value) => value !== null);
  const constant = new Set(units.values).size === 1;
  // What cannot be measured is never enough: without it a mistaken solution only comes nearer to its limit.
  const usable = finite.length === units.values.length || claims === 'missed';
  const fitted = usable ? fit(criterion, finite, carried) : null;
  // A spread says nothing of draws that were seen on the wrong side of the limit: there the count alone is believed.
  const upper = share.estimate > 0 ? share.high : Math.min(share.high, fitted?.share.high ?? 1);
  return {
    counted: {
      hits: claims === 'reached' ? units.values.length - hits : hits,
      count: units.values.length,
      unit: units.unit,
      share: rounded(share),
    },
    fitted: fitted && { ...fitted, margin: rounded(fitted.margin), share: rounded(fitted.share) },
    constant,
    thin: share.estimate > TOLERATED || (upper > TOLERATED && !(constant && share.estimate === 0)),
  };
}

interface Units {
  unit: Counted['unit'];
  values: (number | null)[];
  /** From the probability that a unit reaches the limit to that of a submission; rises. */
  ofSubmission: (share: number) => number;
}

/** The independent draws of which a submission's result is a function of one probability. */
function unitsOf(criterion: AnyCriterion, graded: number, values: (number | null)[]): Units {
  const wanted = aggregatorOf(criterion.aggregate).wanted(graded);
  if (wanted !== null) {
    return { unit: 'seeds', values, ofSubmission: (share) => atLeast(wanted, graded, share) };
  }
  const submissions = disjoint(values, graded).map(
    (group) =>
      judgeCriterion(
        criterion,
        group.map((value, seed) => ({ seed, value })),
      ).value,
  );
  return { unit: 'submissions', values: submissions, ofSubmission: (share) => share };
}

function disjoint<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.floor(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** How often a submission passes altogether. */
function countPasses(criteria: AnyCriterion[], graded: number, seeds: SeedValues[]): Counted {
  const measured = seeds.map(({ seed, values }) => ({
    seed,
    measured: Object.entries(values).map(([criterionId, value]) => ({ criterionId, value })),
  }));
  const passing = (group: typeof measured) => judgeCriteria(criteria, group).every(({ passed }) => passed);
  const bySeed = criteria.every(({ aggregate }) => aggregatorOf(aggregate).wanted(graded) === graded);
  const groups = disjoint(measured, bySeed ? 1 : graded);
  const hits = groups.filter(passing).length;
  const share = clopperPearson(hits, groups.length);
  return {
    hits,
    count: groups.length,
    unit: bySeed ? 'seeds' : 'submissions',
    share: bySeed ? mapped(share, (one) => one ** graded) : share,
  };
}

type Fitted = NonNullable<NonNullable<CalibratedCriterion['wrongly']>['fitted']>;

/** On the scale on which the values look more normal; null where they have no spread. */
function fit(
  { op, limit }: Pick<AnyCriterion, 'op' | 'limit'>,
  values: number[],
  carried: (share: Interval) => Interval,
): Fitted | null {
  if (new Set(values).size < 2) return null;
  const good = goodValues(op, limit);
  const positive = [...values, ...good.filter(Number.isFinite)].every((value) => value > 0);
  const logarithms = positive ? values.map(Math.log) : [];
  const logarithmic = new Set(logarithms).size > 1 && straightness(logarithms) > straightness(values);
  const found = logarithmic ? fitOnScale(good.map(logarithmOf), logarithms) : fitOnScale(good, values);
  const { margin, reached } = found;
  return { scale: logarithmic ? 'logarithmic' : 'plain', margin, share: carried(reached) };
}

/** Of an end, where there is one. */
function logarithmOf(end: number): number {
  return Number.isFinite(end) ? Math.log(end) : end;
}

/** @returns the margin (positive where the mean reaches the limit), and the probability that one value reaches it */
function fitOnScale(good: number[], values: number[]): { margin: Interval; reached: Interval } {
  const { mean, deviation } = moments(values);
  const sideOf = (end: number, sign: 1 | -1) => marginInterval((sign * (end - mean)) / (deviation ?? 0), values.length);
  const [low, high] = good as [number, number];
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    const margin = Number.isFinite(low) ? sideOf(low, -1) : sideOf(high, 1);
    return { margin, reached: mapped(margin, normalCdf) };
  }
  const [below, above] = [sideOf(high, 1), sideOf(low, -1)];
  const nearer = below.estimate < above.estimate ? below : above;
  const both = (end: keyof Interval) => Math.max(0, normalCdf(below[end]) + normalCdf(above[end]) - 1);
  return { margin: nearer, reached: { estimate: both('estimate'), low: both('low'), high: both('high') } };
}

function moments(values: number[]): { mean: number; deviation: number | null } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, deviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

function distribution(values: number[]): NonNullable<CalibratedCriterion['values']> {
  const sorted = values.toSorted((a, b) => a - b);
  /** Hyndman and Fan's definition 7: linear between the values. */
  const quantile = (share: number) => {
    const place = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return below + (above - below) * (place - Math.floor(place));
  };
  const { mean, deviation } = moments(values);
  return {
    count: values.length,
    least: round(sorted[0] as number),
    quartiles: [round(quantile(0.25)), round(quantile(0.5)), round(quantile(0.75))],
    greatest: round(sorted.at(-1) as number),
    mean: round(mean),
    deviation: deviation === null ? null : round(deviation),
  };
}

const complement = ({ estimate, low, high }: Interval): Interval => ({
  estimate: 1 - estimate,
  low: 1 - high,
  high: 1 - low,
});

const mapped = ({ estimate, low, high }: Interval, rising: (share: number) => number): Interval => ({
  estimate: rising(estimate),
  low: rising(low),
  high: rising(high),
});

/** Six figures: what is kept should not differ by the last bits of a machine's logarithm. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}

const rounded = ({ estimate, low, high }: Interval): Interval => ({
  estimate: round(estimate),
  low: round(low),
  high: round(high),
});
