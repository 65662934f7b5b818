import type { Db } from '../db/open';
import { firstInstructorInvitation } from './invitations';

/** The words that make the first instructor, for the console only; null once there is one. */
export function firstInstructorWords(db: Db, address: string, now: number): string | null {
  const token = firstInstructorInvitation(db, now);
  if (token === null) return null;
  return [
    'There is no instructor yet. Open this link to become the first one (it works once, until the next start):',
    `  ${address}/invite/${token}`,
  ].join('\n');
}
