import { takeBack } from '@/lib/review/threads';
import { handle } from '../../respond';

export const DELETE = handle({ auth: true }, ({ db, actor, params, now }) => takeBack(db, actor, params.id ?? '', now));
