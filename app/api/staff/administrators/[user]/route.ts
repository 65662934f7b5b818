import { setAdministrator } from '@/lib/auth/roles';
import { handle } from '../../../respond';

/** Makes somebody an administrator of the installation. */
export const PUT = handle({ auth: true }, ({ db, actor, params, now }) =>
  setAdministrator(db, actor, { userId: params.user ?? '', administrator: true }, now),
);

export const DELETE = handle({ auth: true }, ({ db, actor, params, now }) =>
  setAdministrator(db, actor, { userId: params.user ?? '', administrator: false }, now),
);
