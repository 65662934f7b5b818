import { revokeToken } from '@/lib/tokens/tokens';
import { handle } from '../../../respond';

export const DELETE = handle({ auth: true }, ({ db, actor, params, now }) =>
  revokeToken(db, actor, params.id ?? '', now),
);
