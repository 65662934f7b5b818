import { z } from 'zod';
import { listAssignments, setWindow } from '@/lib/assignments/windows';
import { requireStaff } from '@/lib/auth/actor';
import { selectCourse } from '@/lib/catalog/select';
import { keyOf, workOf } from '@/lib/gradebook/columns';
import { toPoints } from '@/lib/points';
import { partOf, placeAt } from '../cursor';
import { operation } from '../operation';
import { answerOf, bodyOf, Id, Moment, Page, pageOf, SentMoment, TextByLanguage, tellMomentOrNull } from '../schemas';

const Kind = z.enum(['quiz', 'challenge']);

const Assignment = answerOf(
  'Assignment',
  z.object({
    kind: Kind,
    id: Id,
    title: TextByLanguage,
    maxPoints: z.number(),
    opensAt: Moment.nullable().describe('Null: since ever.'),
    closesAt: Moment.nullable().describe('Null: never.'),
    releasesAt: Moment.nullable().describe('When results are told, where the quiz waits for that.'),
    shownEarly: z.boolean().describe('Whether it may be read before it opens.'),
  }),
);

const Window = bodyOf(
  'Window',
  z.strictObject({
    opensAt: SentMoment.nullable(),
    closesAt: SentMoment.nullable(),
    releasesAt: SentMoment.nullable().default(null),
    shownEarly: z.boolean().default(false),
  }),
);

const CLEAR = { opensAt: null, closesAt: null, releasesAt: null, shownEarly: false };

export const ASSIGNMENTS = [
  operation({
    id: 'listAssignments',
    method: 'GET',
    path: '/courses/{course}/assignments',
    scope: 'assignments:read',
    summary: 'The quizzes and challenges of a course, and when they are open',
    query: z.strictObject(Page),
    answer: pageOf('Assignments', Assignment),
    run({ db, catalog, actor, params, query: { limit, cursor }, now }) {
      requireStaff(actor, params.course);
      const course = selectCourse(catalog, params.course);
      const windows = new Map(listAssignments(db, actor, course.id, now).map((row) => [keyOf(row), row]));
      const work = workOf(course);
      const after = placeAt(cursor, (key) => (work.some((one) => keyOf(one) === key) ? key : null));
      const from = work.findIndex((one) => keyOf(one) === after) + 1;
      return partOf(work.slice(from, from + limit + 1), limit, {
        tell: (one) => {
          const { opensAt, closesAt, releasesAt, shownEarly } = windows.get(keyOf(one)) ?? CLEAR;
          return {
            kind: one.kind,
            id: one.targetId,
            title: one.title,
            maxPoints: toPoints(one.maxPoints),
            opensAt: tellMomentOrNull(opensAt),
            closesAt: tellMomentOrNull(closesAt),
            releasesAt: tellMomentOrNull(releasesAt),
            shownEarly,
          };
        },
        place: keyOf,
      });
    },
  }),
  operation({
    id: 'setWindow',
    method: 'PUT',
    path: '/courses/{course}/assignments/{kind}/{id}',
    params: { kind: Kind },
    scope: 'assignments:write',
    summary: 'Says when a quiz or a challenge is open',
    description: 'For instructors. Null leaves an end open.',
    refusals: ['instructor-only', 'quiz-unknown', 'challenge-unknown', 'window-empty'],
    body: Window,
    run({ db, catalog, actor, params, body, now }) {
      const { course: courseId, kind, id: targetId } = params;
      setWindow(db, catalog, actor, { courseId, kind, targetId, ...body }, now);
    },
  }),
];
