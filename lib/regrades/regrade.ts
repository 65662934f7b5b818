import { randomUUID } from 'node:crypto';
import { type Facts, record } from '../audit/record';
import { type Actor, OPERATOR, requireAdministrator, requireInstructor } from '../auth/actor';
import type { Catalog, CatalogChallenge } from '../catalog/course';
import { isStranded } from '../catalog/gradable';
import { referenceTo } from '../catalog/references';
import { findChallenge, findCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { log } from '../log';
import { SeedNumbers } from '../queue/job';
import { enqueue, type QueuedGrading } from '../queue/line';
import { notify } from '../queue/notify';
import { drawSecret, gradedNumbers } from '../secrets/draw-seeds';
import type { GradingRow } from '../submissions/queries';
import { listForRegrade, type RegradeChoice } from './queries';

export type { RegradeChoice } from './queries';

/** What a regrade of one challenge would take up. */
export interface RegradeLine {
  courseId: string;
  challengeId: string;
  submissions: number;
  students: number;
  passed: number;
  /** Ended by our own fault, without a verdict. */
  broken: number;
  /** Judged by another version of the challenge than the present one. */
  outdated: number;
  /** The challenge is missing or broken: they would wait for it. */
  stranded: boolean;
}

export interface RegradePlan {
  lines: RegradeLine[];
  submissions: number;
  /** Chosen, and waiting or running already: left as they are. */
  underway: number;
}

/** Instructors within a course of theirs, administrators across courses. */
function requireMay(actor: Actor, { courseId }: RegradeChoice): void {
  if (courseId === undefined) requireAdministrator(actor);
  else requireInstructor(actor, courseId);
}

/**
 * What would be graded again, and nothing done.
 * @throws DomainError forbidden; invalid 'regrade-range' when the times leave nothing between them
 */
export function planRegrade(db: Db, catalog: Catalog, actor: Actor, choice: RegradeChoice): RegradePlan {
  requireMay(actor, choice);
  return choose(db, catalog, choice).plan;
}

/** Queues what `planRegrade` says. @throws DomainError as it does */
export function regrade(db: Db, catalog: Catalog, actor: Actor, choice: RegradeChoice, now: number): RegradePlan {
  requireMay(actor, choice);
  const plan = queue(db, catalog, actor, choice, now);
  log.info({ by: actor.userId, choice, submissions: plan.submissions }, 'regrade');
  return plan;
}

/** As `planRegrade`, for whoever runs commands on the machine itself. */
export function planRegradeHere(db: Db, catalog: Catalog, choice: RegradeChoice): RegradePlan {
  return choose(db, catalog, choice).plan;
}

/**
 * As `regrade`, for whoever runs commands on the machine itself. Every submission gets a new grading on the data of its
 * latest one; it comes after everything that students wait for, and until it is done the verdict that there is stands.
 */
export function queueRegrades(db: Db, catalog: Catalog, choice: RegradeChoice, now: number): RegradePlan {
  return queue(db, catalog, OPERATOR, choice, now);
}

function queue(db: Db, catalog: Catalog, actor: Actor, choice: RegradeChoice, now: number): RegradePlan {
  const plan = db.transaction(
    (tx) => {
      const { rows, plan: made } = choose(tx, catalog, choice);
      for (const { courseId, challengeId, newest } of rows) {
        const course = findCourse(catalog, courseId);
        enqueue(tx, again(newest, (course && findChallenge(course, challengeId)) ?? null), now);
      }
      recordChoice(tx, actor, choice, made, now);
      return made;
    },
    { behavior: 'immediate' },
  );
  notify();
  return plan;
}

/** A line for each course that has submissions in it; nothing is on record where nothing is graded again. */
function recordChoice(db: Db, actor: Actor, choice: RegradeChoice, { lines }: RegradePlan, now: number): void {
  const { challengeId, submissionId, state, since, until } = choice;
  const asked: Facts = { state: state ?? null, since: since ?? null, until: until ?? null };
  for (const [courseId, some] of Map.groupBy(lines, (line) => line.courseId)) {
    const subject =
      submissionId !== undefined
        ? ({ kind: 'submission', id: submissionId } as const)
        : challengeId !== undefined
          ? ({ kind: 'challenge', id: challengeId } as const)
          : ({ kind: 'course', id: courseId } as const);
    const submissions = some.reduce((sum, line) => sum + line.submissions, 0);
    record(db, actor, { act: 'regrade', courseId, subject, before: null, after: { ...asked, submissions } }, now);
  }
}

/** The same data again, as many draws of them as the challenge now wants; fresh ones where an earlier generator dealt them. */
function again(newest: GradingRow, challenge: CatalogChallenge | null): QueuedGrading {
  const seeds = SeedNumbers.parse(newest.seeds);
  return {
    id: randomUUID(),
    submissionId: newest.submissionId,
    number: newest.number + 1,
    priority: 'regrade',
    numbers: gradedNumbers(challenge?.definition.seeds.graded ?? seeds.length),
    secret: newest.secret ?? drawSecret(),
    contentHash: challenge?.contentHash ?? newest.contentHash,
    maxPoints: newest.maxPoints,
  };
}

function choose(db: Db, catalog: Catalog, choice: RegradeChoice) {
  if (choice.since !== undefined && choice.until !== undefined && !(choice.since < choice.until)) {
    throw new DomainError('invalid', 'regrade-range', 'The time must end after it begins.');
  }
  const chosen = listForRegrade(db, choice);
  const rows = chosen.filter(({ newest }) => newest.state === 'done' || newest.state === 'broken');
  const lines = new Map<string, RegradeLine & { people: Set<string> }>();
  for (const { courseId, challengeId, userId, newest } of rows) {
    const key = referenceTo(courseId, challengeId);
    const course = findCourse(catalog, courseId);
    const hash = (course && findChallenge(course, challengeId))?.contentHash;
    const line = lines.get(key) ?? {
      ...{ courseId, challengeId, submissions: 0, students: 0, passed: 0, broken: 0, outdated: 0 },
      stranded: isStranded(catalog, { courseId, challengeId }),
      people: new Set(),
    };
    lines.set(key, line);
    line.people.add(userId);
    line.submissions += 1;
    line.students = line.people.size;
    if (newest.passed) line.passed += 1;
    if (newest.state === 'broken') line.broken += 1;
    if (newest.state === 'done' && hash !== undefined && newest.contentHash !== hash) line.outdated += 1;
  }
  const plan: RegradePlan = {
    lines: [...lines.values()].map(({ people: _people, ...line }) => line),
    submissions: rows.length,
    underway: chosen.length - rows.length,
  };
  return { rows, plan };
}
