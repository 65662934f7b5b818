import { z } from 'zod';
import { tellAgain } from '@/lib/lti/links';
import { handle } from '../../../../respond';

/** Has what could not be told to a platform tried again. */
export const POST = handle({ input: z.strictObject({}), auth: true }, ({ db, actor, params, now }) => ({
  scores: tellAgain(db, actor, params.id ?? '', now),
}));
