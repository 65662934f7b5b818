import { z } from 'zod';
import { giveTime } from '@/lib/attempts/give-time';
import { handle } from '../../../../respond';

const Time = z.strictObject({ minutes: z.int().min(1).max(1440) });

/** Gives time back in a run. */
export const POST = handle({ input: Time, auth: true }, ({ db, actor, input, params, now }) => {
  giveTime(db, actor, { attemptId: params.id ?? '', minutes: input.minutes }, now);
});
