import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { requireStaff } from '@/lib/auth/actor';
import { Op } from '@/lib/authoring/criteria';
import type { Db } from '@/lib/db/open';
import { DomainError } from '@/lib/errors';
import { Receipt } from '@/lib/grading/receipt';
import { toPoints } from '@/lib/points';
import { requireSubmission, selectSubmissionForStaff } from '@/lib/submissions/read';
import { selectReceipt } from '@/lib/submissions/receipt';
import { listCourseSubmissions } from '@/lib/submissions/staff';
import { partOf, placeAt } from '../cursor';
import { operation } from '../operation';
import {
  answerOf,
  Id,
  Moment,
  Page,
  pageOf,
  SentMoment,
  TextByLanguage,
  tellMoment,
  tellMomentOrNull,
} from '../schemas';

const State = z.enum(['queued', 'running', 'done', 'broken']);

const Listed = answerOf(
  'SubmissionInList',
  z.object({
    id: Id,
    userId: Id,
    challengeId: Id,
    sourceHash: z.string(),
    submittedAt: Moment,
    state: State,
    outcome: z.string().nullable(),
    passed: z.boolean().nullable(),
    points: z.number().nullable(),
    maxPoints: z.number(),
  }),
);

const Criterion = z.object({
  id: Id,
  title: TextByLanguage,
  passed: z.boolean(),
  points: z.number(),
  maxPoints: z.number(),
  op: Op,
  limit: z.union([z.number(), z.array(z.number())]),
  value: z.number().nullable().describe('Null where it was not a finite number.'),
  seeds: z.array(z.object({ seed: z.number(), value: z.number().nullable(), passed: z.boolean() })),
});

const Submission = answerOf(
  'Submission',
  z.object({
    id: Id,
    userId: Id,
    author: z.string(),
    challengeId: Id,
    source: z.string(),
    submittedAt: Moment,
    state: State,
    regrading: z.boolean().describe('It is being graded again; until that is done the verdict stands.'),
    finishedAt: Moment.nullable(),
    verdict: z
      .object({
        outcome: z.string(),
        passed: z.boolean(),
        points: z.number(),
        maxPoints: z.number(),
        criteria: z.array(Criterion),
        explanation: TextByLanguage.nullable(),
        isolation: z.string(),
        engine: z.string(),
        contentHash: z.string(),
        sourceHash: z.string(),
      })
      .nullable()
      .describe('Null until it is graded.'),
  }),
);

/** @throws DomainError forbidden; not-found also for what was handed in to another course */
function requireOfCourse(db: Db, actor: Actor, { course, id }: { course: string; id: string }): void {
  requireStaff(actor, course);
  if (requireSubmission(db, actor, id).submission.courseId !== course) {
    throw new DomainError('not-found', 'submission-unknown', 'There is no such submission.');
  }
}

/** `<milliseconds> <id>`, as a cursor holds it. */
function placeOf(text: string): { at: number; id: string } | null {
  const [, at, id] = /^(\d{1,16}) (.{1,200})$/.exec(text) ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}

export const SUBMISSIONS = [
  operation({
    id: 'listSubmissions',
    method: 'GET',
    path: '/courses/{course}/submissions',
    scope: 'submissions:read',
    summary: 'What was handed in to a course, oldest first',
    query: z.strictObject({
      ...Page,
      challenge: Id.optional().describe('Only to this challenge.'),
      user: Id.optional().describe('Only of this person.'),
      since: SentMoment.optional().describe('Handed in from then on.'),
      until: SentMoment.optional().describe('Handed in before then.'),
    }),
    answer: pageOf('Submissions', Listed),
    run({ db, actor, params, query: { limit, cursor, challenge, user, since, until } }) {
      const choice = {
        courseId: params.course,
        ...(challenge !== undefined && { challengeId: challenge }),
        ...(user !== undefined && { userId: user }),
        ...(since !== undefined && { since }),
        ...(until !== undefined && { until }),
      };
      const page = { after: placeAt(cursor, placeOf), limit: limit + 1 };
      return partOf(listCourseSubmissions(db, actor, choice, page), limit, {
        tell: (row) => ({
          ...row,
          submittedAt: tellMoment(row.submittedAt),
          points: row.points === null ? null : toPoints(row.points),
          maxPoints: toPoints(row.maxPoints),
        }),
        place: ({ submittedAt, id }) => `${submittedAt} ${id}`,
      });
    },
  }),
  operation({
    id: 'getSubmission',
    method: 'GET',
    path: '/courses/{course}/submissions/{id}',
    scope: 'submissions:read',
    summary: 'A submission: its source, how far it is, its verdict',
    refusals: ['submission-unknown'],
    answer: Submission,
    run({ db, catalog, actor, params }) {
      requireOfCourse(db, actor, params);
      const found = selectSubmissionForStaff(db, catalog, actor, params.id);
      return { ...found, submittedAt: tellMoment(found.submittedAt), finishedAt: tellMomentOrNull(found.finishedAt) };
    },
  }),
  operation({
    id: 'getReceipt',
    method: 'GET',
    path: '/courses/{course}/submissions/{id}/receipt',
    scope: 'submissions:read',
    summary: 'The signed receipt of a verdict, which anybody can verify',
    description: 'Sealed while the window of the challenge is open: then `secret` is null.',
    refusals: ['submission-unknown', 'receipt-too-soon', 'receipt-earlier'],
    answer: answerOf('Receipt', Receipt),
    run({ db, actor, params, now }) {
      requireOfCourse(db, actor, params);
      return selectReceipt(db, actor, params.id, now);
    },
  }),
];
