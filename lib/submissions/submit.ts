import { randomInt, randomUUID } from 'node:crypto';
import { requireOpen } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { hashSource } from '../grading/grade-source';
import { findByRequest, insertSubmission } from './queries';

export interface SubmitInput {
  courseId: string;
  challengeId: string;
  source: string;
  /** One for each click of Submit: a request that arrives twice hands in once. */
  requestId: string;
}

/** Secret seeds, drawn afresh for each submission. */
export function drawSeeds(count: number): number[] {
  const seeds = new Set<number>();
  while (seeds.size < count) seeds.add(randomInt(1, 2 ** 31));
  return [...seeds];
}

/**
 * Keeps what was handed in and queues its grading, in one transaction; grading comes later. Any text is kept, also an empty
 * one: what is wrong with it is the verdict's to say.
 * @throws DomainError not-found for an unknown course or challenge, closed outside of its window.
 */
export function submitCode(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: SubmitInput,
  now: number,
  seeds?: number[],
): { submissionId: string } {
  const course = selectCourse(catalog, input.courseId);
  const challenge = selectChallenge(course, input.challengeId);
  const known = findByRequest(db, actor.userId, input.requestId);
  if (known) return { submissionId: known.id };
  requireOpen(db, actor, { courseId: course.id, kind: 'challenge', targetId: challenge.id }, now);
  const submissionId = randomUUID();
  const maxPoints = challenge.definition.criteria.reduce((sum, { points }) => sum + Math.round(points * 1000), 0);
  insertSubmission(
    db,
    {
      id: submissionId,
      userId: actor.userId,
      courseId: course.id,
      challengeId: challenge.id,
      source: input.source,
      sourceHash: hashSource(input.source),
      requestId: input.requestId,
      submittedAt: now,
    },
    {
      id: randomUUID(),
      submissionId,
      cause: 'submit',
      state: 'queued',
      seeds: seeds ?? drawSeeds(challenge.definition.seeds.graded),
      contentHash: challenge.contentHash,
      availableAt: now,
      queuedAt: now,
      maxPoints,
    },
  );
  return { submissionId };
}
