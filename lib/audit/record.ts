import type { Db } from '../db/open';
import { insertAudit } from './queries';

/** What staff do that changes something. Each has its words for the page in the languages of the interface. */
export const ACTS = [
  'window',
  'role',
  'enrolment',
  'administrator',
  'invitation',
  'invitation-revoked',
  'invitation-taken',
  'password-link',
  'regrade',
  'remark',
  'remark-undone',
  'marking',
  'accommodation',
  'time-given',
  'feedback',
  'reply',
  'token',
  'token-revoked',
  'platform',
  'platform-removed',
  'members',
  'scores-again',
  'comment',
  'comment-withdrawn',
  'comment-settled',
  'cluster-comment',
  'saved-comment',
] as const;
export type Act = (typeof ACTS)[number];

/** What of a thing changed: plain values by their names. No names, addresses or texts of people: these rows outlive them. */
export type Facts = Record<string, string | number | boolean | null>;

export interface Entry {
  act: Act;
  /** Null: of the whole installation. */
  courseId: string | null;
  subject: {
    kind:
      | 'item'
      | 'quiz'
      | 'challenge'
      | 'person'
      | 'invitation'
      | 'attempt'
      | 'submission'
      | 'feedback'
      | 'question'
      | 'course'
      | 'token'
      | 'platform'
      | 'link';
    id: string;
  };
  /** Whom it concerns, where it concerns one person. */
  personId?: string | null;
  /** Null: there was nothing, or there is nothing any more. */
  before: Facts | null;
  after: Facts | null;
}

/**
 * Writes down that staff changed something. Called in the transaction that changes it, so that neither is there without the
 * other. @param at UTC milliseconds
 */
export function record(db: Db, by: { userId: string }, entry: Entry, at: number): void {
  const { act, courseId, subject, personId = null, before, after } = entry;
  const named = { subjectKind: subject.kind, subjectId: subject.id, personId };
  insertAudit(db, { at, byId: by.userId, courseId, act, ...named, before, after });
}
