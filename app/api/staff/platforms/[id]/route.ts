import { removePlatform } from '@/lib/lti/platforms';
import { handle } from '../../../respond';

export const DELETE = handle({ auth: true }, ({ db, actor, params, now }) =>
  removePlatform(db, actor, params.id ?? '', now),
);
