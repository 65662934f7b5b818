import { z } from 'zod';
import { showAnswer } from '@/app/server/asking';
import { ask } from '@/lib/asking/ask';
import { catalog } from '@/lib/catalog/catalog';
import { ShownAnswer } from '../answers/asking';
import { tell } from '../answers/tell';
import { AskRef } from '../ids';
import { handle } from '../respond';

const Question = AskRef.extend({ question: z.string() });

export const POST = handle(
  { input: Question, auth: true, makesGuest: false },
  async ({ db, actor, input, locale, now }) => {
    const answer = ask(db, await catalog(), actor, { ...input, locale }, now);
    return tell(ShownAnswer, await showAnswer(input.courseId, answer, locale));
  },
);
