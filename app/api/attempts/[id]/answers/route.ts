import { z } from 'zod';
import { showTold } from '@/app/server/items';
import { answer } from '@/lib/attempts/quiz';
import { catalog } from '@/lib/catalog/catalog';
import { Certainty } from '@/lib/markings/markings';
import { MarkedInRun } from '../../../answers/attempts';
import { tell } from '../../../answers/tell';
import { Name } from '../../../ids';
import { handle } from '../../../respond';

const Given = z.strictObject({
  itemId: Name,
  /** Parsed by the item's own kind. */
  answer: z.unknown(),
  certainty: Certainty.nullish(),
  elapsedMs: z.int().min(0).max(86_400_000).nullish(),
});

export const POST = handle({ input: Given, auth: true }, async ({ db, actor, input, params, locale, now }) => {
  const attemptId = params.id ?? '';
  const answered = answer(db, await catalog(), actor, { ...input, attemptId }, now);
  return tell(MarkedInRun, { feedback: await showTold(answered, locale), attempt: answered.attempt });
});
