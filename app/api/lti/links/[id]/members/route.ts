import { z } from 'zod';
import { readMembers } from '@/lib/lti/links';
import { handle } from '../../../../respond';

/** Puts everybody of the platform's course into ours. */
export const POST = handle({ input: z.strictObject({}), auth: true }, ({ db, actor, params, now }) =>
  readMembers(db, actor, params.id ?? '', now),
);
