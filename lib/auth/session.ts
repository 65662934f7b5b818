import { LRUCache } from 'lru-cache';
import { headers } from 'next/headers';
import { cache } from 'react';
import { z } from 'zod';
import { type Database, database } from '../db/open';
import { DomainError } from '../errors';
import { type Actor, StaffRole } from './actor';
import { type Auth, auth, REFRESH_AFTER_MS } from './auth';
import { leavingNoTrace } from './guests/entering';
import { TooSoon } from './limits';
import { findSession, findUser, type UserLocale } from './queries';

/** Who looks at the page: the actor, and what a page shows of them. */
export interface Viewer {
  actor: Actor;
  name: string;
  email: string;
  locale: UserLocale | null;
}

const MOST_KEPT = 20_000;
const LONGEST_KEPT = 4_096;

/**
 * Which token a Cookie header carries, for headers whose signature was found to be ours: that never changes, while the
 * session itself and its person are read from their rows every time. So a sign-out, a new role and a deletion act at once.
 */
export class SessionReader {
  readonly #tokens = new LRUCache<string, string>({ max: MOST_KEPT });

  constructor(
    private readonly db: Database,
    private readonly auth: Pick<Auth['api'], 'getSession'>,
  ) {}

  /**
   * The signed-in person or guest whom a request's headers name; null when they name nobody.
   * @param setCookies what the answer will give the browser to keep; without it a session is not prolonged.
   */
  async viewerOf(requestHeaders: Headers, now: number, setCookies?: string[]): Promise<Viewer | null> {
    const cookie = requestHeaders.get('cookie');
    if (cookie === null) return null;
    const known = this.#tokens.get(cookie);
    const kept = known === undefined ? undefined : findSession(this.db, known);
    if (kept && kept.expiresAt.getTime() > now && now < kept.updatedAt.getTime() + REFRESH_AFTER_MS) return view(kept);
    // Unknown, gone, or due to be prolonged: the library checks the signature and sees to the rest.
    this.#tokens.delete(cookie);
    const { headers: given, response: session } = await this.auth.getSession({
      headers: requestHeaders,
      query: { disableRefresh: setCookies === undefined },
      returnHeaders: true,
    });
    setCookies?.push(...given.getSetCookie());
    const found = session && findSession(this.db, session.session.token);
    if (!found) return null;
    if (cookie.length <= LONGEST_KEPT) this.#tokens.set(cookie, session.session.token);
    return view(found);
  }
}

// Pairs and no record: a course may have any name.
const StaffOf = z.array(z.tuple([z.string(), StaffRole]));

function view(row: NonNullable<ReturnType<typeof findSession>>): Viewer {
  return {
    actor: {
      userId: row.id,
      guest: row.isAnonymous,
      ...(row.administrator ? { administrator: true } : {}),
      ...(row.staffOf === '{}' ? {} : { staffOf: new Map(StaffOf.parse(Object.entries(JSON.parse(row.staffOf)))) }),
    },
    name: row.name,
    email: row.email,
    locale: row.locale,
  };
}

// Next may load a module more than once in one process; what is known of cookies should be known once.
const holder = globalThis as typeof globalThis & { heldoutSessions?: SessionReader };

/**
 * The signed-in person or guest whom a request's headers name; null when they name nobody.
 * @param setCookies where what the answer must set is put; a page, which can set none, has no such list.
 */
export async function viewerOf(requestHeaders: Headers, setCookies?: string[]): Promise<Viewer | null> {
  holder.heldoutSessions ??= new SessionReader(database(), auth().api);
  const viewer = await holder.heldoutSessions.viewerOf(requestHeaders, Date.now(), setCookies);
  return viewer ?? guestInWaiting(requestHeaders);
}

/** Who looks at the page that is being made, read once for each request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => viewerOf(await headers()));

async function guestInWaiting(requestHeaders: Headers): Promise<Viewer | null> {
  if (!requestHeaders.has('cookie')) return null;
  const userId = await auth().api.findGuest({ headers: requestHeaders });
  if (userId === null) return null;
  const actor: Actor = { userId, guest: true };
  return {
    actor: findUser(database(), userId) ? actor : { ...actor, unsaved: true },
    name: '',
    email: '',
    locale: null,
  };
}

/**
 * Does what saves something, for an actor: here a guest who had saved nothing gets their row, and a session once it is done.
 * What is refused leaves neither.
 * @param asking the request's headers, and where what its answer must set is put
 * @throws DomainError too-many 'too-many-guests'; whatever `act` throws
 */
export async function savingAs<T>(
  actor: Actor,
  asking: { headers: Headers; setCookies: string[] },
  act: (actor: Actor) => T | Promise<T>,
): Promise<T> {
  if (!actor.unsaved) return act(actor);
  const guest: Actor = { userId: await enterGuest(asking.headers), guest: true };
  return leavingNoTrace(database(), guest.userId, async () => {
    const result = await act(guest);
    const saved = await auth().api.saveGuest({ headers: asking.headers, returnHeaders: true });
    asking.setCookies.push(...saved.headers.getSetCookie());
    return result;
  });
}

async function enterGuest(requestHeaders: Headers): Promise<string> {
  try {
    return (await auth().api.enterGuest({ headers: requestHeaders })).userId;
  } catch (error) {
    if (!(error instanceof TooSoon)) throw error;
    const { seconds } = error;
    const message = `Too many guests started at this address. Try again in ${seconds} s, or sign up.`;
    throw new DomainError('too-many', 'too-many-guests', message, { seconds });
  }
}
