import { z } from 'zod';
import type { Db } from '../db/open';
import { Answer, type Item, score, scoreByHand } from '../items/item';
import { Feedback } from '../items/kind';
import type { ByHand } from '../items/kinds/short-essay';
import { lessCost } from '../points';
import { insertMarking, type MarkedRow } from './queries';

/** From "a guess" to "certain". */
export const Certainty = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Certainty = z.infer<typeof Certainty>;

/** What was answered. */
export interface Given {
  itemId: string;
  /** 1 for the first answer to this item in this attempt. */
  number: number;
  answer: Answer;
  certainty: Certainty | null;
  answeredAt: number;
}

/** What was last made of it. */
export interface Marks {
  correct: boolean;
  /** Thousandths. */
  points: number;
  maxPoints: number;
  feedback: Feedback;
  /** When it was marked again since its question was corrected, and what it had then; null where it was not. */
  remarked: { at: number; before: number } | null;
}

export type Answered = Given & Marks;

/** An answer as its author may see it now: with its marks, or without any. */
export type Told = Given & (Marks | { [Mark in keyof Marks]?: undefined });

/** Only what was answered: the marks are not there, not hidden. */
export function withoutMarks({ itemId, number, answer, certainty, answeredAt }: Given): Told {
  return { itemId, number, answer, certainty, answeredAt };
}

/**
 * Marks a response by its item for the first time, and keeps what came of it.
 * @param variant the seed that drew the variant which was answered.
 * @param cost thousandths that come off what the answer earns.
 */
export function markResponse(
  db: Db,
  responseId: string,
  answer: Answer,
  by: { item: Item; itemHash: string; variant: number; cost: number },
  markedAt: number,
): Marks {
  const { correct, points: earned, maxPoints, feedback } = score(by.item, by.variant, answer);
  const points = lessCost(earned, by.cost);
  const marks = { correct, points, maxPoints, feedback };
  insertMarking(db, { responseId, cause: 'answer', itemHash: by.itemHash, ...marks, markedBy: null, markedAt });
  return { ...marks, remarked: null };
}

/**
 * Keeps what staff made of an answer.
 * @param cost as in `markResponse`
 * @returns what it earns, in thousandths
 * @throws DomainError as `scoreByHand`
 */
export function markResponseByHand(
  db: Db,
  responseId: string,
  given: ByHand,
  by: { item: Item; itemHash: string; cost: number },
  how: { markedBy: string; now: number },
): number {
  const { points: earned, ...rest } = scoreByHand(by.item, given);
  const points = lessCost(earned, by.cost);
  const { itemHash } = by;
  const { markedBy, now: markedAt } = how;
  insertMarking(db, { responseId, cause: 'override', itemHash, ...rest, points, markedBy, markedAt });
  return points;
}

export function answeredFrom({ response, marking }: MarkedRow): Answered {
  const { itemId, number, answeredAt } = response;
  return {
    itemId,
    number,
    answer: Answer.parse(response.answer),
    certainty: Certainty.nullable().parse(response.certainty),
    correct: marking.correct,
    points: marking.points,
    maxPoints: marking.maxPoints,
    feedback: Feedback.parse(marking.feedback),
    remarked: marking.pointsBefore === null ? null : { at: marking.markedAt, before: marking.pointsBefore },
    answeredAt,
  };
}
