import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { askAboutItem, noteSeen } from '@/lib/review/threads';
import { Name } from '../../../ids';
import { handle } from '../../../respond';

const Asked = z.strictObject({ itemId: Name, body: z.string() });

export const POST = handle({ input: Asked, auth: true }, async ({ db, actor, input, params, now }) =>
  askAboutItem(db, await catalog(), actor, { attemptId: params.id ?? '', ...input }, now),
);

/** Notes that whose run it is has seen what staff wrote on it. */
export const PUT = handle({ auth: true, makesGuest: false }, ({ db, actor, params, now }) =>
  noteSeen(db, actor, { attemptId: params.id ?? '' }, now),
);
