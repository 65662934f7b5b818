import { setImmediate } from 'node:timers/promises';
import type { Summary } from '@/lib/gradebook/summary';
import type { OpenGrid } from '@/lib/gradebook/view';

/** The summary of every column, one after the other, so that a large class holds nobody else up. */
export async function summariesOf({ columns, summary }: OpenGrid): Promise<Summary[]> {
  const made: Summary[] = [];
  for (const column of columns) {
    await setImmediate();
    made.push(summary(column));
  }
  return made;
}
