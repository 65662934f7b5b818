import { endedAt, type Reader, sightOf } from '../attempts/sight';
import { type Actor, requireStaff } from '../auth/actor';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { findPerson, listAttemptRows, listSubmissionRows, listVisits } from './queries';

type Fact<Kind extends string, Row> = { kind: Kind; at: number } & Row;

type Attempt = Pick<AttemptRow, 'id' | 'chapterId' | 'target' | 'targetId' | 'finishedAt' | 'maxPoints'> & {
  /** Null: not told yet. */
  points: number | null;
};
type AttemptRow = ReturnType<typeof listAttemptRows>[number];

/** Something that somebody did, with the moment at which it began. */
export type TimelineEvent =
  | Fact<'visit', { chapterId: string; lastAt: number }>
  | Fact<'done', { chapterId: string }>
  /** A run through a quiz, or the answering of a checkpoint: `target` says which. */
  | Fact<'attempt', Attempt>
  | Fact<'submission', Omit<ReturnType<typeof listSubmissionRows>[number], 'submittedAt'>>;

/**
 * What somebody did in a course, oldest first: your own, or anybody's for staff of the course.
 * @throws DomainError forbidden; not-found 'user-unknown', also for who never was in this course
 */
export function timeline(
  db: Db,
  actor: Actor,
  input: { userId: string; courseId: string },
  now: number,
): { student: { id: string; name: string; guest: boolean }; events: TimelineEvent[] } {
  const reader = input.userId === actor.userId ? 'owner' : 'staff';
  if (reader === 'staff') requireStaff(actor, input.courseId);
  const student = findPerson(db, input);
  if (!student) throw new DomainError('not-found', 'user-unknown', 'There is no such person.');
  return { student, events: eventsOf(db, input, reader, now) };
}

/** What the one who asks did in a course, oldest first: nothing for a guest of whom nothing is kept yet. */
export function ownTimeline(db: Db, actor: Actor, courseId: string, now: number): TimelineEvent[] {
  return eventsOf(db, { userId: actor.userId, courseId }, 'owner', now);
}

function eventsOf(db: Db, input: { userId: string; courseId: string }, reader: Reader, now: number): TimelineEvent[] {
  const events: TimelineEvent[] = [
    ...listVisits(db, input).flatMap(({ chapterId, firstAt, lastAt, doneAt }): TimelineEvent[] => [
      { kind: 'visit', at: firstAt, chapterId, lastAt },
      ...(doneAt === null ? [] : [{ kind: 'done' as const, at: doneAt, chapterId }]),
    ]),
    ...listAttemptRows(db, input).map((row) => attemptOf(row, reader, now)),
    ...listSubmissionRows(db, input).map(({ submittedAt, ...row }) => ({
      kind: 'submission' as const,
      at: submittedAt,
      ...row,
    })),
  ];
  return events.sort((a, b) => a.at - b.at);
}

function attemptOf(row: AttemptRow, reader: Reader, now: number): Fact<'attempt', Attempt> {
  const { id, startedAt, chapterId, target, targetId, maxPoints } = row;
  const told = target === 'checkpoint' || sightOf(row, reader, now).marks;
  const finishedAt = endedAt(row, now);
  const points = told ? row.points : null;
  return { kind: 'attempt', at: startedAt, id, chapterId, target, targetId, finishedAt, points, maxPoints };
}
