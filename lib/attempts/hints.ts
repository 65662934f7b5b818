import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import type { Item } from '../items/item';
import { sumPoints, toThousandths } from '../points';
import type { Text } from '../text';
import { type InRun, selectOpenItem } from './attempt';
import { insertTakenHint } from './queries';

/** A hint that was taken, with what it costs in thousandths of points. */
export interface TakenHint {
  text: Text;
  cost: number;
}

/** The first `count` hints: they are taken in order. */
export function takenHints(item: Item, count: number): TakenHint[] {
  return item.hints.slice(0, count).map(({ text, cost }) => ({ text, cost: toThousandths(cost) }));
}

export function hintCost(item: Item, count: number): number {
  return sumPoints(takenHints(item, count).map(({ cost }) => cost));
}

/**
 * Takes the next hint of a question in a run; its cost comes off what the answer earns.
 * @returns every hint taken so far
 * @throws DomainError not-found, closed, conflict as `answer` does; conflict 'no-more-hints'
 */
export function takeHint(db: Db, catalog: Catalog, actor: Actor, input: InRun, now: number): TakenHint[] {
  return db.transaction(
    (tx) => {
      const { attempt, asked, hintsTaken } = selectOpenItem(tx, catalog, actor, input, now);
      const { item } = asked;
      const count = hintsTaken + 1;
      if (count > item.hints.length) {
        throw new DomainError('conflict', 'no-more-hints', 'There is no further hint to this question.');
      }
      insertTakenHint(tx, { attemptId: attempt.id, itemId: item.id, number: count, takenAt: now });
      return takenHints(item, count);
    },
    { behavior: 'immediate' },
  );
}
