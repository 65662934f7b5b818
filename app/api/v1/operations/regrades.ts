import { z } from 'zod';
import { selectCourse } from '@/lib/catalog/select';
import { planRegrade, regrade } from '@/lib/regrades/regrade';
import { operation } from '../operation';
import { answerOf, bodyOf, Id, SentMoment } from '../schemas';

export const REGRADES = [
  operation({
    id: 'regrade',
    method: 'POST',
    path: '/courses/{course}/regrades',
    scope: 'regrades:write',
    summary: 'Has submissions graded again, behind what students wait for; or says which it would be',
    description: 'For instructors. All of the course, narrowed by everything that is named.',
    refusals: ['instructor-only', 'regrade-range'],
    body: bodyOf(
      'Regrade',
      z.strictObject({
        challengeId: Id.optional(),
        submissionId: Id.optional(),
        state: z.enum(['passed', 'not-passed', 'broken']).optional().describe('How they stand now.'),
        since: SentMoment.optional(),
        until: SentMoment.optional(),
        apply: z.boolean().describe('False: says what would be done, and does nothing.'),
      }),
    ),
    answer: answerOf(
      'RegradePlan',
      z.object({
        lines: z.array(
          z.object({
            challengeId: Id,
            submissions: z.int(),
            students: z.int(),
            passed: z.int(),
            broken: z.int(),
            outdated: z.int().describe('Judged by another version of the challenge than the present one.'),
            stranded: z.boolean().describe('The challenge is missing or broken: they would wait for it.'),
          }),
        ),
        submissions: z.int(),
        underway: z.int().describe('Chosen, and waiting or running already: left as they are.'),
      }),
    ),
    run({ db, catalog, actor, params, body: { apply, ...named }, now }) {
      const { id: courseId } = selectCourse(catalog, params.course);
      const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
      const choice = { courseId, ...given };
      return apply ? regrade(db, catalog, actor, choice, now) : planRegrade(db, catalog, actor, choice);
    },
  }),
];
