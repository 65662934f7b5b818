import type { Db } from '../db/open';
import type { Key } from '../secrets/keys';
import type { Priority } from './job';
import { countWaitingBefore, insertGrading } from './queries';

export interface QueuedGrading {
  id: string;
  /** Whose author is the group: everybody's first job comes before anybody's second. */
  submissionId: string;
  /** 1 for the first grading of its submission, and so on. */
  number: number;
  priority: Priority;
  /** Of the data that it is graded on: the numbers of the seeds, and what they are numbers of. */
  numbers: number[];
  secret: Key;
  contentHash: string;
  /** In thousandths. */
  maxPoints: number;
}

/**
 * Puts a grading in line, within the transaction that keeps what is graded: whatever carries the queue, its rows are what
 * nothing is lost from. `notify` afterwards wakes graders.
 */
export function enqueue(db: Db, { priority, numbers, ...grading }: QueuedGrading, now: number): void {
  const cause = priority === 'live' ? 'submit' : 'regrade';
  insertGrading(db, { ...grading, cause, state: 'queued', seeds: numbers, availableAt: now, queuedAt: now });
}

/**
 * How many waiting gradings will be taken before this one, but for regrades that come in between.
 * @param places the challenges that can be graded
 */
export function ahead(db: Db, id: string, places: string[] | null = null): number {
  return countWaitingBefore(db, id, places);
}
