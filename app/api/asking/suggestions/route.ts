import { suggestQuestions } from '@/lib/asking/ask';
import { catalog } from '@/lib/catalog/catalog';
import { Suggestions } from '../../answers/asking';
import { tell } from '../../answers/tell';
import { AskRef } from '../../ids';
import { handle } from '../../respond';

export const POST = handle(
  { input: AskRef, auth: true, makesGuest: false },
  async ({ db, actor, input, locale, now }) =>
    tell(Suggestions, suggestQuestions(db, await catalog(), actor, { ...input, locale }, now)),
);
