import { z } from 'zod';
import { selectCourse } from '@/lib/catalog/select';
import { listGrades } from '@/lib/gradebook/grid';
import { toPoints } from '@/lib/points';
import { partOf, placeAt } from '../cursor';
import { operation } from '../operation';
import { answerOf, Id, Moment, Page, pageOf, tellMomentOrNull } from '../schemas';

const Standing = answerOf(
  'Standing',
  z.object({
    userId: Id,
    name: z.string(),
    email: z.string().nullable(),
    guest: z.boolean(),
    points: z.number(),
    maxPoints: z.number(),
    lastAt: Moment.nullable().describe('When they last did something in the course.'),
    work: z.array(
      z.object({
        kind: z.enum(['quiz', 'challenge']),
        id: Id,
        state: z.enum(['untouched', 'begun', 'done']),
        points: z.number().nullable().describe('Null while nothing has been marked.'),
        maxPoints: z.number(),
        tries: z.int(),
      }),
    ),
  }),
);

export const GRADES = [
  operation({
    id: 'listGrades',
    method: 'GET',
    path: '/courses/{course}/grades',
    scope: 'grades:read',
    summary: 'Where each student of a course stands',
    query: z.strictObject(Page),
    answer: pageOf('Grades', Standing),
    run({ db, catalog, actor, params, query: { limit, cursor } }) {
      const { id } = selectCourse(catalog, params.course);
      const page = { after: placeAt(cursor, String), limit: limit + 1 };
      const { columns, maxPoints, rows } = listGrades(db, catalog, actor, id, page);
      return partOf(rows, limit, {
        tell: ({ userId, name, email, guest, points, lastAt, cells }) => ({
          userId,
          name,
          email,
          guest,
          points: toPoints(points),
          maxPoints: toPoints(maxPoints),
          lastAt: tellMomentOrNull(lastAt),
          work: columns.flatMap(({ kind, targetId }, i) => {
            const cell = cells[i];
            if (!cell) return [];
            return {
              kind,
              id: targetId,
              state: cell.state,
              points: cell.points === null ? null : toPoints(cell.points),
              maxPoints: toPoints(cell.maxPoints),
              tries: cell.tries,
            };
          }),
        }),
        place: ({ userId }) => userId,
      });
    },
  }),
];
