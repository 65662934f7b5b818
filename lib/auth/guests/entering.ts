import type { Db } from '../../db/open';
import { deleteUntracedGuest, insertGuest } from './queries';

/** What guests without a session are saving at this moment, by their ids. */
const saving = new Map<string, number>();

export function enterGuest(db: Db, id: string): void {
  insertGuest(db, { id, name: 'Guest', email: `${id}@guest.invalid`, createdAt: new Date() });
}

/**
 * Does something for which a guest needs their row, which `enterGuest` has made. What is refused leaves no row behind, unless
 * another request of the same guest has saved something, or is about to.
 */
export async function leavingNoTrace<T>(db: Db, id: string, act: () => T | Promise<T>): Promise<T> {
  saving.set(id, (saving.get(id) ?? 0) + 1);
  let done = false;
  try {
    const result = await act();
    done = true;
    return result;
  } finally {
    const others = (saving.get(id) ?? 1) - 1;
    if (others > 0) saving.set(id, others);
    else saving.delete(id);
    if (!done && others === 0) deleteUntracedGuest(db, id);
  }
}
