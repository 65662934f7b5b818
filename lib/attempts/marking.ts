import { randomUUID } from 'node:crypto';
import type { Db } from '../db/open';
import { parseAnswer } from '../items/item';
import { type Answered, type Certainty, markResponse } from '../markings/markings';
import type { FormItem } from './form';
import { insertResponse } from './queries';

interface Given {
  answer: unknown;
  certainty?: Certainty | null;
  elapsedMs?: number | null;
}

/**
 * Keeps an answer and marks it. `cost` (thousandths) comes off what it earns.
 * @throws DomainError invalid, with nothing kept, when it is no answer to this item.
 */
export function keepAndMark(
  db: Db,
  attemptId: string,
  asked: FormItem,
  { answer: input, certainty = null, elapsedMs = null }: Given,
  { number, cost, now }: { number: number; cost: number; now: number },
): Answered {
  const answer = parseAnswer(asked.item, input);
  const itemId = asked.item.id;
  const id = randomUUID();
  insertResponse(db, { id, attemptId, itemId, number, answer, certainty, answeredAt: now, elapsedMs });
  const marked = markResponse(db, id, answer, { ...asked, cost }, now);
  return { itemId, number, answer, certainty, answeredAt: now, ...marked };
}
