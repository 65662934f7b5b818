import { z } from 'zod';
import { renderText } from '@/app/components/markdown/text';
import { takeHint } from '@/lib/attempts/hints';
import { catalog } from '@/lib/catalog/catalog';
import { TakenHints } from '../../../answers/attempts';
import { tell } from '../../../answers/tell';
import { Name } from '../../../ids';
import { handle } from '../../../respond';

/** Takes the next hint of a question; answers with all that were taken so far. */
export const POST = handle(
  { input: z.strictObject({ itemId: Name }), auth: true },
  async ({ db, actor, input, params, locale, now }) => {
    const taken = takeHint(db, await catalog(), actor, { attemptId: params.id ?? '', itemId: input.itemId }, now);
    return tell(TakenHints, { hints: await Promise.all(taken.map((hint) => renderText(hint.text, locale))) });
  },
);
