import { z } from 'zod';
import { showAsked, showFeedback } from '@/app/server/items';
import { answerCheckpoint } from '@/lib/attempts/checkpoint';
import { catalog } from '@/lib/catalog/catalog';
import { MarkedInLesson } from '../answers/attempts';
import { tell } from '../answers/tell';
import { ChapterRef, Name } from '../ids';
import { handle } from '../respond';

const Given = ChapterRef.extend({ itemId: Name, answer: z.unknown(), tries: z.int().min(0).optional() });

export const POST = handle({ input: Given, auth: true }, async ({ db, actor, input, locale, now }) => {
  const answered = answerCheckpoint(db, await catalog(), actor, { ...input, answer: input.answer }, now);
  const [feedback, next] = await Promise.all([showFeedback(answered, locale), showAsked(answered.next, locale)]);
  return tell(MarkedInLesson, { feedback, next });
});
