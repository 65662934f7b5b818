import type { OptionUse } from './items';
import type { Estimate } from './scores';

/**
 * What to look at in an item. Each is raised only where its whole interval says so, except that the best third preferring a
 * wrong option is told as soon as it is seen in 10 people: a wrong key shows there first.
 */
export type ItemFlag = 'prefers-wrong' | 'negative' | 'separates-little' | 'hard' | 'easy' | 'unused-option' | 'slow';

export interface ItemFigures {
  facility: Estimate | null;
  discrimination: Estimate | null;
  /** Milliseconds. */
  time: Estimate | null;
  /** Empty for kinds without options. */
  options: (OptionUse & { correct: boolean })[];
}

/** Below this a fifth of the item's spread at most goes with the rest (Ebel and Frisbie 1991: 0.2 and less is poor). */
const LITTLE = 0.2;
const HARD = 0.3;
const EASY = 0.95;
/** A wrong option that fewer choose does nothing (Haladyna and Downing 1993: 5 %). */
const UNUSED = 0.05;
const FEWEST_IN_THIRD = 10;
/** Times the usual time of the quiz. */
const SLOW = 3;

/** @param usualTime the median over the items of the quiz, in milliseconds; null where unknown */
export function flagsOf(
  { facility, discrimination, time, options }: ItemFigures,
  usualTime: number | null,
): ItemFlag[] {
  const upper = ({ byThird }: OptionUse) => byThird[2] ?? null;
  const right = Math.max(0, ...options.filter(({ correct }) => correct).map((one) => upper(one)?.estimate ?? 0));
  const prefersWrong = options.some((one) => {
    const found = upper(one);
    return !one.correct && found !== null && found.count >= FEWEST_IN_THIRD && found.estimate > right;
  });
  const raised: [ItemFlag, boolean][] = [
    ['prefers-wrong', prefersWrong],
    ['negative', discrimination !== null && discrimination.high < 0],
    ['separates-little', discrimination !== null && discrimination.high >= 0 && discrimination.high < LITTLE],
    ['hard', facility !== null && facility.high < HARD],
    ['easy', facility !== null && facility.low > EASY],
    ['unused-option', options.some(({ correct, all }) => !correct && all.high < UNUSED)],
    ['slow', time !== null && usualTime !== null && time.low > SLOW * usualTime],
  ];
  return raised.flatMap(([flag, is]) => (is ? [flag] : []));
}
