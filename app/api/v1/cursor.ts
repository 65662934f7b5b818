import { DomainError } from '@/lib/errors';

/** Where a list goes on, as one word that a client hands back. */
export function cursorAt(place: string): string {
  return Buffer.from(place, 'utf8').toString('base64url');
}

const unreadable = () => new DomainError('invalid', 'cursor', 'This cursor is none that an answer gave.');

/** @param read makes a place of what a cursor holds, or null of nonsense. @throws DomainError invalid 'cursor' */
export function placeAt<Place>(cursor: string | undefined, read: (text: string) => Place | null): Place | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const place = cursorAt(text) === cursor && text !== '' ? read(text) : null;
  if (place === null) throw unreadable();
  return place;
}

/** A part of a list and its cursor. @param list one more than asked for, where there is one more */
export function partOf<Row, Item>(
  list: readonly Row[],
  limit: number,
  { tell, place }: { tell: (row: Row) => Item; place: (row: Row) => string },
): { items: Item[]; next: string | null } {
  const items = list.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(tell), next: list.length > limit && last ? cursorAt(place(last)) : null };
}
