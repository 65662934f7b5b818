import { selectOwnAttempt } from '../attempts/run';
import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse, selectItem, selectQuiz } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { findDraftRow, upsertDraft } from './queries';

const MAX_BYTES = 256 * 1024;

/** The key of what somebody is typing: `item:<attempt>:<item>` or `challenge:<course>:<challenge>`. */
export const draftKey = {
  item: (attemptId: string, itemId: string) => `item:${attemptId}:${itemId}`,
  challenge: (courseId: string, challengeId: string) => `challenge:${courseId}:${challengeId}`,
};

/**
 * Keeps unfinished work; the latest replaces what was there.
 * @throws DomainError not-found when the key names nothing of yours; invalid 'draft-key' or 'draft-too-long' (256 KB).
 */
export function saveDraft(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: { key: string; content: string },
  now: number,
): void {
  const { key, content } = input;
  if (Buffer.byteLength(content) > MAX_BYTES) {
    throw new DomainError('invalid', 'draft-too-long', 'A draft can be at most 256 KB long.');
  }
  requireThing(db, catalog, actor, key);
  upsertDraft(db, { userId: actor.userId, key, content, updatedAt: now });
}

/** Your own draft, or null. */
export function findDraft(db: Db, actor: Actor, key: string): { content: string; updatedAt: number } | null {
  const row = findDraftRow(db, actor.userId, key);
  return row && { content: row.content, updatedAt: row.updatedAt };
}

function requireThing(db: Db, catalog: Catalog, actor: Actor, key: string): void {
  const [kind, first = '', second = '', ...rest] = key.split(':');
  if (rest.length === 0 && kind === 'item') {
    const attempt = selectOwnAttempt(db, actor, first);
    const quiz = selectQuiz(selectCourse(catalog, attempt.courseId), attempt.chapterId);
    selectItem({ quiz, checkpoints: [] }, second);
  } else if (rest.length === 0 && kind === 'challenge') {
    selectChallenge(selectCourse(catalog, first), second);
  } else {
    throw new DomainError('invalid', 'draft-key', 'A draft belongs to an item of a quiz or to a challenge.');
  }
}
