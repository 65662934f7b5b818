import { randomUUID } from 'node:crypto';
import { record } from '../audit/record';
import { type Actor, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { deleteSaved, findSaved, listSaved, upsertSaved } from './queries';
import { requireText } from './threads';

export interface SavedComment {
  id: string;
  /** A few letters that bring it. */
  name: string;
  body: string;
}

/** What staff of a course keep to write again, by name. @throws DomainError forbidden */
export function listSavedComments(db: Db, actor: Actor, courseId: string): SavedComment[] {
  requireStaff(actor, courseId);
  return listSaved(db, courseId);
}

/** Letters, digits and dashes: what can be typed after a slash in the middle of a text. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u;

/** Keeps a comment under a name; one that has the name already is replaced. @throws DomainError forbidden; invalid */
export function saveComment(
  db: Db,
  actor: Actor,
  input: { courseId: string; name: string; body: string },
  now: number,
): void {
  const { courseId } = input;
  requireStaff(actor, courseId);
  const body = requireText(input.body);
  const name = input.name.trim().toLowerCase();
  if (!NAME.test(name)) {
    const message = 'A name has up to 40 letters, digits and dashes, and no spaces.';
    throw new DomainError('invalid', 'saved-name', message);
  }
  db.transaction(
    (tx) => {
      const earlier = listSaved(tx, courseId).find((saved) => saved.name === name);
      upsertSaved(tx, { id: randomUUID(), courseId, name, body, savedAt: now, savedBy: actor.userId });
      recordSaved(tx, actor, { courseId, name }, { before: earlier?.body ?? null, after: body }, now);
    },
    { behavior: 'immediate' },
  );
}

function recordSaved(
  db: Db,
  actor: Actor,
  { courseId, name }: { courseId: string; name: string },
  { before, after }: { before: string | null; after: string | null },
  now: number,
): void {
  const facts = (body: string | null) => (body === null ? null : { name, characters: body.length });
  const subject = { kind: 'course' as const, id: courseId };
  const entry = { act: 'saved-comment' as const, courseId, subject };
  record(db, actor, { ...entry, before: facts(before), after: facts(after) }, now);
}

/** @throws DomainError not-found; forbidden */
export function forgetComment(db: Db, actor: Actor, id: string, now: number): void {
  db.transaction(
    (tx) => {
      const saved = findSaved(tx, id);
      if (!saved) throw new DomainError('not-found', 'saved-unknown', 'There is no such saved comment.');
      requireStaff(actor, saved.courseId);
      deleteSaved(tx, id);
      recordSaved(tx, actor, saved, { before: saved.body, after: null }, now);
    },
    { behavior: 'immediate' },
  );
}
