import { z } from 'zod';
import { showThreads } from '@/app/server/review';
import { listThreadsOf } from '@/lib/review/read';
import { commentOn, noteSeen } from '@/lib/review/threads';
import { ShownThreads } from '../../../answers/review';
import { tell } from '../../../answers/tell';
import { handle } from '../../../respond';

const Line = z.int().min(1).max(1e7);
const Said = z.strictObject({ lines: z.strictObject({ first: Line, last: Line }).nullable(), body: z.string() });

export const GET = handle({ auth: true }, async ({ db, actor, params }) =>
  tell(ShownThreads, await showThreads(listThreadsOf(db, actor, params.id ?? ''))),
);

export const POST = handle({ input: Said, auth: true }, ({ db, actor, input, params, now }) =>
  commentOn(db, actor, { submissionId: params.id ?? '', ...input }, now),
);

/** Notes that its author has seen them. */
export const PUT = handle({ auth: true, makesGuest: false }, ({ db, actor, params, now }) =>
  noteSeen(db, actor, { submissionId: params.id ?? '' }, now),
);
