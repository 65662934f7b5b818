import { revokeInvitation } from '@/lib/auth/invitations';
import { handle } from '../../../respond';

export const DELETE = handle({ auth: true }, ({ db, actor, params, now }) =>
  revokeInvitation(db, actor, params.id ?? '', now),
);
