import { clopperPearson } from '../statistics/intervals';
import { discrimination, fisherInterval } from './items';
import { correlation, type Estimate } from './scores';

/** One submission to a challenge that has been judged. */
export interface Judged {
  id: string;
  userId: string;
  /** 1 for the person's first, and so on. */
  number: number;
  /** Whether each criterion was reached, in the order of the challenge; a run without result reached none. */
  reached: readonly boolean[];
  /** What each criterion measured; null where nothing finite was. */
  values: readonly (number | null)[];
}

/** Attempts from this one on are counted together. */
export const MOST_ATTEMPTS = 4;

/**
 * The share of people who reach a criterion at their first, second, third, and at a later attempt (their last one), with
 * Clopper and Pearson's interval. People who stopped are in no later share: it is of those who went on.
 */
export function rateByAttempt(judged: readonly Judged[], criterion: number): (Estimate | null)[] {
  return Array.from({ length: MOST_ATTEMPTS }, (_, i) => {
    const these = new Map<string, boolean>();
    for (const one of judged) {
      const fits = i + 1 === MOST_ATTEMPTS ? one.number >= MOST_ATTEMPTS : one.number === i + 1;
      if (fits) these.set(one.userId, one.reached[criterion] === true);
    }
    const hits = [...these.values()].filter(Boolean).length;
    return these.size === 0 ? null : { ...clopperPearson(hits, these.size), count: these.size };
  });
}

/** The share of people who ever reached a criterion, with Clopper and Pearson's interval; null without anybody. */
export function rateEver(judged: readonly Judged[], criterion: number): Estimate | null {
  const people = new Set(judged.map(({ userId }) => userId));
  const reached = new Set(judged.filter((one) => one.reached[criterion]).map(({ userId }) => userId));
  return people.size === 0 ? null : { ...clopperPearson(reached.size, people.size), count: people.size };
}

/** Everybody's first submission: what they could do before any verdict, one for each person, as independence asks. */
export function firstOnes(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ number }) => number === 1);
}

/** How well a criterion separates: its corrected discrimination over first submissions, as for items. */
export function separation(judged: readonly Judged[], criterion: number): Estimate | null {
  const rows = firstOnes(judged).map(({ reached }) => reached.map(Number));
  return discrimination({ maxPoints: rows[0]?.map(() => 1) ?? [], rows }, criterion);
}

export interface Pair {
  a: number;
  b: number;
  /** Correlation of two yes-or-no values: phi (Yule 1912, Journal of the Royal Statistical Society 75, 579-652). */
  phi: Estimate;
  /** Submissions in which only one of the two was reached. */
  apart: number;
}

/** The least that the lower end of phi's interval has to be for two criteria to be called redundant. */
const REDUNDANT = 0.9;

/** Pairs of criteria that say nearly the same of first submissions. */
export function redundantPairs(judged: readonly Judged[]): Pair[] {
  const first = firstOnes(judged);
  const criteria = first[0]?.reached.length ?? 0;
  const column = (criterion: number) => first.map(({ reached }) => Number(reached[criterion]));
  const pairs: Pair[] = [];
  for (let a = 0; a < criteria; a++) {
    for (let b = a + 1; b < criteria; b++) {
      const [x, y] = [column(a), column(b)];
      const estimate = first.length > 3 ? correlation(x, y) : null;
      if (estimate === null) continue;
      const phi = fisherInterval(estimate, first.length);
      if (phi.low < REDUNDANT) continue;
      pairs.push({ a, b, phi, apart: x.filter((value, i) => value !== y[i]).length });
    }
  }
  return pairs;
}

export interface Cluster {
  /** Criteria that all of these miss, and they miss no other. */
  missed: number[];
  members: Judged[];
  /** Of the missed criteria, what the members measured: least, median, greatest; null where nothing was measured. */
  spans: ({ least: number; median: number; greatest: number } | null)[];
}

/** Who stands at the same pattern now: the last submission of everybody who has not passed, by the criteria it misses. */
export function clusters(judged: readonly Judged[]): Cluster[] {
  const last = new Map<string, Judged>();
  const passed = new Set<string>();
  for (const one of judged) {
    if (one.reached.every(Boolean)) passed.add(one.userId);
    const known = last.get(one.userId);
    if (!known || one.number > known.number) last.set(one.userId, one);
  }
  const stuck = [...last.values()].filter(({ userId }) => !passed.has(userId));
  const patterns = Map.groupBy(stuck, ({ reached }) => reached.map(Number).join(''));
  return [...patterns.values()]
    .map((members) => {
      const missed = (members[0] as Judged).reached.flatMap((is, i) => (is ? [] : [i]));
      return { missed, members, spans: missed.map((criterion) => spanOf(members, criterion)) };
    })
    .toSorted((a, b) => b.members.length - a.members.length);
}

function spanOf(members: readonly Judged[], criterion: number): Cluster['spans'][number] {
  const values = members.flatMap(({ values: own }) => own[criterion] ?? []).toSorted((a, b) => a - b);
  const [least, greatest] = [values.at(0), values.at(-1)];
  if (least === undefined || greatest === undefined) return null;
  const middle = (place: number) => values[place] as number;
  const median = (middle(Math.floor((values.length - 1) / 2)) + middle(Math.ceil((values.length - 1) / 2))) / 2;
  return { least, median, greatest };
}
