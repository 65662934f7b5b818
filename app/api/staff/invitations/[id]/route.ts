import { revokeInvitation } from '@/lib/auth/invitations';
import { handle } from '../../../respond';

export const DELETE = handle({ auth: true }, ({ db, actor, params }) => revokeInvitation(db, actor, params.id ?? ''));
