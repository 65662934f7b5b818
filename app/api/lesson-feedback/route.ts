import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { sendFeedback } from '@/lib/feedback/lesson-feedback';
import { ChapterRef } from '../ids';
import { handle } from '../respond';

const Feedback = ChapterRef.extend({ clear: z.enum(['yes', 'partly', 'no']), comment: z.string().default('') });

export const POST = handle({ input: Feedback, auth: true }, async ({ db, actor, input, locale, now }) =>
  sendFeedback(db, await catalog(), actor, { ...input, locale }, now),
);
