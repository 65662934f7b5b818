import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../db/open';
import { type Answer, type Item, parseAnswer, score } from '../items/item';
import { Feedback } from '../items/kind';
import { lessCost } from '../items/points';
import { type AttemptRow, insertResponse, type ResponseRow } from './queries';

/** From "a guess" to "certain". */
export const Certainty = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Certainty = z.infer<typeof Certainty>;

/** What the `feedback` column holds. */
const Shown = z.strictObject({ correct: z.boolean(), feedback: Feedback });

/** An answer with all that was said about it. */
export interface Answered {
  itemId: string;
  /** 1 for the first answer to this item in this attempt. */
  number: number;
  answer: Answer;
  certainty: Certainty | null;
  correct: boolean;
  /** Thousandths. */
  points: number;
  maxPoints: number;
  feedback: Feedback;
  answeredAt: number;
}

interface Given {
  answer: unknown;
  certainty?: Certainty | null;
  elapsedMs?: number | null;
}

/**
 * Marks an answer and keeps it with the feedback that is shown. `cost` (thousandths) comes off what it earns.
 * @throws DomainError invalid, with nothing kept, when it is no answer to this item.
 */
export function markAndKeep(
  db: Db,
  attempt: AttemptRow,
  item: Item,
  { answer: input, certainty = null, elapsedMs = null }: Given,
  { number, cost, now }: { number: number; cost: number; now: number },
): Answered {
  const answer = parseAnswer(item, input);
  const { correct, points: earned, maxPoints, feedback } = score(item, attempt.seed, answer);
  const points = lessCost(earned, cost);
  insertResponse(db, {
    id: randomUUID(),
    attemptId: attempt.id,
    itemId: item.id,
    number,
    answer,
    certainty,
    points,
    maxPoints,
    feedback: { correct, feedback } satisfies z.infer<typeof Shown>,
    answeredAt: now,
    elapsedMs,
  });
  return { itemId: item.id, number, answer, certainty, correct, points, maxPoints, feedback, answeredAt: now };
}

export function answeredFrom(row: ResponseRow): Answered {
  const { itemId, number, points, maxPoints, answeredAt } = row;
  const certainty = Certainty.nullable().parse(row.certainty);
  return {
    itemId,
    number,
    answer: row.answer as Answer,
    certainty,
    points,
    maxPoints,
    answeredAt,
    ...Shown.parse(row.feedback),
  };
}
