import { z } from 'zod';
import { isStaff, roleIn } from '@/lib/auth/actor';
import { operation } from '../operation';
import { answerOf, Id, TextByLanguage } from '../schemas';

export const COURSES = [
  operation({
    id: 'listCourses',
    method: 'GET',
    path: '/courses',
    scope: null,
    summary: 'The courses that the access token is for',
    answer: answerOf(
      'Courses',
      z.object({
        items: z.array(
          z.object({
            id: Id,
            title: TextByLanguage,
            languages: z.array(z.string()),
            role: z.enum(['assistant', 'instructor']).describe('What the maker of the token is there.'),
          }),
        ),
      }),
    ),
    run({ catalog, actor }) {
      const taught = [...catalog.courses.values()].filter(({ id }) => isStaff(actor, id));
      return {
        items: taught.map(({ id, title, languages }) => {
          const role = roleIn(actor, id) === 'instructor' ? ('instructor' as const) : ('assistant' as const);
          return { id, title, languages: [...languages], role };
        }),
      };
    },
  }),
];
