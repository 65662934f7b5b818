import { z } from 'zod';
import { tellEvents } from '@/lib/attempts/events';
import { Name } from '../../../ids';
import { handle } from '../../../respond';

const Event = z.strictObject({
  kind: z.enum(['opened', 'saw', 'left', 'back', 'flagged', 'unflagged']),
  itemId: Name.nullable().default(null),
  /** How long ago it happened: what could not be told at once is told later. */
  agoMs: z.int().min(0).max(86_400_000).default(0),
});

const Told = z.strictObject({ page: z.string().min(1).max(40), events: z.array(Event).min(1).max(200) });

/** What the page of a run tells: it was opened, left, come back to; a question was seen, marked for later or no longer. */
export const POST = handle({ input: Told, auth: true }, ({ db, actor, input, params, now }) => {
  tellEvents(db, actor, { attemptId: params.id ?? '', ...input }, now);
});
