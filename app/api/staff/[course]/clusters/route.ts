import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { commentOnCluster } from '@/lib/review/cluster';
import { CommentedCluster } from '../../../answers/review';
import { tell } from '../../../answers/tell';
import { Name } from '../../../ids';
import { handle } from '../../../respond';

const Said = z.strictObject({ challengeId: Name, missed: z.array(Name).max(200), body: z.string() });

/** One comment on the work of everybody who misses the same criteria. */
export const POST = handle({ input: Said, auth: true }, async ({ db, actor, input, params, now }) =>
  tell(
    CommentedCluster,
    commentOnCluster(db, await catalog(), actor, { courseId: params.course ?? '', ...input }, now),
  ),
);
