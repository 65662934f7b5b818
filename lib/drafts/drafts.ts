import { selectOwnRun } from '../attempts/attempt';
import { selectForm, selectFormItem } from '../attempts/form';
import type { Actor } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { findUnavailable, selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { findDraftRow, upsertDraft } from './queries';

const MAX_BYTES = 256 * 1024;

/** The key of what somebody is typing: `item:<attempt>:<item>` or `challenge:<course>:<challenge>`. */
export const draftKey = {
  item: (attemptId: string, itemId: string) => `item:${attemptId}:${itemId}`,
  challenge: (courseId: string, challengeId: string) => `challenge:${courseId}:${challengeId}`,
};

export interface Draft {
  content: string;
  /** UTC milliseconds; grows with every change, and so names the version. */
  updatedAt: number;
}

/**
 * Keeps unfinished work in place of what was there, and says which version it is now.
 * @param input.basedOn the version that this one goes on from, null for none: it must still be the one that is kept,
 * unless that has the same content. Without it the latest wins.
 * @throws DomainError not-found when the key names nothing of yours; invalid 'draft-key' or 'draft-too-long' (256 KB);
 * conflict 'draft-changed'.
 */
export function saveDraft(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: { key: string; content: string; basedOn?: number | null },
  now: number,
): Pick<Draft, 'updatedAt'> {
  const { key, content, basedOn } = input;
  if (Buffer.byteLength(content) > MAX_BYTES) {
    throw new DomainError('invalid', 'draft-too-long', 'A draft can be at most 256 KB long.');
  }
  const courseId = courseOf(db, catalog, actor, key);
  return db.transaction(
    (tx) => {
      const kept = findDraftRow(tx, actor.userId, key);
      if (kept?.content === content) return { updatedAt: kept.updatedAt };
      if (kept && basedOn !== undefined && kept.updatedAt !== basedOn) {
        throw new DomainError('conflict', 'draft-changed', 'This draft was changed elsewhere in the meantime.');
      }
      const updatedAt = Math.max(now, (kept?.updatedAt ?? 0) + 1);
      enrol(tx, actor, courseId, now);
      upsertDraft(tx, { userId: actor.userId, key, content, updatedAt });
      return { updatedAt };
    },
    { behavior: 'immediate' },
  );
}

/** Your own draft, or null. */
export function findDraft(db: Db, actor: Actor, key: string): Draft | null {
  const row = findDraftRow(db, actor.userId, key);
  return row && { content: row.content, updatedAt: row.updatedAt };
}

/** The course of what a key names. @throws DomainError not-found, invalid 'draft-key' */
function courseOf(db: Db, catalog: Catalog, actor: Actor, key: string): string {
  const [kind, first = '', second = '', ...rest] = key.split(':');
  if (rest.length === 0 && kind === 'item') {
    const attempt = selectOwnRun(db, actor, first);
    selectFormItem(selectForm(db, catalog, attempt), second);
    return attempt.courseId;
  }
  if (rest.length === 0 && kind === 'challenge') {
    const course = selectCourse(catalog, first);
    // What is being written for a challenge that broke meanwhile is kept.
    if (!findUnavailable(course, 'challenge', second)) selectChallenge(course, second);
    return course.id;
  }
  throw new DomainError('invalid', 'draft-key', 'A draft belongs to an item of a quiz or to a challenge.');
}
