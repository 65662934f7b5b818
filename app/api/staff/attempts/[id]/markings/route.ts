import { markByHand } from '@/lib/attempts/mark-by-hand';
import { catalog } from '@/lib/catalog/catalog';
import { ByHand } from '@/lib/items/kinds/short-essay';
import { Name } from '../../../../ids';
import { handle } from '../../../../respond';

const Given = ByHand.extend({ itemId: Name });

export const POST = handle({ input: Given, auth: true }, async ({ db, actor, input, params, now }) =>
  markByHand(db, await catalog(), actor, { ...input, attemptId: params.id ?? '' }, now),
);
