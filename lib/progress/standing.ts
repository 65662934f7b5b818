import { creditAt, type Policy, retryCredit } from '../catalog/policy';
import { sumPoints } from '../points';

// What a class's work comes to, decided here alone: for a student's pages, for the grid of the class and for its file.
// Points are thousandths.

/** A quiz or a challenge, as it now is. */
export interface Work {
  maxPoints: number;
}

/** One run through a quiz, or one submission to a challenge. */
export interface Try {
  id: string;
  /** Null: nothing of it has been marked yet. */
  points: number | null;
  /** The run is finished, or the submission has passed. */
  done: boolean;
  /** How it counts, where that is not in full whenever it was. */
  credit?: TryCredit | undefined;
}

/** What decides what of a run through a quiz counts. */
export interface TryCredit {
  policy: Pick<Policy, 'late' | 'retries'>;
  /** Until when answers count in full; null: for ever. */
  fullUntil: number | null;
  /** Its answers that count, with when they were given; null where that makes no difference. */
  answers: { points: number; at: number }[] | null;
}

/** Which of the marked tries gives the points. */
export interface Counting {
  counts: 'best' | 'latest';
}

export const BEST_COUNTS: Counting = { counts: 'best' };

export interface Standing {
  /** Done once one try was, whatever came after it. */
  state: 'untouched' | 'begun' | 'done';
  /** Null: nothing has been marked yet. */
  points: number | null;
  maxPoints: number;
  /** How many there were. */
  tries: number;
  /** The try to look at: the one that gives the points; the latest where none has any; null where there is none. */
  countedId: string | null;
}

/** What a try is worth by itself: each answer what it earned, less where it was late. Nothing that was lost is made less. */
function worthOf({ points, credit }: Try): number {
  if (!credit?.answers) return points ?? 0;
  const { policy, fullUntil, answers } = credit;
  const late = ({ points: earned, at }: { points: number; at: number }) =>
    earned > 0 ? Math.round(earned * creditAt(policy, fullUntil, at)) : earned;
  return sumPoints(answers.map(late));
}

/** What a marked try brings. Thousandths. */
export interface Gain {
  id: string;
  /** By itself, late answers counted for what they count, and no more than the work is worth. */
  worth: number;
  /** The share that counts of what it is worth beyond what was held before it. */
  credit: number;
  /** What is held once it is in. */
  held: number;
  done: boolean;
}

/**
 * What each marked try brings where the best counts. That by which a try goes beyond what is held counts, at the credit of its
 * turn; one that stays below changes nothing. So no try takes points away, and with full credit the best try is what counts.
 * @param tries oldest first
 */
export function gainsOf({ maxPoints }: Work, tries: readonly Try[]): Gain[] {
  let held: number | null = null;
  return tries.flatMap((one, turn) => {
    if (one.points === null) return [];
    const worth = Math.min(worthOf(one), maxPoints);
    const credit = one.credit ? retryCredit(one.credit.policy, turn) : 1;
    held =
      held === null
        ? Math.min(worth, Math.round(worth * credit))
        : held + Math.round(Math.max(0, worth - held) * credit);
    return [{ id: one.id, worth, credit, held, done: one.done }];
  });
}

/**
 * Where somebody stands in a piece of work. It is worth no more than it now is, also where it has lost questions or criteria
 * since.
 * @param tries all of theirs, oldest first
 */
export function standing(work: Work, tries: readonly Try[], { counts }: Counting): Standing {
  const { maxPoints } = work;
  const gains = gainsOf(work, tries);
  const last = gains.at(-1);
  // The last that brought something; of those that came to the same, the first that is done, or the first.
  const better = (best: Gain, one: Gain) =>
    one.held > best.held || (one.worth === best.worth && one.done && !best.done) ? one : best;
  const counted =
    counts === 'best'
      ? gains.reduce<Gain | undefined>((best, one) => (best ? better(best, one) : one), undefined)
      : last;
  const state = tries.some(({ done }) => done) ? 'done' : tries.length > 0 ? 'begun' : 'untouched';
  const points = counts === 'best' ? (last?.held ?? null) : (last?.worth ?? null);
  return { state, points, maxPoints, tries: tries.length, countedId: (counted ?? tries.at(-1))?.id ?? null };
}

/** Several pieces of work together; what has no points yet adds none. */
export function total(standings: readonly Standing[]): { points: number; maxPoints: number } {
  return {
    points: sumPoints(standings.map(({ points }) => points ?? 0)),
    maxPoints: sumPoints(standings.map(({ maxPoints }) => maxPoints)),
  };
}
