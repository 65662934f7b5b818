import { headers } from 'next/headers';
import { cache } from 'react';
import { database } from '../db/open';
import { DomainError } from '../errors';
import type { Actor } from './actor';
import { auth } from './auth';
import { findUser, type UserLocale } from './queries';

/** Who looks at the page: the actor, and what a page shows of them. */
export interface Viewer {
  actor: Actor;
  name: string;
  email: string;
  locale: UserLocale | null;
}

/** The signed-in person or guest of this request, read once for each request; null when nobody is. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const session = await auth().api.getSession({ headers: await headers() });
  // Role and language come from the row, not from what a session carries of it.
  const user = session && findUser(database(), session.user.id);
  if (!user) return null;
  return {
    actor: { userId: user.id, role: user.role, guest: user.isAnonymous },
    name: user.name,
    email: user.email,
    locale: user.locale,
  };
});

export async function currentActor(): Promise<Actor | null> {
  return (await currentViewer())?.actor ?? null;
}

/** @throws DomainError forbidden 'sign-in-first', when nobody is signed in. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new DomainError('forbidden', 'sign-in-first', 'Sign in, or start as a guest, to do this.');
  return actor;
}
