import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { planRegrade, regrade } from '@/lib/regrades/regrade';
import { Regrades } from '../../answers/staff';
import { tell } from '../../answers/tell';
import { Name } from '../../ids';
import { handle } from '../../respond';

const Moment = z.int().min(0).max(8.64e15);

const Regrade = z.strictObject({
  courseId: Name,
  challengeId: Name.optional(),
  state: z.enum(['passed', 'not-passed', 'broken']).optional(),
  since: Moment.optional(),
  until: Moment.optional(),
  /** Without it the answer says what would be done. */
  apply: z.boolean(),
});

export const POST = handle({ input: Regrade, auth: true }, async ({ db, actor, input, now }) => {
  const { apply, courseId, challengeId, state, since, until } = input;
  const choice = {
    courseId,
    ...(challengeId === undefined ? {} : { challengeId }),
    ...(state === undefined ? {} : { state }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  const content = await catalog();
  const plan = apply ? regrade(db, content, actor, choice, now) : planRegrade(db, content, actor, choice);
  return tell(Regrades, plan);
});
