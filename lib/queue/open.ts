import { database } from '../db/open';
import type { GradingQueue } from './grading-queue';
import { openTableQueue } from './table';

/** The queue of this installation. @throws DomainError as `database` does */
export function openQueue(): GradingQueue {
  return openTableQueue(database());
}
