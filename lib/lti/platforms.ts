import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '../audit/record';
import { type Actor, requireAdministrator } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { noteFrames } from './frames';
import {
  findPlatform,
  listOfIssuer,
  listPlatformRows,
  type PlatformRow,
  updateRemoved,
  upsertPlatform,
} from './queries';

const Address = z.url({ protocol: /^https?$/, error: 'expected an address such as https://platform.example.org/jwks' });
const Id = z.string().trim().min(1).max(200);

export const NewPlatform = z.strictObject({
  name: z.string().trim().min(1).max(100),
  issuer: z.string().trim().min(1).max(500),
  clientId: Id,
  authUrl: Address,
  tokenUrl: Address,
  jwksUrl: Address,
  deployments: z.array(Id).min(1).max(50),
  /** Null: every course. */
  courses: z.array(Id).min(1).max(500).nullable(),
  teachersAre: z.enum(['student', 'assistant', 'instructor']),
});
export type NewPlatform = z.infer<typeof NewPlatform>;

/** A learning platform that may send people here. */
export interface Platform extends NewPlatform {
  id: string;
  createdAt: number;
}

export const platformOf = (row: PlatformRow): Platform => ({
  ...NewPlatform.omit({ name: true }).loose().parse(row),
  id: row.id,
  name: row.name,
  createdAt: row.createdAt,
});

/** @throws DomainError forbidden; conflict 'platform-known' for the same client of the same issuer */
export function addPlatform(db: Db, actor: Actor, input: NewPlatform, now: number): string {
  requireAdministrator(actor);
  if (listOfIssuer(db, input.issuer).some(({ clientId }) => clientId === input.clientId)) {
    throw new DomainError('conflict', 'platform-known', 'A platform with this issuer and client id is registered.');
  }
  const id = db.transaction(
    (tx) => {
      const kept = upsertPlatform(tx, { id: randomUUID(), ...input, createdAt: now });
      record(tx, actor, { ...entry('platform', kept), before: null, after: factsOf(input) }, now);
      return kept;
    },
    { behavior: 'immediate' },
  );
  noteFrames(listPlatformRows(db));
  return id;
}

const entry = (act: 'platform' | 'platform-removed', id: string) => ({
  act,
  courseId: null,
  subject: { kind: 'platform' as const, id },
});

const factsOf = ({ issuer, teachersAre }: Pick<NewPlatform, 'issuer' | 'teachersAre'>) => ({ issuer, teachersAre });

/** In the order of their names. @throws DomainError forbidden */
export function listPlatforms(db: Db, actor: Actor): Platform[] {
  requireAdministrator(actor);
  return listPlatformRows(db).map(platformOf);
}

/**
 * From now on nobody comes from there. Who came keeps their account and their work, and is known again should the platform be
 * registered once more.
 * @throws DomainError forbidden; not-found
 */
export function removePlatform(db: Db, actor: Actor, id: string, now: number): void {
  requireAdministrator(actor);
  db.transaction(
    (tx) => {
      const found = findPlatform(tx, id);
      if (!found) throw new DomainError('not-found', 'platform-unknown', 'There is no such platform.');
      updateRemoved(tx, id, now);
      record(tx, actor, { ...entry('platform-removed', id), before: factsOf(found), after: null }, now);
    },
    { behavior: 'immediate' },
  );
  noteFrames(listPlatformRows(db));
}

/** Whose pages may show ours in a frame, as the server that starts has to know it. */
export function noteFramesAtStart(db: Db): void {
  noteFrames(listPlatformRows(db));
}
