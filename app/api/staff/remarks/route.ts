import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { remark } from '@/lib/remarks/remark';
import { Name } from '../../ids';
import { handle } from '../../respond';

const Remark = z.strictObject({
  courseId: Name,
  chapterId: Name,
  itemId: Name,
  digest: z.string().max(64),
  lower: z.boolean(),
  reworded: z.boolean(),
});

export const POST = handle({ input: Remark, auth: true }, async ({ db, actor, input, now }) => {
  remark(db, await catalog(), actor, input, now);
});
