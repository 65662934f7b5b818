import { acceptInvitation } from '@/lib/auth/invitations';
import { handle } from '../../respond';

export const POST = handle({ auth: true }, ({ db, actor, params, now }) =>
  acceptInvitation(db, actor, params.token ?? '', now),
);
