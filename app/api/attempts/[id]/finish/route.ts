import { finish } from '@/lib/attempts/quiz';
import { catalog } from '@/lib/catalog/catalog';
import { RunSummary } from '../../../answers/attempts';
import { tell } from '../../../answers/tell';
import { handle } from '../../../respond';

export const POST = handle({ auth: true }, async ({ db, actor, params, now }) =>
  tell(RunSummary, finish(db, await catalog(), actor, { attemptId: params.id ?? '' }, now)),
);
