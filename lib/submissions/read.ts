import { availability } from '../assignments/windows';
import { type Actor, isStaff, requireStaffAnywhere } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { gradablePlaces, isStranded } from '../catalog/gradable';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { GradingEvent } from '../grading/events';
import { Verdict } from '../grading/verdict';
import { SeedNumbers } from '../queue/job';
import { ahead } from '../queue/line';
import {
  findGrading,
  findSubmission,
  type GradingRow,
  hasRegrade,
  listEvents,
  listOf,
  type SubmissionRow,
} from './queries';
import type { GradingPlace, SubmissionView } from './view';

/** What staff see: the author, the seeds, and what broke. */
export interface StaffSubmissionView extends SubmissionView {
  userId: string;
  author: string;
  seeds: number[];
  fault: string | null;
  startedAt: number | null;
  queuedAt: number;
}

const unknownSubmission = () => new DomainError('not-found', 'submission-unknown', 'There is no such submission.');

/** What was handed in, for its author and for staff of the course. @throws DomainError not-found for anybody else */
export function requireSubmission(
  db: Db,
  actor: Actor,
  id: string,
): { submission: SubmissionRow & { author: string }; grading: GradingRow } {
  const submission = findSubmission(db, id);
  const grading = submission && findGrading(db, id);
  if (!submission || !grading || (submission.userId !== actor.userId && !isStaff(actor, submission.courseId))) {
    throw unknownSubmission();
  }
  return { submission, grading };
}

/** One of the actor's own submissions; staff may ask for anybody's in their course. @throws DomainError not-found for any other. */
export function selectSubmission(db: Db, catalog: Catalog, actor: Actor, id: string, now: number): SubmissionView {
  const { submission, grading } = requireSubmission(db, actor, id);
  const target = { courseId: submission.courseId, kind: 'challenge' as const, targetId: submission.challengeId };
  const { closesAt } = availability(db, actor, target, now);
  const secret = !isStaff(actor, submission.courseId) && closesAt !== null && closesAt > now;
  return view(db, catalog, submission, grading, secret);
}

/** @throws DomainError forbidden; not-found for what was handed in to a course that the actor does not teach. */
export function selectSubmissionForStaff(db: Db, catalog: Catalog, actor: Actor, id: string): StaffSubmissionView {
  requireStaffAnywhere(actor);
  const { submission, grading } = requireSubmission(db, actor, id);
  // Its author may teach another course: that shows them nothing more of this one.
  if (!isStaff(actor, submission.courseId)) throw unknownSubmission();
  return {
    ...view(db, catalog, submission, grading, false),
    userId: submission.userId,
    author: submission.author,
    seeds: SeedNumbers.parse(grading.seeds),
    fault: grading.fault,
    startedAt: grading.startedAt,
    queuedAt: grading.queuedAt,
  };
}

function view(
  db: Db,
  catalog: Catalog,
  submission: SubmissionRow,
  grading: GradingRow,
  secret: boolean,
): SubmissionView {
  const verdict = grading.verdict === null ? null : Verdict.parse(grading.verdict);
  return {
    id: submission.id,
    courseId: submission.courseId,
    challengeId: submission.challengeId,
    source: submission.source,
    submittedAt: submission.submittedAt,
    ...standing(db, catalog, submission, grading),
    regrading: grading.state === 'done' && hasRegrade(db, submission.id),
    verdict: verdict && secret ? numberSeeds(verdict) : verdict,
    finishedAt: grading.finishedAt,
  };
}

function standing(db: Db, catalog: Catalog, submission: SubmissionRow, { id, state }: GradingRow): GradingPlace {
  const stranded = state === 'queued' && isStranded(catalog, submission);
  const waits = state === 'queued' && !stranded;
  return { state, ahead: waits ? ahead(db, id, gradablePlaces(catalog)) : 0, stranded };
}

/** Puts 1, 2, 3 … in place of the seeds, which are told once the window has closed. */
export function numberSeeds(verdict: Verdict): Verdict {
  const numbers = new Map<number, number>();
  const numberOf = (seed: number) => {
    const number = numbers.get(seed) ?? numbers.size + 1;
    numbers.set(seed, number);
    return number;
  };
  return {
    ...verdict,
    criteria: verdict.criteria.map((criterion) => ({
      ...criterion,
      seeds: criterion.seeds.map((one) => ({ ...one, seed: numberOf(one.seed) })),
    })),
    plots: verdict.plots.map((one) => ({ ...one, seed: numberOf(one.seed) })),
    logs: verdict.logs.map((row) => ({ ...row, seed: numberOf(row.seed) })),
  };
}

/** The actor's submissions to a challenge, newest first. */
export function listSubmissions(db: Db, actor: Actor, courseId: string, challengeId: string) {
  return listOf(db, actor.userId, courseId, challengeId);
}

export interface Progress extends GradingPlace {
  events: { id: number; event: GradingEvent }[];
}

/** What has happened to a submission since an event; staff may follow anybody's in their course. */
export function selectProgress(db: Db, catalog: Catalog, actor: Actor, submissionId: string, after: number): Progress {
  const { submission, grading } = requireSubmission(db, actor, submissionId);
  const events = listEvents(db, grading.id, after).map(({ id, event }) => ({ id, event: GradingEvent.parse(event) }));
  return { ...standing(db, catalog, submission, grading), events };
}
