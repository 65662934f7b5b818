import { finish } from '@/lib/attempts/quiz';
import { catalog } from '@/lib/catalog/catalog';
import { handle } from '../../../respond';

export const POST = handle({ auth: true }, async ({ db, actor, params, now }) =>
  finish(db, await catalog(), actor, { attemptId: params.id ?? '' }, now),
);
