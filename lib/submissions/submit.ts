import { randomUUID } from 'node:crypto';
import { requireOpen } from '../assignments/windows';
import { type Actor, isStaff } from '../auth/actor';
import { enrol } from '../auth/enrolments';
import type { Catalog } from '../catalog/course';
import { challengePoints } from '../catalog/projections';
import { selectChallenge, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { env } from '../env';
import { DomainError } from '../errors';
import { hashSource } from '../grading/grade-source';
import { enqueue } from '../queue/line';
import { notify } from '../queue/notify';
import { isTooLarge, MAX_SOURCE_KB } from '../sandbox/source-size';
import { drawSecret, gradedNumbers } from '../secrets/draw-seeds';
import type { Key } from '../secrets/keys';
import { countRecent, findByRequest, insertSubmission, type SubmissionRow } from './queries';

export interface SubmitInput {
  courseId: string;
  challengeId: string;
  source: string;
  /** One for each click of Submit: a request that arrives twice hands in once. */
  requestId: string;
}

const HOUR = 3_600_000;

/** @throws DomainError too-many: too much waits already, or too much came within an hour. Nothing is kept then. */
function requireRate(db: Db, actor: Actor, now: number): void {
  const { submissionsWaiting, submissionsPerHour } = env();
  const { open, recent, oldest } = countRecent(db, actor.userId, now - HOUR, now);
  if (open >= submissionsWaiting) {
    const message = `${open} of your submissions are waiting. Hand in again when some of them are judged.`;
    throw new DomainError('too-many', 'too-many-waiting', message, { count: open });
  }
  if (recent >= submissionsPerHour) {
    const minutes = Math.max(1, Math.ceil((oldest + HOUR - now) / 60_000));
    const message = `You handed in ${recent} times within an hour. Try again in ${minutes} minutes.`;
    throw new DomainError('too-many', 'cool-down', message, { count: recent, minutes });
  }
}

/** @throws DomainError invalid 'source-too-large'. */
function requireSize(source: string): void {
  if (!isTooLarge(source)) return;
  const message = `A file of more than ${MAX_SOURCE_KB} KB cannot be handed in.`;
  throw new DomainError('invalid', 'source-too-large', message, { kb: MAX_SOURCE_KB });
}

/** @throws DomainError conflict: the same request id came with other work before. That work is kept, this is not. */
function requireSame(known: SubmissionRow, { courseId, challengeId, source }: SubmitInput): SubmissionRow {
  if (known.courseId === courseId && known.challengeId === challengeId && known.source === source) return known;
  const message = 'Something else was handed in with this request id before. Nothing was handed in now; use a new id.';
  throw new DomainError('conflict', 'request-id-reused', message);
}

/**
 * Keeps what was handed in and queues its grading, in one transaction; grading comes later. Any text of up to 256 KB is kept,
 * also an empty one: what is wrong with it is the verdict's to say.
 * @param secret of the data that it is graded on: drawn afresh for each submission.
 * @throws DomainError not-found for an unknown course or challenge, invalid 'source-too-large', conflict for a request id that
 * came with other work, closed outside of its window, too-many for a student who has handed in more than their measure.
 * Nothing is kept then.
 */
export function submitCode(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  input: SubmitInput,
  now: number,
  secret: Key = drawSecret(),
): { submissionId: string } {
  const course = selectCourse(catalog, input.courseId);
  const challenge = selectChallenge(course, input.challengeId);
  requireSize(input.source);
  const known = findByRequest(db, actor.userId, input.requestId);
  if (known) return { submissionId: requireSame(known, input).id };
  requireOpen(db, actor, { courseId: course.id, kind: 'challenge', targetId: challenge.id }, now);
  if (!isStaff(actor, course.id)) requireRate(db, actor, now);
  const submissionId = randomUUID();
  const maxPoints = challengePoints(challenge);
  db.transaction((tx) => {
    enrol(tx, actor, course.id, now);
    insertSubmission(tx, {
      id: submissionId,
      userId: actor.userId,
      courseId: course.id,
      challengeId: challenge.id,
      source: input.source,
      sourceHash: hashSource(input.source),
      requestId: input.requestId,
      submittedAt: now,
    });
    const grading = {
      id: randomUUID(),
      submissionId,
      number: 1,
      priority: 'live' as const,
      numbers: gradedNumbers(challenge.definition.seeds.graded),
      secret,
      contentHash: challenge.contentHash,
      maxPoints,
    };
    enqueue(tx, grading, now);
  });
  notify();
  return { submissionId };
}
