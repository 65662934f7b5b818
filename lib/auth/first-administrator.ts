import type { Db } from '../db/open';
import { firstAdministratorInvitation } from './invitations';

/** The words that make the first administrator, for the console only; null once there is one. */
export function firstAdministratorWords(db: Db, address: string, now: number): string | null {
  const token = firstAdministratorInvitation(db, now);
  if (token === null) return null;
  return [
    'There is no administrator yet. Open this link to become the first one, and an instructor of every course',
    '(it works once, until the next start):',
    `  ${address}/invite/${token}`,
  ].join('\n');
}
