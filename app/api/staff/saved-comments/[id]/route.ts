import { forgetComment } from '@/lib/review/saved';
import { handle } from '../../../respond';

export const DELETE = handle({ auth: true }, ({ db, actor, params, now }) =>
  forgetComment(db, actor, params.id ?? '', now),
);
