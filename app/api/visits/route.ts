import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { markDone, recordVisit } from '@/lib/progress/visits';
import { ChapterRef } from '../ids';
import { handle } from '../respond';

/** Notes that a lesson was opened; of a guest from the first thing they save. */
export const POST = handle({ input: ChapterRef, auth: true, makesGuest: false }, async ({ db, actor, input, now }) =>
  recordVisit(db, await catalog(), actor, input, now),
);

const Mark = ChapterRef.extend({ done: z.boolean() });

export const PUT = handle({ input: Mark, auth: true }, async ({ db, actor, input, now }) =>
  markDone(db, await catalog(), actor, input, now),
);
