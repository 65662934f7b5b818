import { tQuantile } from '../statistics/distributions';
import { atLeast, clopperPearson, normalQuantile, TAIL } from '../statistics/intervals';
import { completeRows, correlation, type Estimate, mean, type Scores, sum, variance } from './scores';

/**
 * Facility: the mean share of an item's points, 0 to 1 (for right-or-wrong items the share of right answers, Crocker and
 * Algina 1986, chapter 14). Its interval is Clopper and Pearson's where everybody earned all or nothing, else Student's.
 * @returns null without anybody
 */
export function facility({ maxPoints, rows }: Scores, item: number): Estimate | null {
  const shares = rows.flatMap((row) => {
    const points = row[item];
    return points === null || points === undefined ? [] : [points / (maxPoints[item] as number)];
  });
  const count = shares.length;
  if (count === 0) return null;
  if (shares.every((share) => share === 0 || share === 1)) return { ...clopperPearson(sum(shares), count), count };
  const estimate = mean(shares);
  const half = count > 1 ? tQuantile(1 - TAIL, count - 1) * Math.sqrt(variance(shares) / count) : 1;
  return { estimate, low: Math.max(0, estimate - half), high: Math.min(1, estimate + half), count };
}

/**
 * Discrimination, corrected: the correlation of an item's points with the total of the other items (Henrysson 1963,
 * Psychometrika 28, 211-218), over people who were asked everything. Its interval is Fisher's, through atanh with
 * standard error 1 / sqrt(n - 3).
 * @returns null for fewer than 4 people, or where item or rest never varies
 */
export function discrimination(scores: Scores, item: number): Estimate | null {
  const rows = completeRows(scores);
  const count = rows.length;
  if (count < 4) return null;
  const own = rows.map((row) => row[item] as number);
  const estimate = correlation(
    own,
    rows.map((row, i) => sum(row) - (own[i] as number)),
  );
  return estimate === null ? null : fisherInterval(estimate, count);
}

/** A correlation with Fisher's interval (Fisher 1921, Metron 1, 3-32), for more than 3 pairs. */
export function fisherInterval(estimate: number, count: number): Estimate {
  const half = normalQuantile(1 - TAIL) / Math.sqrt(count - 3);
  const ends = (sign: 1 | -1) => (Math.abs(estimate) >= 1 ? estimate : Math.tanh(Math.atanh(estimate) + sign * half));
  return { estimate, low: ends(-1), high: ends(1), count };
}

/**
 * The median, with the interval between order statistics that holds it at least 95 times in 100 whatever the distribution
 * (Hahn and Meeker 1991, Statistical Intervals, section 5.2); for fewer than 6 values that is the whole range.
 * @returns null without a value
 */
export function median(values: readonly number[]): Estimate | null {
  const count = values.length;
  if (count === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (place: number) => sorted[place - 1] as number;
  const estimate = (at(Math.ceil((count + 1) / 2)) + at(Math.floor((count + 1) / 2))) / 2;
  // The largest place that more than 97.5 % of samples have below the median.
  let low = 1;
  while (low + 1 <= count / 2 && 1 - atLeast(low + 1, count, 0.5) <= TAIL) low += 1;
  return { estimate, low: at(low), high: at(count + 1 - low), count };
}

/** A person's third by the total of the other items: 0 lower, 1 middle, 2 upper. */
export type Third = 0 | 1 | 2;

/**
 * The third of each person by rest score. Equal scores go together, to the third in which the middle of their ranks lies, so
 * that thirds differ in size where scores are tied.
 */
export function thirds(rest: readonly number[]): Third[] {
  const sorted = rest.toSorted((a, b) => a - b);
  const ranks = new Map<number, { below: number; ties: number }>();
  for (const [place, score] of sorted.entries()) {
    const known = ranks.get(score);
    if (known) known.ties += 1;
    else ranks.set(score, { below: place, ties: 1 });
  }
  return rest.map((score) => {
    const { below = 0, ties = 0 } = ranks.get(score) ?? {};
    return Math.min(2, Math.floor((3 * (below + ties / 2)) / rest.length)) as Third;
  });
}

export interface OptionUse {
  id: string;
  /** Who chose it, of everybody, and by third from the lower to the upper. */
  all: Estimate;
  byThird: (Estimate | null)[];
}

/**
 * Which options were chosen, over all and by third of the rest score (Haladyna 2004, Developing and Validating Multiple-Choice
 * Test Items, chapter 9); shares with Clopper and Pearson's interval.
 * @param chosen the options of each person, in the order of `rest`
 */
export function optionUse(
  options: readonly string[],
  chosen: readonly ReadonlySet<string>[],
  rest: readonly number[],
): OptionUse[] {
  const third = thirds(rest);
  const share = (people: readonly ReadonlySet<string>[], id: string): Estimate | null =>
    people.length === 0
      ? null
      : { ...clopperPearson(people.filter((one) => one.has(id)).length, people.length), count: people.length };
  return options.flatMap((id) => {
    const all = share(chosen, id);
    const byThird = ([0, 1, 2] as const).map((each) =>
      share(
        chosen.filter((_, i) => third[i] === each),
        id,
      ),
    );
    return all ? [{ id, all, byThird }] : [];
  });
}
