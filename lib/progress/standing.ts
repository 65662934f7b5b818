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

/**
 * Where somebody stands in a piece of work. It is worth no more than it now is, also where it has lost questions or criteria
 * since.
 * @param tries all of theirs, oldest first
 */
export function standing({ maxPoints }: Work, tries: readonly Try[], { counts }: Counting): Standing {
  const marked = tries.filter(({ points }) => points !== null);
  // Of equal points, the first that is done, or the first.
  const rank = ({ points, done }: Try) => 2 * (points ?? 0) + Number(done);
  const better = (best: Try, one: Try) => (rank(one) > rank(best) ? one : best);
  const [first] = marked;
  const counted = counts === 'best' && first ? marked.reduce(better, first) : marked.at(-1);
  const state = tries.some(({ done }) => done) ? 'done' : tries.length > 0 ? 'begun' : 'untouched';
  const points = counted ? Math.min(counted.points ?? 0, maxPoints) : null;
  return { state, points, maxPoints, tries: tries.length, countedId: (counted ?? tries.at(-1))?.id ?? null };
}

/** Several pieces of work together; what has no points yet adds none. */
export function total(standings: readonly Standing[]): { points: number; maxPoints: number } {
  return {
    points: sumPoints(standings.map(({ points }) => points ?? 0)),
    maxPoints: sumPoints(standings.map(({ maxPoints }) => maxPoints)),
  };
}
