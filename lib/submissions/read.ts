import { availability } from '../assignments/windows';
import { type Actor, isStaff, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { Verdict } from '../grading/verdict';
import {
  countWaitingBefore,
  findGrading,
  findSubmission,
  type GradingRow,
  listEvents,
  listOf,
  type SubmissionRow,
} from './queries';

/** Where a submission stands, as its author may see it. */
export interface SubmissionView {
  id: string;
  courseId: string;
  challengeId: string;
  source: string;
  submittedAt: number;
  state: GradingRow['state'];
  /** Submissions that wait in front of this one. */
  ahead: number;
  /** Fewer facts than the grader recorded while the window is open: seeds are numbered, not told. */
  verdict: Verdict | null;
  finishedAt: number | null;
}

/** What staff see: the author, the seeds, and what broke. */
export interface StaffSubmissionView extends SubmissionView {
  userId: string;
  author: string;
  seeds: number[];
  fault: string | null;
  startedAt: number | null;
  queuedAt: number;
}

function select(
  db: Db,
  actor: Actor,
  id: string,
): { submission: SubmissionRow & { author: string }; grading: GradingRow } {
  const submission = findSubmission(db, id);
  const grading = submission && findGrading(db, id);
  if (!submission || !grading || (submission.userId !== actor.userId && !isStaff(actor))) {
    throw new DomainError('not-found', 'submission-unknown', 'There is no such submission.');
  }
  return { submission, grading };
}

/** One of the actor's own submissions; staff may ask for anybody's. @throws DomainError not-found for any other. */
export function selectSubmission(db: Db, actor: Actor, id: string, now: number): SubmissionView {
  const { submission, grading } = select(db, actor, id);
  const target = { courseId: submission.courseId, kind: 'challenge' as const, targetId: submission.challengeId };
  const { closesAt } = availability(db, actor, target, now);
  const secret = !isStaff(actor) && closesAt !== null && closesAt > now;
  return view(db, submission, grading, secret);
}

export function selectSubmissionForStaff(db: Db, actor: Actor, id: string): StaffSubmissionView {
  requireStaff(actor);
  const { submission, grading } = select(db, actor, id);
  return {
    ...view(db, submission, grading, false),
    userId: submission.userId,
    author: submission.author,
    seeds: grading.seeds as number[],
    fault: grading.fault,
    startedAt: grading.startedAt,
    queuedAt: grading.queuedAt,
  };
}

function view(db: Db, submission: SubmissionRow, grading: GradingRow, secret: boolean): SubmissionView {
  const verdict = grading.verdict === null ? null : Verdict.parse(grading.verdict);
  return {
    id: submission.id,
    courseId: submission.courseId,
    challengeId: submission.challengeId,
    source: submission.source,
    submittedAt: submission.submittedAt,
    state: grading.state,
    ahead: grading.state === 'queued' ? countWaitingBefore(db, grading.id) : 0,
    verdict: verdict && secret ? numberSeeds(verdict) : verdict,
    finishedAt: grading.finishedAt,
  };
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

/** The actor's submissions to a challenge, newest first, with their sources for comparison. */
export function listSubmissions(db: Db, actor: Actor, courseId: string, challengeId: string) {
  return listOf(db, actor.userId, courseId, challengeId);
}

export interface Progress {
  state: GradingRow['state'];
  ahead: number;
  events: { id: number; event: unknown }[];
}

/** What has happened to a submission since an event; staff may follow anybody's. Seeds in events are numbered. */
export function selectProgress(db: Db, actor: Actor, submissionId: string, after: number): Progress {
  const { grading } = select(db, actor, submissionId);
  const seeds = grading.seeds as number[];
  const events = listEvents(db, grading.id, after).map(({ id, event }) => {
    const { seed, ...rest } = event as { seed?: number };
    return { id, event: { ...rest, seed: seed === undefined ? undefined : seeds.indexOf(seed) + 1 } };
  });
  const ahead = grading.state === 'queued' ? countWaitingBefore(db, grading.id) : 0;
  return { state: grading.state, ahead, events };
}
