import { z } from 'zod';
import { newRequestId } from '../grading/request-id';

/** A source that this browser holds and the server has not confirmed. */
const Unsaved = z.object({
  content: z.string(),
  /** When it was written, UTC milliseconds. */
  at: z.number(),
  /** The server's version that it goes on from, null for none. */
  basedOn: z.number().nullable().default(null),
  /** What was on its way to the server last; the answer may have been lost. */
  sent: z.string().nullable().default(null),
});
export type Unsaved = z.infer<typeof Unsaved>;

/** Each open page has a place of its own: two of them never write over each other's text. */
const prefixOf = (userId: string, key: string) => `draft:${userId}:${key}:`;

export const placeFor = (userId: string, key: string) => prefixOf(userId, key) + newRequestId();

export function remember(place: string, unsaved: Unsaved): void {
  try {
    localStorage.setItem(place, JSON.stringify(unsaved));
  } catch {
    // A browser that stores nothing still has the server.
  }
}

export function forget(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // There is nothing to forget.
  }
}

/** What open or closed pages of this browser have left, the newest first, with its place. */
export function findUnsaved(userId: string, key: string): [place: string, unsaved: Unsaved][] {
  try {
    return Object.keys(localStorage)
      .filter((place) => place.startsWith(prefixOf(userId, key)))
      .flatMap((place): [string, Unsaved][] => {
        const unsaved = parse(localStorage.getItem(place));
        return unsaved ? [[place, unsaved]] : [];
      })
      .sort(([, a], [, b]) => b.at - a.at);
  } catch {
    return [];
  }
}

function parse(stored: string | null): Unsaved | null {
  try {
    return Unsaved.safeParse(JSON.parse(stored ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
