import { z } from 'zod';
import { setHandled } from '@/lib/feedback/lesson-feedback';
import { handle } from '../../../respond';

const Handled = z.strictObject({ handled: z.boolean() });

export const PUT = handle({ input: Handled, auth: true }, ({ db, actor, input, params, now }) =>
  setHandled(db, actor, { id: params.id ?? '', ...input }, now),
);
