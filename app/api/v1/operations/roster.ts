import { z } from 'zod';
import { enrolmentOf, listRoster, setEnrolmentState } from '@/lib/auth/enrolments';
import { setRole } from '@/lib/auth/roles';
import { selectCourse } from '@/lib/catalog/select';
import { DomainError } from '@/lib/errors';
import { partOf, placeAt } from '../cursor';
import { operation } from '../operation';
import { answerOf, bodyOf, Id, Moment, Page, pageOf, tellMoment } from '../schemas';

const Role = z.enum(['student', 'assistant', 'instructor']);
const State = z.enum(['active', 'dropped']);

const Person = answerOf(
  'Person',
  z.object({
    id: Id,
    name: z.string(),
    email: z.string().nullable().describe('Null for a guest.'),
    guest: z.boolean(),
    role: Role,
    state: State,
    enrolledAt: Moment,
  }),
);

const Enrolment = answerOf('Enrolment', z.object({ role: Role, state: State }));

export const ROSTER = [
  operation({
    id: 'listRoster',
    method: 'GET',
    path: '/courses/{course}/roster',
    scope: 'roster:read',
    summary: 'Everybody who is or was in a course',
    query: z.strictObject(Page),
    answer: pageOf('Roster', Person),
    run({ db, catalog, actor, params, query: { limit, cursor } }) {
      const { id } = selectCourse(catalog, params.course);
      const people = listRoster(db, actor, id, { after: placeAt(cursor, String), limit: limit + 1 });
      return partOf(people, limit, {
        tell: (person) => ({ ...person, enrolledAt: tellMoment(person.enrolledAt) }),
        place: (person) => person.id,
      });
    },
  }),
  operation({
    id: 'updateEnrolment',
    method: 'PATCH',
    path: '/courses/{course}/roster/{user}',
    scope: 'roster:write',
    summary: 'Gives somebody another role in a course, takes them out of its class or puts them back',
    description: 'For instructors. Whoever is dropped may read and practise on, and what they did is kept.',
    refusals: ['instructor-only', 'user-unknown', 'guest-role'],
    body: bodyOf(
      'EnrolmentChange',
      z.strictObject({ role: Role.optional(), state: State.optional() }).refine(
        // One of the two, and not one that undoes the other: a role is for whoever is in the course.
        ({ role, state }) => (role === undefined) !== (state === undefined),
        'either `role` or `state`',
      ),
    ),
    answer: Enrolment,
    run({ db, catalog, actor, params, body: { role, state }, now }) {
      const { id: courseId } = selectCourse(catalog, params.course);
      const userId = params.user;
      if (role !== undefined) setRole(db, actor, { courseId, userId, role }, now);
      if (state !== undefined) setEnrolmentState(db, actor, { courseId, userId, state }, now);
      const after = enrolmentOf(db, actor, courseId, userId);
      if (!after) throw new DomainError('not-found', 'user-unknown', 'There is no such person.');
      return { role: after.role, state: after.state };
    },
  }),
];
