import { analyseChallenge } from '../analysis/challenge-analysis';
import { record } from '../audit/record';
import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { begin, requireText } from './threads';

export interface ClusterComment {
  courseId: string;
  challengeId: string;
  /** The criteria that all of the cluster miss, and no other. */
  missed: string[];
  body: string;
}

/**
 * One comment on the last submission of everybody who stands at the same missed criteria now.
 * @returns on how many
 * @throws DomainError forbidden; not-found; invalid; conflict 'cluster-empty' when nobody stands there any more
 */
export function commentOnCluster(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: ClusterComment,
  now: number,
): { count: number } {
  const { courseId, challengeId } = input;
  const body = requireText(input.body);
  const { clusters } = analyseChallenge(db, catalog, actor, courseId, challengeId);
  const { criteria } = selectChallenge(selectCourse(catalog, courseId), challengeId).definition;
  const wanted = new Set(input.missed);
  const cluster = clusters.find(
    ({ missed }) => missed.length === wanted.size && missed.every((i) => wanted.has(criteria[i]?.id ?? '')),
  );
  if (!cluster) {
    const message = 'Nobody stands at these criteria any more. Load the page again.';
    throw new DomainError('conflict', 'cluster-empty', message);
  }
  const count = cluster.students.length;
  const whole = { attemptId: null, itemId: null, lines: null };
  db.transaction(
    (tx) => {
      for (const { submissionId, userId } of cluster.students) {
        begin(tx, actor, { courseId, userId, submissionId, ...whole }, body, now);
      }
      const subject = { kind: 'challenge' as const, id: challengeId };
      const after = { submissions: count, characters: body.length };
      record(tx, actor, { act: 'cluster-comment', courseId, subject, before: null, after }, now);
    },
    { behavior: 'immediate' },
  );
  return { count };
}
