import { z } from 'zod';
import { saveComment } from '@/lib/review/saved';
import { handle } from '../../../respond';

const Saved = z.strictObject({ name: z.string(), body: z.string() });

export const PUT = handle({ input: Saved, auth: true }, ({ db, actor, input, params, now }) =>
  saveComment(db, actor, { courseId: params.course ?? '', ...input }, now),
);
