import type { Standing } from '../progress/standing';
import type { Work } from './columns';
import type { GridRow } from './rows';

/** So many tries at a challenge without passing it are called stuck. */
export const STUCK_TRIES = 3;

const DAY_MS = 24 * 60 * 60_000;
/** Without a sign of life for so long, with work left, somebody is called inactive. */
export const INACTIVE_MS = 14 * DAY_MS;

export const isStuckAt = (work: Pick<Work, 'kind'>, { state, tries }: Standing): boolean =>
  work.kind === 'challenge' && state === 'begun' && tries >= STUCK_TRIES;

export function isStuck(work: readonly Work[], { cells }: GridRow): boolean {
  return work.some((one, i) => isStuckAt(one, cells[i] as Standing));
}

export function isInactive({ cells, lastAt }: GridRow, now: number): boolean {
  return cells.some(({ state }) => state !== 'done') && (lastAt === null || now - lastAt > INACTIVE_MS);
}
