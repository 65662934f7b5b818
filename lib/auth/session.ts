import { LRUCache } from 'lru-cache';
import { headers } from 'next/headers';
import { cache } from 'react';
import { type Database, database } from '../db/open';
import { DomainError } from '../errors';
import type { Actor, StaffRole } from './actor';
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

  /** The signed-in person or guest whom a request's headers name; null when they name nobody. */
  async viewerOf(requestHeaders: Headers, now: number): Promise<Viewer | null> {
    const cookie = requestHeaders.get('cookie');
    if (cookie === null) return null;
    const known = this.#tokens.get(cookie);
    const kept = known === undefined ? undefined : findSession(this.db, known);
    if (kept && kept.expiresAt.getTime() > now && now < kept.updatedAt.getTime() + REFRESH_AFTER_MS) return view(kept);
    // Unknown, gone, or due to be prolonged: the library checks the signature and sees to the rest.
    this.#tokens.delete(cookie);
    const session = await this.auth.getSession({ headers: requestHeaders });
    const found = session && findSession(this.db, session.session.token);
    if (!found) return null;
    if (cookie.length <= LONGEST_KEPT) this.#tokens.set(cookie, session.session.token);
    return view(found);
  }
}

function view(row: NonNullable<ReturnType<typeof findSession>>): Viewer {
  return {
    actor: {
      userId: row.id,
      guest: row.isAnonymous,
      ...(row.administrator ? { administrator: true } : {}),
      ...(row.staffOf === '{}' ? {} : { staffOf: new Map(Object.entries<StaffRole>(JSON.parse(row.staffOf))) }),
    },
    name: row.name,
    email: row.email,
    locale: row.locale,
  };
}

// Next may load a module more than once in one process; what is known of cookies should be known once.
const holder = globalThis as typeof globalThis & { heldoutSessions?: SessionReader };

/** The signed-in person or guest of this request, read once for each request; null when nobody is. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  holder.heldoutSessions ??= new SessionReader(database(), auth().api);
  return (await holder.heldoutSessions.viewerOf(await headers(), Date.now())) ?? guestInWaiting();
});

async function guestInWaiting(): Promise<Viewer | null> {
  const userId = await auth().api.findGuest({ headers: await headers() });
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
 * @throws DomainError too-many 'too-many-guests'; whatever `act` throws
 */
export async function savingAs<T>(actor: Actor, act: (actor: Actor) => T | Promise<T>): Promise<T> {
  if (!actor.unsaved) return act(actor);
  const guest: Actor = { userId: await enterGuest(), guest: true };
  return leavingNoTrace(database(), guest.userId, async () => {
    const result = await act(guest);
    await auth().api.saveGuest({ headers: await headers() });
    return result;
  });
}

async function enterGuest(): Promise<string> {
  try {
    return (await auth().api.enterGuest({ headers: await headers() })).userId;
  } catch (error) {
    if (!(error instanceof TooSoon)) throw error;
    const { seconds } = error;
    const message = `Too many guests started at this address. Try again in ${seconds} s, or sign up.`;
    throw new DomainError('too-many', 'too-many-guests', message, { seconds });
  }
}

export async function currentActor(): Promise<Actor | null> {
  return (await currentViewer())?.actor ?? null;
}

/** @throws DomainError forbidden 'sign-in-first', when nobody is signed in. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new DomainError('forbidden', 'sign-in-first', 'Sign in, or start as a guest, to do this.');
  return actor;
}
