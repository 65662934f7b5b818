import type { Db } from '../db/open';
import type { Actor } from './actor';
import { type UserLocale, updateLocale } from './queries';

/** Remembers the language for the person, on whatever machine they sign in. */
export function rememberLocale(db: Db, actor: Actor, locale: UserLocale): void {
  updateLocale(db, actor.userId, locale);
}
