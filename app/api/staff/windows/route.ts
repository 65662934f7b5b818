import { z } from 'zod';
import { setWindow } from '@/lib/assignments/windows';
import { catalog } from '@/lib/catalog/catalog';
import { Name } from '../../ids';
import { handle } from '../../respond';

/** UTC milliseconds within the range of dates; null for no limit. */
const Moment = z.int().min(0).max(8.64e15).nullable();

const Window = z.strictObject({
  courseId: Name,
  kind: z.enum(['quiz', 'challenge']),
  targetId: Name,
  opensAt: Moment,
  closesAt: Moment,
  releasesAt: Moment.default(null),
  shownEarly: z.boolean().default(false),
});

export const PUT = handle({ input: Window, auth: true }, async ({ db, actor, input, now }) =>
  setWindow(db, await catalog(), actor, input, now),
);
