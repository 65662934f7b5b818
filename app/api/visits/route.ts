import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { markDone } from '@/lib/progress/visits';
import { ChapterRef } from '../ids';
import { handle } from '../respond';

const Mark = ChapterRef.extend({ done: z.boolean() });

export const PUT = handle({ input: Mark, auth: true }, async ({ db, actor, input, now }) =>
  markDone(db, await catalog(), actor, input, now),
);
