import { z } from 'zod';
import { answerIn, settle } from '@/lib/review/threads';
import { handle } from '../../respond';

const Said = z.strictObject({ body: z.string() });
const Wanted = z.strictObject({ waits: z.boolean() });

export const POST = handle({ input: Said, auth: true }, ({ db, actor, input, params, now }) =>
  answerIn(db, actor, { threadId: params.id ?? '', ...input }, now),
);

export const PUT = handle({ input: Wanted, auth: true }, ({ db, actor, input, params, now }) =>
  settle(db, actor, { threadId: params.id ?? '', ...input }, now),
);
