import { z } from 'zod';
import { replyTo } from '@/lib/asking/staff-questions';
import { handle } from '../../../respond';

const Reply = z.strictObject({ reply: z.string() });

export const PUT = handle({ input: Reply, auth: true }, ({ db, actor, input, params, now }) =>
  replyTo(db, actor, { id: params.id ?? '', ...input }, now),
);
