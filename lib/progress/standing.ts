import { sumPoints } from '../points';

// What a class's work comes to, decided here alone: for a student's pages, for the grid of the class and for its file.
// Points are thousandths.

/** A quiz or a challenge, as it now is. */
export interface Work {
  maxPoints: number;
}

/** One run through a quiz, or one submission to a challenge. */
export interface Try {
  /** Null: nothing of it has been marked yet. */
  points: number | null;
  /** The run is finished, or the submission has passed. */
  done: boolean;
}

export interface Policy {
  /** Which of the marked tries gives the points. */
  counts: 'best' | 'latest';
}

export const BEST_COUNTS: Policy = { counts: 'best' };

export interface Standing {
  /** Done once one try was, whatever came after it. */
  state: 'untouched' | 'begun' | 'done';
  /** Null: nothing has been marked yet. */
  points: number | null;
  maxPoints: number;
  /** How many there were. */
  tries: number;
}

/**
 * Where somebody stands in a piece of work. It is worth no more than it now is, also where it has lost questions or criteria
 * since.
 * @param tries all of theirs, oldest first
 */
export function standing({ maxPoints }: Work, tries: readonly Try[], { counts }: Policy): Standing {
  const marked = tries.flatMap(({ points }) => points ?? []);
  const counted = counts === 'best' ? Math.max(...marked) : (marked.at(-1) ?? 0);
  const state = tries.some(({ done }) => done) ? 'done' : tries.length > 0 ? 'begun' : 'untouched';
  const points = marked.length > 0 ? Math.min(counted, maxPoints) : null;
  return { state, points, maxPoints, tries: tries.length };
}

/** Several pieces of work together; what has no points yet adds none. */
export function total(standings: readonly Standing[]): { points: number; maxPoints: number } {
  return {
    points: sumPoints(standings.map(({ points }) => points ?? 0)),
    maxPoints: sumPoints(standings.map(({ maxPoints }) => maxPoints)),
  };
}
